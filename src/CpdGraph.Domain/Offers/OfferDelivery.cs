namespace CpdGraph.Domain;

/// <summary>How an offer is taught and how long it takes. Null means that the provider does not publish it.</summary>
public sealed record OfferDelivery
{
    /// <summary>Way of teaching.</summary>
    public DeliveryMode? Mode { get; init; }

    /// <summary>Taught days, for example 0.5 or 4.</summary>
    public decimal? Days { get; init; }

    /// <summary>Time that the learner needs in all, in minutes.</summary>
    public int? LearningMinutes { get; init; }

    /// <summary>Time over which it spreads, in weeks.</summary>
    public int? ElapsedWeeks { get; init; }

    /// <summary>CPD time credited on completion, in minutes.</summary>
    public int? CpdMinutes { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>Markdown.</summary>
    public string? Accessibility { get; init; }
}
