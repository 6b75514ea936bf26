using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on what development plans say. What may be done in which state is in <see cref="PlanSteps"/>.</summary>
public static class PlanRules
{
    /// <summary>Decides whether a plan may be made. The coach and whoever supervises them write it, one at a time.</summary>
    /// <param name="existing">Plans of the coach, at least those that are not closed.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>A draft, or every mistake found.</returns>
    public static Outcome<DevelopmentPlan, PlanError> Create(
        Named<Coach> coach, PlanEntry entry, IReadOnlyCollection<DevelopmentPlan> existing, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();
        var found = check.Find<Coach>(coach, "coachId");

        if (found is not null && !PlanCheck.MayWrite(caller, found.Id))
        {
            return PlanCheck.NotYours("coachId");
        }

        var actions = PlanContent.Actions(entry.Actions, check, "plan", "actions");
        PlanContent.Dates(entry.StartsOn, entry.ReviewOn, actions, action => actions.IndexOf(action), LondonCalendar.DayOf(now), check, "plan");
        PlanContent.Target(entry.CpdTargetMinutes, check, "plan");
        var aspiration = check.Text(entry.Aspiration, TextRule.Reflection, "plan", "aspiration");
        var errors = PlanCheck.Inputs(check);

        if (existing.FirstOrDefault(plan => plan.Status is PlanStatus.Draft or PlanStatus.AwaitingAgreement) is { } prepared)
        {
            errors.Add(new PlanError.AlreadyPrepared(prepared.Id));
        }

        return errors.Count > 0 || found is null ? errors.ToImmutable() : new DevelopmentPlan
        {
            Id = DevelopmentPlanId.New(now),
            CoachId = found.Id,
            StartsOn = entry.StartsOn,
            ReviewOn = entry.ReviewOn,
            Status = PlanStatus.Draft,
            Aspiration = aspiration,
            CpdTargetMinutes = entry.CpdTargetMinutes,
            Actions = actions,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>Decides whether changes of a plan may stand. One that waits for agreement becomes a draft again.</summary>
    /// <param name="named">The plan. Its value is null when the caller may not see it.</param>
    /// <returns>The plan after the change and what changed, or every mistake found.</returns>
    public static Outcome<Change<DevelopmentPlan>, PlanError> Update(
        Named<DevelopmentPlan> named, PlanChanges changes, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();

        if (check.Find<DevelopmentPlan>(named, "id") is not { } plan)
        {
            return PlanCheck.Inputs(check).ToImmutable();
        }

        if (!PlanCheck.MayWrite(caller, plan.CoachId))
        {
            return PlanCheck.NotYours("id");
        }

        var actions = PlanContent.Merged(plan.Actions, changes, check);
        var next = plan with
        {
            StartsOn = Day(changes.StartsOn, plan.StartsOn, check, "startsOn"),
            ReviewOn = Day(changes.ReviewOn, plan.ReviewOn, check, "reviewOn"),
            Aspiration = changes.Aspiration.IsGiven ? check.Text(changes.Aspiration.Or(null), TextRule.Reflection, "changes", "aspiration") : plan.Aspiration,
            CpdTargetMinutes = changes.CpdTargetMinutes.Or(plan.CpdTargetMinutes),
            Actions = actions,
        };

        if (next.StartsOn != plan.StartsOn || next.ReviewOn != plan.ReviewOn || changes.Actions.Length > 0)
        {
            PlanContent.Dates(next.StartsOn, next.ReviewOn, actions, action => PlaceOf(action, changes), LondonCalendar.DayOf(now), check, "changes");
        }

        PlanContent.Target(next.CpdTargetMinutes, check, "changes");
        var errors = PlanCheck.Inputs(check);
        PlanCheck.AddStateErrors(plan, PlanStep.Update, expectedRevision, errors);

        if (errors.Count > 0)
        {
            return errors.ToImmutable();
        }

        var fields = new ChangedFields()
            .Note("startsOn", plan.StartsOn, next.StartsOn)
            .Note("reviewOn", plan.ReviewOn, next.ReviewOn)
            .Note("aspiration", plan.Aspiration, next.Aspiration)
            .Note("cpdTargetMinutes", plan.CpdTargetMinutes, next.CpdTargetMinutes)
            .NoteList("actions", plan.Actions, next.Actions);
        var changed = fields.ToImmutable();

        return changed.IsEmpty
            ? new Change<DevelopmentPlan>(plan, changed)
            : new Change<DevelopmentPlan>(PlanCheck.Moved(next, PlanStep.Update, now), fields.Note("status", plan.Status, PlanStatus.Draft).ToImmutable());
    }

    private static DateOnly Day(Edit<DateOnly?> edit, DateOnly current, InputCheck check, string field)
    {
        if (edit.IsGiven && edit.Or(null) is null)
        {
            check.Missing("changes", field);
        }

        return edit.Or(current) ?? current;
    }

    private static int? PlaceOf(PlanAction action, PlanChanges changes)
    {
        for (var index = 0; index < changes.Actions.Length; index++)
        {
            if (changes.Actions[index].Key == action.Key)
            {
                return index;
            }
        }

        return null;
    }
}
