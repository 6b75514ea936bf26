using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What the rules on plans have in common: who may, and in which state.</summary>
internal static class PlanCheck
{
    public static DevelopmentPlan Moved(DevelopmentPlan plan, PlanStep step, DateTimeOffset now) =>
        plan with { Status = PlanSteps.After(plan.Status, step)!.Value, Revision = plan.Revision + 1, UpdatedAt = now };

    public static bool MayWrite(Caller caller, CoachId coach) => (caller.CoachId == coach && caller.Has(Standing.Coach)) || Supervises(caller, coach);

    public static bool Supervises(Caller caller, CoachId coach) => caller.Has(Standing.Supervisor) && caller.Stands(Relation.Supervises, AccessSubject.Of(coach));

    public static PlanError.NotForYou NotYours(string at) => new("Only the coach and whoever supervises them write a plan. Ask one of them.", at);

    public static void AddStateErrors(DevelopmentPlan plan, PlanStep step, int expectedRevision, ImmutableArray<PlanError>.Builder errors)
    {
        if (PlanSteps.After(plan.Status, step) is null)
        {
            errors.Add(new PlanError.WrongState(plan.Status, step));
        }

        if (expectedRevision != plan.Revision)
        {
            errors.Add(new PlanError.Stale(expectedRevision, plan.Revision));
        }
    }

    public static ImmutableArray<PlanError>.Builder Inputs(InputCheck check)
    {
        var errors = ImmutableArray.CreateBuilder<PlanError>();
        errors.AddRange(check.As(problem => new PlanError.Input(problem)));

        return errors;
    }
}
