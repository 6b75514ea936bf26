using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on wishes for a place on a run. What may become of a place afterwards is in <see cref="EnrolmentStepRules"/>.</summary>
public static class EnrolmentRules
{
    /// <summary>
    /// Decides whether a coach gets a place, waits for one, or for a line manager. The coach and whoever supervises them ask; a line manager who
    /// asks has approved by that.
    /// </summary>
    /// <returns>The enrolment, or every mistake found.</returns>
    public static Outcome<EnrolmentChange, EnrolmentError> Request(EnrolmentRequest request, EnrolmentFacts facts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var coach = check.Find<Coach>(request.Coach, "coachId");
        var bookable = check.Find<BookableRun>(request.Run, "runId");
        var cost = check.Money(request.Cost, "cost");

        if (coach is not null && !MayAsk(facts.Caller, coach.Id))
        {
            return new EnrolmentError.NotForYou("Only the coach and whoever supervises them ask for a place. Ask one of them.", "coachId");
        }

        if (coach is null || bookable is null)
        {
            return check.As<EnrolmentError>(problem => new EnrolmentError.Input(problem)).ToImmutableArray();
        }

        var approval = Approval(request, bookable.Run, coach, facts);
        var status = Status(request, bookable.Run, facts.Places, approval);
        ImmutableArray<EnrolmentError> errors =
        [
            .. check.As(problem => new EnrolmentError.Input(problem)),
            .. WindowErrors(bookable.Run, facts.Now),
            .. PlaceErrors(bookable, facts.LivePlaces),
            .. PrerequisiteErrors(bookable, facts.Completions),
            .. approval == Decision.Impossible ? new[] { new EnrolmentError.NoApprover() } : [],
            .. status is null ? new[] { new EnrolmentError.NoPlacesLeft(bookable.Run, bookable.Run.WaitingListOpen, "runId") } : [],
        ];

        return errors.IsEmpty ? new EnrolmentChange(null, New(bookable, coach, cost, status!.Value, approval, facts), facts.Caller.PrincipalId) : errors;
    }

    /// <summary>What a run costs a learner by its price. Null when it is not published.</summary>
    public static Money? CostOf(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return run.Price.Free == true ? Money.Zero : run.Price.Amount;
    }

    /// <summary>Offers that a coach has not completed so that it counts on a day.</summary>
    /// <param name="prerequisites">Offers to be completed first.</param>
    /// <param name="completions">Of the coach; those that were corrected are left out.</param>
    /// <param name="day">The first day of the run: the later learning builds on the earlier then.</param>
    public static ImmutableArray<OfferId> MissingOf(ImmutableArray<OfferId> prerequisites, IReadOnlyCollection<Completion> completions, DateOnly day)
    {
        var counting = completions
            .Where(row => CompletionProof.OutcomeFault(row) is null && CompletionProof.ExpiryFault(row, day) is null)
            .Select(row => row.OfferId)
            .ToHashSet();

        return [.. prerequisites.Where(offer => !counting.Contains(offer))];
    }

    /// <summary>A live place that has a session at the time of one of these. Null when there is none.</summary>
    /// <param name="sessions">Sessions of the run.</param>
    /// <param name="live">Live places of the coach.</param>
    public static Enrolment? InTheWayOf(ImmutableArray<RunSession> sessions, IEnumerable<LivePlace> live) => live
        .OrderBy(place => place.Enrolment.Id.Value)
        .FirstOrDefault(place => place.Sessions.Any(taken => sessions.Any(session => session.StartsAt < taken.EndsAt && taken.StartsAt < session.EndsAt)))?.Enrolment;

    /// <summary>Whether the caller manages the coach, and is not the coach.</summary>
    internal static bool Manages(Caller caller, CoachId coach, ImmutableArray<LineManager> managers) =>
        caller.Has(Standing.Supervisor) && caller.CoachId != coach && managers.Any(manager => manager.Supervisor.Id == caller.SupervisorId);

    private static bool MayAsk(Caller caller, CoachId coach) =>
        (caller.CoachId == coach && caller.Has(Standing.Coach)) || (caller.Has(Standing.Supervisor) && caller.Stands(Relation.Supervises, AccessSubject.Of(coach)));

    private static Decision Approval(EnrolmentRequest request, OfferRun run, Coach coach, EnrolmentFacts facts) =>
        !run.ApprovalNeeded && !request.AsksForMoney ? Decision.NotNeeded
        : Manages(facts.Caller, coach.Id, facts.LineManagers) ? Decision.Given
        : facts.LineManagers.Any(manager => manager.MayApprove && !manager.Supervisor.IsSamePersonAs(coach)) ? Decision.Open
        : Decision.Impossible;

    // Null when there is neither a place nor a waiting list. Whoever waits for a line manager holds no place, and must still be able to get one.
    private static EnrolmentStatus? Status(EnrolmentRequest request, OfferRun run, RunPlaces places, Decision approval)
    {
        var mayWait = request.JoinWaitingList && run.WaitingListOpen;

        return !places.HasPlace && !mayWait ? null
            : approval is Decision.Open or Decision.Impossible ? EnrolmentStatus.Requested
            : places.HasPlace ? EnrolmentStatus.Booked
            : EnrolmentStatus.WaitingList;
    }

    private static IEnumerable<EnrolmentError> WindowErrors(OfferRun run, DateTimeOffset now)
    {
        var window = BookingWindow.Of(run);

        if (!window.IsOpenAt(now))
        {
            yield return new EnrolmentError.BookingClosed(window, now < window.ClosesAt, "runId");
        }
    }

    private static IEnumerable<EnrolmentError> PlaceErrors(BookableRun bookable, ImmutableArray<LivePlace> live)
    {
        if (live.FirstOrDefault(place => place.Enrolment.OfferId == bookable.Offer.Id) is { } same)
        {
            yield return new EnrolmentError.AlreadyEnrolled(same.Enrolment);
        }

        if (InTheWayOf(bookable.Run.Sessions, live.Where(place => place.Enrolment.OfferId != bookable.Offer.Id)) is { } other)
        {
            yield return new EnrolmentError.Clash(other);
        }
    }

    private static IEnumerable<EnrolmentError> PrerequisiteErrors(BookableRun bookable, ImmutableArray<Completion> completions)
    {
        var missing = MissingOf(bookable.Version.PrerequisiteIds, completions, LondonCalendar.DayOf(bookable.Run.StartsAt));

        if (!missing.IsEmpty)
        {
            yield return new EnrolmentError.PrerequisitesMissing(missing);
        }
    }

    private static Enrolment New(BookableRun bookable, Coach coach, Money? cost, EnrolmentStatus status, Decision approval, EnrolmentFacts facts) => new()
    {
        Id = EnrolmentId.New(facts.Now),
        CoachId = coach.Id,
        RunId = bookable.Run.Id,
        OfferId = bookable.Offer.Id,
        Status = status,
        Number = facts.Places.LastNumber + 1,
        EmployerId = facts.EmployerId,
        Cost = cost ?? CostOf(bookable.Run),
        RequestedById = facts.Caller.PrincipalId!.Value,
        RequestedAt = facts.Now,
        DecidedById = approval == Decision.Given ? facts.Caller.PrincipalId : null,
        UpdatedAt = facts.Now,
    };

    private enum Decision
    {
        NotNeeded,

        // A line manager asks.
        Given,

        // A line manager will decide.
        Open,

        // Nobody can.
        Impossible,
    }
}
