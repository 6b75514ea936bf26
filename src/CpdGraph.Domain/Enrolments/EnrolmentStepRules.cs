using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on what becomes of a request or place: who may, and in which state, is here and in <see cref="EnrolmentSteps"/>.</summary>
public static class EnrolmentStepRules
{
    /// <summary>Decides whether a request may be approved: by a line manager of the coach alone, never by the coach, until the run begins.</summary>
    /// <param name="named">The request. Its value is null when the caller may not see it.</param>
    /// <param name="facts">Null exactly when the request was not found.</param>
    /// <returns>The enrolment, booked, or waiting where the run is full; or every mistake found.</returns>
    public static Outcome<EnrolmentChange, EnrolmentError> Approve(Named<Enrolment> named, EnrolmentStepFacts? facts)
    {
        var check = new InputCheck();

        if (check.Find<Enrolment>(named, "id") is not { } enrolment || facts is null)
        {
            return Inputs(check).ToImmutable();
        }

        if (facts.Caller.CoachId == enrolment.CoachId)
        {
            return new EnrolmentError.OwnRequest();
        }

        if (!EnrolmentRules.Manages(facts.Caller, enrolment.CoachId, facts.LineManagers))
        {
            return new EnrolmentError.NotForYou("Only a line manager of the coach approves a request. Ask one of them.", "id");
        }

        if (StateError(enrolment, [EnrolmentStatus.Requested]) is { } wrong)
        {
            return wrong;
        }

        var errors = ImmutableArray.CreateBuilder<EnrolmentError>();
        errors.AddRange(TimeErrors(facts));

        if (!facts.Places.HasPlace && !facts.Run.WaitingListOpen)
        {
            errors.Add(new EnrolmentError.NoPlacesLeft(facts.Run, WaitingListOpen: false, "id"));
        }

        if (errors.Count > 0)
        {
            return errors.ToImmutable();
        }

        var change = EnrolmentSteps.Move(
            enrolment, facts.Places.HasPlace ? EnrolmentStatus.Booked : EnrolmentStatus.WaitingList, facts.Caller.PrincipalId, facts.Now);

        return change with { After = change.After with { DecidedById = facts.Caller.PrincipalId } };
    }

    /// <summary>Decides whether a request may be declined: by a line manager of the coach, a publisher of the run's provider, or a steward.</summary>
    /// <param name="named">The request. Its value is null when the caller may not see it.</param>
    /// <param name="reason">Needed; the coach reads it.</param>
    /// <param name="facts">Null exactly when the request was not found.</param>
    /// <returns>The request, declined, or every mistake found.</returns>
    public static Outcome<EnrolmentChange, EnrolmentError> Decline(Named<Enrolment> named, string reason, EnrolmentStepFacts? facts)
    {
        var check = new InputCheck();
        var enrolment = check.Find<Enrolment>(named, "id");
        var why = check.Needed(reason, TextRule.Reason, "reason");

        if (enrolment is not null && facts is not null)
        {
            if (facts.Caller.CoachId == enrolment.CoachId)
            {
                return new EnrolmentError.OwnRequest();
            }

            if (!EnrolmentRules.Manages(facts.Caller, enrolment.CoachId, facts.LineManagers) && !facts.Caller.May(AccessPolicy.OwnProvider, AccessSubject.Of(facts.ProviderId)))
            {
                return new EnrolmentError.NotForYou("Only a line manager of the coach or the provider of the run declines a request. Ask one of them.", "id");
            }
        }

        var errors = Inputs(check);

        if (enrolment is not null && StateError(enrolment, EnrolmentSteps.Before(EnrolmentStatus.Declined)) is { } wrong)
        {
            errors.Add(wrong);
        }

        if (errors.Count > 0 || enrolment is null || facts is null)
        {
            return errors.ToImmutable();
        }

        var change = EnrolmentSteps.Move(enrolment, EnrolmentStatus.Declined, facts.Caller.PrincipalId, facts.Now);

        return change with { After = change.After with { DecidedById = facts.Caller.PrincipalId, Reason = why } };
    }

    /// <summary>Decides whether a place may be given back: by the coach, whoever supervises them, or the run's provider, until the run begins.</summary>
    /// <param name="named">The place. Its value is null when the caller may not see it.</param>
    /// <param name="reason">May be left out.</param>
    /// <param name="facts">Null exactly when the place was not found.</param>
    /// <returns>The place, cancelled, and late if it was booked and the notice has passed; or every mistake found.</returns>
    public static Outcome<EnrolmentChange, EnrolmentError> Cancel(Named<Enrolment> named, string? reason, EnrolmentStepFacts? facts)
    {
        var check = new InputCheck();
        var enrolment = check.Find<Enrolment>(named, "id");
        var why = check.Text(reason, TextRule.Reason, "reason");

        if (enrolment is not null && facts is not null && !MayCancel(facts.Caller, enrolment, facts.ProviderId))
        {
            return new EnrolmentError.NotForYou("Only the coach, whoever supervises them and the provider of the run cancel a place. Ask one of them.", "id");
        }

        var errors = Inputs(check);

        if (enrolment is not null && facts is not null)
        {
            errors.AddRange(StateError(enrolment, EnrolmentSteps.Before(EnrolmentStatus.Cancelled)) is { } wrong ? [wrong] : TimeErrors(facts));
        }

        return errors.Count > 0 || enrolment is null || facts is null
            ? errors.ToImmutable()
            : Cancelled(enrolment, facts.Run, why, facts.Caller.PrincipalId, facts.Now);
    }

    /// <summary>A live place that is given back, by whoever may.</summary>
    /// <param name="by">Null for the service itself.</param>
    /// <exception cref="InvalidOperationException">The place is not live.</exception>
    public static EnrolmentChange Cancelled(Enrolment enrolment, OfferRun run, string? reason, PrincipalId? by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(enrolment);

        var change = EnrolmentSteps.Move(enrolment, EnrolmentStatus.Cancelled, by, now);
        var late = enrolment.Status == EnrolmentStatus.Booked && CancelFreeUntil(run) is { } until && now > until;

        return change with { After = change.After with { Reason = reason, LateCancellation = late } };
    }

    /// <summary>A live place on a run that will not take place.</summary>
    /// <param name="reason">Why; the coach reads it.</param>
    /// <param name="by">Who cancelled the run. Null for the service itself.</param>
    /// <exception cref="InvalidOperationException">The place is not live.</exception>
    public static EnrolmentChange RunCancelled(Enrolment enrolment, string reason, PrincipalId? by, DateTimeOffset now)
    {
        var change = EnrolmentSteps.Move(enrolment, EnrolmentStatus.RunCancelled, by, now);

        return change with { After = change.After with { Reason = reason } };
    }

    /// <summary>The last moment to give a place back with full notice. Null when the run asks for none.</summary>
    public static DateTimeOffset? CancelFreeUntil(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return run.CancellationNoticeDays is { } days ? run.StartsAt.AddDays(-days) : null;
    }

    private static bool MayCancel(Caller caller, Enrolment enrolment, ProviderId provider)
    {
        var subject = AccessSubject.Of(enrolment, provider);

        return (caller.Has(Standing.Coach) && caller.Stands(Relation.Own, subject))
            || (caller.Has(Standing.Supervisor) && caller.Stands(Relation.Supervises, subject))
            || (caller.Has(Standing.Publisher) && caller.Stands(Relation.SameProvider, subject));
    }

    private static EnrolmentError.WrongState? StateError(Enrolment enrolment, ImmutableArray<EnrolmentStatus> from) =>
        from.Contains(enrolment.Status) ? null : new(enrolment.Status, from);

    private static IEnumerable<EnrolmentError> TimeErrors(EnrolmentStepFacts facts)
    {
        var window = BookingWindow.ForDecisionsOn(facts.Run);

        if (!window.IsOpenAt(facts.Now))
        {
            yield return new EnrolmentError.RunBegun(window);
        }
    }

    private static ImmutableArray<EnrolmentError>.Builder Inputs(InputCheck check)
    {
        var errors = ImmutableArray.CreateBuilder<EnrolmentError>();
        errors.AddRange(check.As(problem => new EnrolmentError.Input(problem)));

        return errors;
    }
}
