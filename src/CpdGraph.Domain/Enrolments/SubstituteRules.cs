using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether a colleague takes over a place that is booked.</summary>
public static class SubstituteRules
{
    /// <summary>
    /// Decides whether a booked place goes to a colleague: by somebody who may act for both, before the run begins. The substitute keeps the number of
    /// the place, and must meet what is asked of everybody who asks for one.
    /// </summary>
    /// <param name="named">The place. Its value is null when the caller may not see it.</param>
    /// <param name="colleague">The substitute. Without a value when the caller may not see them.</param>
    /// <param name="facts">Null exactly when one of the two was not found.</param>
    /// <returns>Both places, or every mistake found.</returns>
    public static Outcome<Substitution, UserError> Substitute(Named<Enrolment> named, Named<Coach> colleague, SubstituteFacts? facts)
    {
        var check = new InputCheck();
        var place = check.Find<Enrolment>(named, "id");
        var substitute = check.Find<Coach>(colleague, "coachId");

        if (place is null || substitute is null || facts is null)
        {
            return check.As<UserError>(problem => new EnrolmentError.Input(problem)).ToImmutableArray();
        }

        if (!ActsFor(place.CoachId, facts.Caller) || !ActsFor(substitute.Id, facts.Caller))
        {
            return new EnrolmentError.NotForYou(
                "Only somebody who supervises both, or gives up their own place, passes it on. Ask a line manager of both.", ActsFor(place.CoachId, facts.Caller) ? "coachId" : "id");
        }

        // What is wrong with the colleague matters only while there is a place to pass on.
        if (PlaceError(place, facts) is { } error)
        {
            return error;
        }

        ImmutableArray<UserError> errors = [.. CoachErrors(place, substitute, facts)];

        return errors.IsEmpty ? PassedOn(place, substitute, facts) : errors;
    }

    private static bool ActsFor(CoachId coach, Caller caller) =>
        caller.Has(Standing.Supervisor) && (caller.CoachId == coach || caller.Stands(Relation.Supervises, AccessSubject.Of(coach)));

    private static EnrolmentError? PlaceError(Enrolment place, SubstituteFacts facts)
    {
        var from = EnrolmentSteps.Before(EnrolmentStatus.Substituted);
        var window = BookingWindow.ForDecisionsOn(facts.Bookable.Run);

        return !from.Contains(place.Status) ? new EnrolmentError.WrongState(place.Status, from)
            : !window.IsOpenAt(facts.Now) ? new EnrolmentError.RunBegun(window)
            : null;
    }

    private static IEnumerable<UserError> CoachErrors(Enrolment place, Coach substitute, SubstituteFacts facts)
    {
        if (substitute.Id == place.CoachId)
        {
            yield return new SubstituteError.SameCoach();
            yield break;
        }

        if (facts.EmployerId is null || facts.EmployerId != place.EmployerId)
        {
            yield return new SubstituteError.OtherEmployer();
        }

        if (NeedsApproval(facts) && !EnrolmentRules.Manages(facts.Caller, substitute.Id, facts.LineManagers))
        {
            yield return new SubstituteError.NoApproval();
        }

        if (facts.LivePlaces.FirstOrDefault(live => live.Enrolment.OfferId == place.OfferId) is { } same)
        {
            yield return new EnrolmentError.AlreadyEnrolled(same.Enrolment) { Field = ["coachId"] };
        }

        if (EnrolmentRules.InTheWayOf(facts.Bookable.Run.Sessions, facts.LivePlaces.Where(live => live.Enrolment.OfferId != place.OfferId)) is { } other)
        {
            yield return new EnrolmentError.Clash(other) { Field = ["coachId"] };
        }

        var missing = EnrolmentRules.MissingOf(
            facts.Bookable.Version.PrerequisiteIds, facts.Completions, LondonCalendar.DayOf(facts.Bookable.Run.StartsAt));

        if (!missing.IsEmpty)
        {
            yield return new EnrolmentError.PrerequisitesMissing(missing) { Field = ["coachId"] };
        }
    }

    private static bool NeedsApproval(SubstituteFacts facts) => facts.Bookable.Run.ApprovalNeeded || facts.IsPaidFor;

    private static Substitution PassedOn(Enrolment place, Coach substitute, SubstituteFacts facts)
    {
        var by = facts.Caller.PrincipalId;
        var taken = place with
        {
            Id = EnrolmentId.New(facts.Now),
            CoachId = substitute.Id,
            RequestedById = by!.Value,
            RequestedAt = facts.Now,
            DecidedById = NeedsApproval(facts) ? by : null,
            Reason = null,
            SubstituteForId = place.Id,
            UpdatedAt = facts.Now,
        };
        var given = EnrolmentSteps.Move(place, EnrolmentStatus.Substituted, by, facts.Now);

        return new(given with { After = given.After with { SubstitutedById = taken.Id } }, new(null, taken, by));
    }
}
