using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when things that need doing by one caller are looked for. All of it now.</summary>
public sealed record AttentionFacts
{
    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Its day, in England.</summary>
    public DateOnly Day => LondonCalendar.DayOf(Now);

    /// <summary>The caller as a supervisor. Null when they are none.</summary>
    public SupervisorId? SupervisorId { get; init; }

    /// <summary>The caller's own record, if they have one, and the coaches whom they supervise; each once.</summary>
    public ImmutableArray<CoachMatters> Coaches { get; init; } = [];

    /// <summary>Offers that wait for a steward. Empty for others.</summary>
    public ImmutableArray<OfferInReview> InReview { get; init; } = [];

    /// <summary>Published offers that claim competencies which nobody has checked. Empty for all but stewards.</summary>
    public ImmutableArray<UncheckedOffer> Unchecked { get; init; } = [];

    /// <summary>Drafts of the caller's providers that a steward has sent back. Empty for who publishes nothing.</summary>
    public ImmutableArray<ReturnedOffer> Returned { get; init; } = [];

    /// <summary>Runs of the caller's providers that have ended, with places on them that are still booked. Empty for who publishes nothing.</summary>
    public ImmutableArray<EndedRun> Ended { get; init; } = [];

    /// <summary>Budgets of the organisations that the caller funds. Empty for others.</summary>
    public ImmutableArray<HeldBudget> Budgets { get; init; } = [];

    /// <summary>Published offers of the caller's providers. Empty for who publishes nothing.</summary>
    public ImmutableArray<AccreditedOffer> Published { get; init; } = [];
}

/// <summary>An offer that waits for a steward.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Provider">Name of who publishes it. Null when not known.</param>
/// <param name="Submission">The latest. Null when none was kept.</param>
public sealed record OfferInReview(OfferId Id, string Title, string? Provider, OfferSubmission? Submission);

/// <summary>A published offer with mappings that nobody has checked.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Provider">Name of who publishes it. Null when not known.</param>
/// <param name="Version">Number of the version shown.</param>
/// <param name="Competencies">Codes of what it claims unchecked, in framework order; at least one.</param>
public sealed record UncheckedOffer(OfferId Id, string Title, string? Provider, int Version, ImmutableArray<string> Competencies);

/// <summary>A draft that a steward has sent back.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Submission">The latest, which was sent back.</param>
public sealed record ReturnedOffer(OfferId Id, string Title, OfferSubmission Submission);

/// <summary>A published offer with what it was ever accredited for.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Title">Its title.</param>
/// <param name="Accreditations">Of the version shown, in any order, each with the name of who accredits.</param>
public sealed record AccreditedOffer(OfferId Id, string Title, ImmutableArray<(Accreditation Accreditation, string? Body)> Accreditations);

/// <summary>A place on a run, or the request for one.</summary>
/// <param name="Place">The place.</param>
/// <param name="Run">Its run.</param>
/// <param name="Offer">Title of the run's offer.</param>
/// <param name="PromotedAt">When it came from the waiting list by itself, UTC. Null when it did not.</param>
public sealed record KnownPlace(Enrolment Place, OfferRun Run, string Offer, DateTimeOffset? PromotedAt = null)
{
    /// <summary>Changes of the run, in any order. Empty for other people's places.</summary>
    public ImmutableArray<RunRevision> Revisions { get; init; } = [];
}

/// <summary>A run with places that are still booked.</summary>
/// <param name="Run">The run.</param>
/// <param name="Offer">Title of its offer.</param>
/// <param name="Booked">How many.</param>
public sealed record EndedRun(OfferRun Run, string Offer, int Booked);

/// <summary>A budget with the names of who holds it and where it comes from.</summary>
public sealed record HeldBudget(FundingAllocation Allocation, string Organisation, string Stream);
