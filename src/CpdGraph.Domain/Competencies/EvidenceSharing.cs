namespace CpdGraph.Domain;

/// <summary>Who may read an item of evidence besides its author.</summary>
public enum EvidenceSharing
{
    /// <summary>Nobody.</summary>
    Private,

    /// <summary>Supervisors and line managers whose relation is live.</summary>
    Supervisors,

    /// <summary>Supervisors, and line managers of the employer.</summary>
    Employer,
}
