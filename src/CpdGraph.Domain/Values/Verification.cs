namespace CpdGraph.Domain;

/// <summary>How far a record has been checked by someone other than its author.</summary>
public enum Verification
{
    /// <summary>Written by the coach, not checked yet.</summary>
    SelfReported,

    /// <summary>Waiting for a provider or supervisor.</summary>
    Awaiting,

    /// <summary>Confirmed by the provider, a supervisor or an attendance list.</summary>
    Verified,

    /// <summary>Checked and refused. The reason is on the record.</summary>
    Rejected,
}
