using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// What numbers of a workforce are worked out from: coaches with their posts, tiers and states, and their totals, with all that they hang on, as of one moment.
/// It names things by their place in its own lists, and holds no name or other text about a person. Made once, never changed; safe to share.
/// </summary>
public sealed record WorkforceFacts
{
    /// <summary>The day in England on which they were made.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When they were made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>All coaches, or those of a team.</summary>
    public ImmutableArray<CoachFacts> Coaches { get; init; } = [];

    /// <summary>Organisations that anything refers to, and all above them on any day.</summary>
    public ImmutableArray<OrganisationId> Organisations { get; init; } = [];

    /// <summary>Which organisation was one level below which, on which days. Of several that hold on a day the first counts.</summary>
    public ImmutableArray<OrganisationLink> Links { get; init; } = [];

    /// <summary>Versions of offers that were completed.</summary>
    public ImmutableArray<VersionFacts> Versions { get; init; } = [];

    /// <summary>Streams that anything was paid from or that have a budget.</summary>
    public ImmutableArray<FundingStreamId> Streams { get; init; } = [];

    /// <summary>Competencies that anything is expected of or that were mapped to an offer that was completed.</summary>
    public ImmutableArray<CompetencyFact> Competencies { get; init; } = [];

    /// <summary>Areas of these competencies, in the order in which they are shown.</summary>
    public ImmutableArray<CompetencyAreaId> Areas { get; init; } = [];

    /// <summary>Requirements before taking referrals that somebody lacks or lacked.</summary>
    public ImmutableArray<ReadinessRequirementId> Requirements { get; init; } = [];

    /// <summary>Days on which <see cref="CoachFacts.States"/> were worked out: ends of months, oldest first, and <see cref="Day"/> last.</summary>
    public ImmutableArray<DateOnly> StateDays { get; init; } = [];

    /// <summary>Completions by month, in the order of coaches and, for each, of months.</summary>
    public ImmutableArray<LearningFact> Learning { get; init; } = [];

    /// <summary>Money by month, in the order of coaches and, for each, of months.</summary>
    public ImmutableArray<SpendFact> Spend { get; init; } = [];

    /// <summary>Informal learning by month, in the order of coaches and, for each, of months.</summary>
    public ImmutableArray<InformalFact> Informal { get; init; } = [];

    /// <summary>Places by the month in which their run began, in the order of coaches and, for each, of months.</summary>
    public ImmutableArray<BookedFact> Booked { get; init; } = [];

    /// <summary>All budgets; none in the facts of a team.</summary>
    public ImmutableArray<BudgetFact> Budgets { get; init; } = [];
}

/// <summary>One coach.</summary>
public sealed record CoachFacts
{
    /// <summary>Where they work, latest begun first: of several that run on a day the first counts.</summary>
    public ImmutableArray<PostFact> Posts { get; init; } = [];

    /// <summary>Recognitions that were not revoked on the day they began, latest first: of several that are live on a day the first counts.</summary>
    public ImmutableArray<TierFact> Tiers { get; init; } = [];

    /// <summary>How they stood on each of <see cref="WorkforceFacts.StateDays"/>. Null on days on which they were in no post.</summary>
    public ImmutableArray<CoachState?> States { get; init; } = [];

    /// <summary>Places in <see cref="WorkforceFacts.Competencies"/> of what is expected of the tier that they hold. Empty without one.</summary>
    public ImmutableArray<int> Expected { get; init; } = [];

    /// <summary>Of <see cref="Expected"/>, what is confirmed.</summary>
    public ImmutableArray<int> Achieved { get; init; } = [];

    /// <summary>Places in <see cref="WorkforceFacts.Competencies"/> of what they still need for the tier after theirs.</summary>
    public ImmutableArray<int> Gaps { get; init; } = [];
}

/// <summary>A post.</summary>
/// <param name="Organisation">Place of the employer in <see cref="WorkforceFacts.Organisations"/>.</param>
/// <param name="To">Last day. Null while it runs.</param>
public sealed record PostFact(int Organisation, DateOnly From, DateOnly? To);

/// <summary>A recognition of a tier.</summary>
/// <param name="From">The day of the award.</param>
/// <param name="To">Last day on which it counts. Null while it is live.</param>
public sealed record TierFact(PracticeTier Tier, DateOnly From, DateOnly? To);

/// <summary>How a coach stood on a day.</summary>
/// <param name="Readiness">Null when nothing was required.</param>
/// <param name="Missing">Places in <see cref="WorkforceFacts.Requirements"/> of what was required and not met.</param>
/// <param name="Supervision">State of each kind that a rule asked for.</param>
public sealed record CoachState(ReadinessStatus? Readiness, ImmutableArray<int> Missing, ImmutableArray<SupervisionFact> Supervision);

/// <summary>State of one kind of supervision.</summary>
public sealed record SupervisionFact(SupervisionKind Kind, SupervisionStatus Status);

/// <summary>One organisation one level below another for a time.</summary>
/// <param name="Child">Place in <see cref="WorkforceFacts.Organisations"/>.</param>
/// <param name="Parent">Place in <see cref="WorkforceFacts.Organisations"/>.</param>
/// <param name="To">Last day. Null while it holds.</param>
public sealed record OrganisationLink(int Child, int Parent, DateOnly From, DateOnly? To);

/// <summary>What numbers can be grouped by of a version of an offer.</summary>
/// <param name="Competencies">Places in <see cref="WorkforceFacts.Competencies"/> of those that it develops or assesses.</param>
public sealed record VersionFacts(
    OfferVersionId Id, OfferChannel Channel, OfferFormat Format, ProviderKind ProviderKind, ImmutableArray<int> Competencies);

/// <summary>A competency.</summary>
/// <param name="Area">Place of its area in <see cref="WorkforceFacts.Areas"/>.</param>
public sealed record CompetencyFact(CompetencyId Id, int Area);

/// <summary>Completions of one coach and version in one month.</summary>
/// <param name="Coach">Place in <see cref="WorkforceFacts.Coaches"/>.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Organisation">Place of the employer in <see cref="WorkforceFacts.Organisations"/>; -1 between employments.</param>
/// <param name="Tier">Null without one.</param>
/// <param name="Version">Place in <see cref="WorkforceFacts.Versions"/>.</param>
/// <param name="Funding">What each stream gave.</param>
public readonly record struct LearningFact(
    int Coach, DateOnly Month, int Organisation, PracticeTier? Tier, int Version, int Completions, int Minutes, ImmutableArray<StreamFact> Funding) : IMonthlyFact;

/// <summary>What a stream gave.</summary>
/// <param name="Stream">Place in <see cref="WorkforceFacts.Streams"/>.</param>
public readonly record struct StreamFact(int Stream, long Pence);

/// <summary>Money of one coach from one stream in one month.</summary>
public readonly record struct SpendFact(int Coach, DateOnly Month, int Organisation, int Stream, long CommittedPence, long SpentPence, long StatedPence) : IMonthlyFact;

/// <summary>Informal learning of one coach in one month.</summary>
public readonly record struct InformalFact(int Coach, DateOnly Month, int Organisation, int Minutes) : IMonthlyFact;

/// <summary>Places of one coach on runs that began in one month.</summary>
public readonly record struct BookedFact(int Coach, DateOnly Month, int Organisation, int Booked, int Attended, int DidNotAttend) : IMonthlyFact;

/// <summary>An organisation's budget.</summary>
/// <param name="Organisation">Place of the holder in <see cref="WorkforceFacts.Organisations"/>.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day.</param>
public readonly record struct BudgetFact(int Organisation, int Stream, long Pence, DateOnly OpensOn, DateOnly ClosesOn);
