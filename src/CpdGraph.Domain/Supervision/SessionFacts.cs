namespace CpdGraph.Domain;

/// <summary>What decides whether a meeting may be logged.</summary>
public sealed record SessionFacts
{
    /// <summary>Who logs it; has an account.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Who was arranged to give this kind on the day. Null when nobody was.</summary>
    public SupervisorId? Arranged { get; init; }

    /// <summary>The rule for the kind on the day. Null when none was in force.</summary>
    public SupervisionPolicy? Policy { get; init; }

    /// <summary>Tier of who gave it, on the day. Null when they had none.</summary>
    public PracticeTier? SupervisorTier { get; init; }

    /// <summary>The meeting of this kind with this supervisor on this day that is logged already. Null when there is none.</summary>
    public SupervisionSessionId? Logged { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
