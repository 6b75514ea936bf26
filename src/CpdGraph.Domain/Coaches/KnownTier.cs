namespace CpdGraph.Domain;

/// <summary>A tier of a supervisor who is no coach here, as known from elsewhere.</summary>
public sealed record KnownTier
{
    /// <summary>The tier.</summary>
    public required PracticeTier Tier { get; init; }

    /// <summary>First day on which it counts.</summary>
    public required DateOnly AwardedOn { get; init; }

    /// <summary>What it rests on.</summary>
    public required string Basis { get; init; }

    /// <summary>Person or body that recognised it.</summary>
    public required string RecognisedBy { get; init; }
}
