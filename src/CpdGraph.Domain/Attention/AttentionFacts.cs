using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when things that need doing by one caller are looked for. All of it today.</summary>
public sealed record AttentionFacts
{
    /// <summary>The day, in England.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The caller as a supervisor. Null when they are none.</summary>
    public SupervisorId? SupervisorId { get; init; }

    /// <summary>The caller's own record, if they have one, and the coaches whom they supervise; each once.</summary>
    public ImmutableArray<CoachMatters> Coaches { get; init; } = [];

    /// <summary>Offers that wait for a steward. Empty for others.</summary>
    public ImmutableArray<OfferInReview> InReview { get; init; } = [];

    /// <summary>Published offers of the caller's providers. Empty for who publishes nothing.</summary>
    public ImmutableArray<AccreditedOffer> Published { get; init; } = [];
}

/// <summary>An offer that waits for a steward.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Provider">Name of who publishes it. Null when not known.</param>
/// <param name="Submission">The latest. Null when none was kept.</param>
public sealed record OfferInReview(OfferId Id, string Title, string? Provider, OfferSubmission? Submission);

/// <summary>A published offer with what it was ever accredited for.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Accreditations">Of the version shown, in any order, each with the name of who accredits.</param>
public sealed record AccreditedOffer(OfferId Id, string Title, ImmutableArray<(Accreditation Accreditation, string? Body)> Accreditations);
