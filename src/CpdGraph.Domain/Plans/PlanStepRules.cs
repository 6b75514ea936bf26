namespace CpdGraph.Domain;

/// <summary>Decides on agreeing development plans and on doing what they say. What may be done in which state is in <see cref="PlanSteps"/>.</summary>
public static class PlanStepRules
{
    /// <summary>Decides whether a plan may be put before the supervisor: by the coach alone, once it has something to do in it.</summary>
    /// <returns>The plan, waiting, or every mistake found.</returns>
    public static Outcome<DevelopmentPlan, PlanError> Submit(Named<DevelopmentPlan> named, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();

        if (check.Find<DevelopmentPlan>(named, "id") is not { } plan)
        {
            return PlanCheck.Inputs(check).ToImmutable();
        }

        if (caller.CoachId != plan.CoachId)
        {
            return new PlanError.NotForYou("Only the coach submits a plan. Ask them to do it.", "id");
        }

        if (plan.Status == PlanStatus.Draft && plan.Actions.IsEmpty)
        {
            check.Add(UserErrorCode.Required, "The plan has nothing to do in it. Add at least one action.", "id");
        }

        if (plan.Status == PlanStatus.Draft && plan.ReviewOn < LondonCalendar.DayOf(now))
        {
            check.Add(UserErrorCode.OutOfRange, "The day of the review has passed. Choose a later one first.", "id");
        }

        var errors = PlanCheck.Inputs(check);
        PlanCheck.AddStateErrors(plan, PlanStep.Submit, expectedRevision, errors);

        return errors.Count > 0 ? errors.ToImmutable() : PlanCheck.Moved(plan, PlanStep.Submit, now);
    }

    /// <summary>Decides whether a plan may be agreed: by a live supervisor or line manager of the coach, never by the coach. It closes the one agreed before.</summary>
    /// <param name="agreedOn">Today or earlier, at most a year ago.</param>
    /// <param name="before">The plan that is agreed now. Null when there is none.</param>
    /// <returns>The plan, agreed, with the closed one; or every mistake found.</returns>
    public static Outcome<AgreedPlan, PlanError> Agree(
        Named<DevelopmentPlan> named, DateOnly agreedOn, int expectedRevision, DevelopmentPlan? before, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);

        var today = LondonCalendar.DayOf(now);
        var check = new InputCheck();
        var plan = check.Find<DevelopmentPlan>(named, "id");

        if (plan is not null && caller.CoachId == plan.CoachId)
        {
            return new PlanError.OwnPlan();
        }

        if (plan is not null && !PlanCheck.Supervises(caller, plan.CoachId))
        {
            return new PlanError.NotForYou("Only a supervisor or line manager of the coach agrees a plan. Ask one of them.", "id");
        }

        if (agreedOn > today)
        {
            check.Add(UserErrorCode.InFuture, "The date is in the future. Agree the plan once you have.", "agreedOn");
        }
        else if (agreedOn < today.AddYears(-1))
        {
            check.Add(UserErrorCode.OutOfRange, "The date is more than a year ago. Check the year.", "agreedOn");
        }

        var errors = PlanCheck.Inputs(check);

        if (plan is not null)
        {
            PlanCheck.AddStateErrors(plan, PlanStep.Agree, expectedRevision, errors);
        }

        return errors.Count > 0 || plan is null ? errors.ToImmutable() : new AgreedPlan(
            PlanCheck.Moved(plan, PlanStep.Agree, now) with { AgreedById = caller.PrincipalId, AgreedByName = caller.Name, AgreedOn = agreedOn },
            before is null ? null : before with { Status = PlanStatus.Closed, Revision = before.Revision + 1, UpdatedAt = now });
    }

    /// <summary>Decides whether an action may be marked as done: by the coach or whoever supervises them.</summary>
    /// <param name="doneOn">From the plan's first day to today.</param>
    /// <returns>The plan after it, or every mistake found.</returns>
    public static Outcome<DevelopmentPlan, PlanError> CompleteAction(
        Named<DevelopmentPlan> named, string key, DateOnly doneOn, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();

        if (check.Find<DevelopmentPlan>(named, "planId") is not { } plan)
        {
            return PlanCheck.Inputs(check).ToImmutable();
        }

        if (!PlanCheck.MayWrite(caller, plan.CoachId))
        {
            return PlanCheck.NotYours("planId");
        }

        var action = check.Find<PlanAction>(new(key, plan.Actions.FirstOrDefault(one => one.Key == key)), "key");

        if (doneOn > LondonCalendar.DayOf(now))
        {
            check.Add(UserErrorCode.InFuture, "The date is in the future. Mark the action once it is done.", "doneOn");
        }
        else if (doneOn < plan.StartsOn)
        {
            check.Add(UserErrorCode.OutOfRange, "The date is before the plan's first day. Check it.", "doneOn");
        }

        var errors = PlanCheck.Inputs(check);
        PlanCheck.AddStateErrors(plan, PlanStep.CompleteAction, expectedRevision, errors);

        if (action?.DoneOn is not null)
        {
            errors.Add(new PlanError.ActionDone());
        }

        return errors.Count > 0 || action is null
            ? errors.ToImmutable()
            : PlanCheck.Moved(plan, PlanStep.CompleteAction, now) with { Actions = plan.Actions.Replace(action, action with { DoneOn = doneOn }) };
    }
}
