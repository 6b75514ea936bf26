using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Mutation <c>submitPlan</c>: the coach puts a plan before the supervisor.</summary>
internal sealed class SubmitPlan(CpdContext db, PlanReads plans, Caller caller, TimeProvider clock) : IMutation<SubmitPlanInput, DevelopmentPlan>
{
    public async Task<Outcome<Effect<DevelopmentPlan>, UserError>> RunAsync(SubmitPlanInput input, CancellationToken cancellation)
    {
        var plan = await plans.NamedAsync(input.Id, cancellation);

        return PlanStepRules.Submit(plan, input.ExpectedRevision, caller, clock.GetUtcNow()).Match<Outcome<Effect<DevelopmentPlan>, UserError>>(
            submitted => db.Keep(plan.Value!, submitted, ["status"]),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<DevelopmentPlan?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await plans.FindAsync([new(answered.Id)], cancellation)).SingleOrDefault();
}

/// <summary>Input <c>SubmitPlanInput</c>.</summary>
internal sealed record SubmitPlanInput(string Id, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
