namespace CpdGraph.Domain;

/// <summary>That an offer was taken out of the catalogue. An offer has at most one.</summary>
public sealed record OfferWithdrawal
{
    /// <summary>The offer.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>When, UTC. Its day in England is the last on which the offer was given.</summary>
    public required DateTimeOffset WithdrawnAt { get; init; }

    /// <summary>Who did it. Null for the command line.</summary>
    public PrincipalId? WithdrawnById { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
