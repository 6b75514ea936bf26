namespace CpdGraph.Domain;

/// <summary>An offer handed in for review. The latest one of an offer counts while the offer is in review.</summary>
public sealed record OfferSubmission
{
    /// <summary>The offer.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>When it was handed in, UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Who handed it in. Null for the command line.</summary>
    public PrincipalId? SubmittedById { get; init; }

    /// <summary>Name of who handed it in.</summary>
    public required string SubmittedByName { get; init; }

    /// <summary>For the steward. Null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>When a steward sent it back, UTC. Null otherwise.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Who sent it back. Null otherwise, and for the command line.</summary>
    public PrincipalId? ReturnedById { get; init; }

    /// <summary>What the provider is asked to change. Null unless it was sent back.</summary>
    public string? ReturnReason { get; init; }
}
