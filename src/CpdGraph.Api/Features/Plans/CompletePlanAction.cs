using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Mutation <c>completePlanAction</c>: an action of an agreed plan is done.</summary>
internal sealed class CompletePlanAction(CpdContext db, PlanReads plans, Caller caller, TimeProvider clock) : IMutation<CompletePlanActionInput, DevelopmentPlan>
{
    public async Task<Outcome<Effect<DevelopmentPlan>, UserError>> RunAsync(CompletePlanActionInput input, CancellationToken cancellation)
    {
        var plan = await plans.NamedAsync(input.PlanId, cancellation);

        return PlanStepRules.CompleteAction(plan, input.Key, input.DoneOn, input.ExpectedRevision, caller, clock.GetUtcNow())
            .Match<Outcome<Effect<DevelopmentPlan>, UserError>>(
                done => db.Keep(plan.Value!, done, ["actions"]),
                errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<DevelopmentPlan?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await plans.FindAsync([new(answered.Id)], cancellation)).SingleOrDefault();
}

/// <summary>Input <c>CompletePlanActionInput</c>.</summary>
internal sealed record CompletePlanActionInput(string PlanId, string Key, DateOnly DoneOn, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
