namespace CpdGraph.Domain;

/// <summary>State of a development plan.</summary>
public enum PlanStatus
{
    /// <summary>The coach is writing it.</summary>
    Draft,

    /// <summary>Waits for the supervisor.</summary>
    AwaitingAgreement,

    /// <summary>Agreed between coach and supervisor.</summary>
    Agreed,

    /// <summary>Another plan has taken its place.</summary>
    Closed,
}
