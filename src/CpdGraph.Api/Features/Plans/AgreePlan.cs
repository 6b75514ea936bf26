using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Mutation <c>agreePlan</c>: a supervisor or line manager agrees a plan; the one agreed before is closed.</summary>
internal sealed class AgreePlan(CpdContext db, PlanReads plans, Caller caller, TimeProvider clock) : IMutation<AgreePlanInput, DevelopmentPlan>
{
    public async Task<Outcome<Effect<DevelopmentPlan>, UserError>> RunAsync(AgreePlanInput input, CancellationToken cancellation)
    {
        var plan = await plans.NamedAsync(input.Id, cancellation);
        var before = plan.Value is { CoachId: var coach }
            ? await db.DevelopmentPlans.SingleOrDefaultAsync(row => row.CoachId == coach && row.Status == PlanStatus.Agreed, cancellation)
            : null;
        var outcome = PlanStepRules.Agree(plan, input.AgreedOn, input.ExpectedRevision, before, caller, clock.GetUtcNow());

        if (outcome is not Outcome<AgreedPlan, PlanError>.Done(var agreed))
        {
            return ImmutableArray<UserError>.CastUp(((Outcome<AgreedPlan, PlanError>.Refused)outcome).Errors);
        }

        var effect = db.Keep(plan.Value!, agreed.Plan, ["status", "agreedBy", "agreedOn"]);

        if (agreed.Closed is not { } closed)
        {
            return effect;
        }

        db.Replace(before!, closed);

        return effect with { Others = [new EffectOn(PlanWrites.Reference(closed), closed.CoachId)] };
    }

    public async Task<DevelopmentPlan?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await plans.FindAsync([new(answered.Id)], cancellation)).SingleOrDefault();
}

/// <summary>Input <c>AgreePlanInput</c>.</summary>
internal sealed record AgreePlanInput(string Id, DateOnly AgreedOn, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
