namespace CpdGraph.Domain;

/// <summary>Overall readiness to take referrals.</summary>
public enum ReadinessStatus
{
    /// <summary>No requirement is met yet.</summary>
    NotStarted,

    /// <summary>Something is met, but not all that is required.</summary>
    InProgress,

    /// <summary>All that is required is met.</summary>
    Ready,

    /// <summary>Was ready until something that is required expired.</summary>
    Lapsed,
}
