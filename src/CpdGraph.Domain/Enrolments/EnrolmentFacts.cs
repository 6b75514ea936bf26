using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A run of a published offer, read while its places are locked.</summary>
/// <param name="Run">The run with its sessions.</param>
/// <param name="Offer">Its offer.</param>
/// <param name="Version">The version of the offer that is shown.</param>
public sealed record BookableRun(OfferRun Run, Offer Offer, OfferVersion Version);

/// <summary>A live place of a coach, with when it takes place.</summary>
public sealed record LivePlace(Enrolment Enrolment, ImmutableArray<RunSession> Sessions);

/// <summary>Who manages a coach today.</summary>
/// <param name="Supervisor">The line manager.</param>
/// <param name="MayApprove">Whether they have an account that supervises today, and so can approve at all.</param>
public sealed record LineManager(Supervisor Supervisor, bool MayApprove);

/// <summary>A wish for a place on a run.</summary>
public sealed record EnrolmentRequest
{
    /// <summary>The coach. Without a value when the caller may not see them.</summary>
    public required Named<Coach> Coach { get; init; }

    /// <summary>The run. Without a value when there is none of a published offer.</summary>
    public required Named<BookableRun> Run { get; init; }

    /// <summary>Whether the coach waits when the run is full.</summary>
    public bool JoinWaitingList { get; init; } = true;

    /// <summary>What the place costs in all, as typed. Null: the run's price.</summary>
    public MoneyEntry? Cost { get; init; }

    /// <summary>Whether somebody else than the coach is to pay, so that a line manager must approve.</summary>
    public bool AsksForMoney { get; init; }
}

/// <summary>What a wish for a place is decided by, read while the coach and the run's places are locked.</summary>
public sealed record EnrolmentFacts
{
    /// <summary>The run's places, those who waited served.</summary>
    public required RunPlaces Places { get; init; }

    /// <summary>Live places of the coach.</summary>
    public ImmutableArray<LivePlace> LivePlaces { get; init; } = [];

    /// <summary>Completions of the coach of what the offer builds on; those that were corrected are left out.</summary>
    public ImmutableArray<Completion> Completions { get; init; } = [];

    /// <summary>Who manages the coach today.</summary>
    public ImmutableArray<LineManager> LineManagers { get; init; } = [];

    /// <summary>The coach's employer today. Null between employments.</summary>
    public OrganisationId? EmployerId { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>What a step of an enrolment is decided by, read while the run's places are locked.</summary>
public sealed record EnrolmentStepFacts
{
    /// <summary>The run.</summary>
    public required OfferRun Run { get; init; }

    /// <summary>Who gives the run.</summary>
    public required ProviderId ProviderId { get; init; }

    /// <summary>The run's places, those who waited served.</summary>
    public required RunPlaces Places { get; init; }

    /// <summary>Who manages the coach today.</summary>
    public ImmutableArray<LineManager> LineManagers { get; init; } = [];

    /// <summary>Who acts.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
