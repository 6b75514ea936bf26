using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Mutation <c>updatePlan</c>: changes what a plan says until it is agreed.</summary>
internal sealed class UpdatePlan(CpdContext db, RequestCatalogue catalogue, PlanReads plans, Caller caller, TimeProvider clock)
    : IMutation<UpdatePlanInput, DevelopmentPlan>
{
    public async Task<Outcome<Effect<DevelopmentPlan>, UserError>> RunAsync(UpdatePlanInput input, CancellationToken cancellation)
    {
        var plan = await plans.NamedAsync(input.Id, cancellation);

        return PlanRules.Update(plan, input.Changes.ToChanges(catalogue.View), input.ExpectedRevision, caller, clock.GetUtcNow())
            .Match<Outcome<Effect<DevelopmentPlan>, UserError>>(
                change => change.Fields.IsEmpty
                    ? new Effect<DevelopmentPlan>(change.Value, PlanWrites.Reference(change.Value), change.Value.CoachId, change.Fields)
                    : db.Keep(plan.Value!, change.Value, change.Fields),
                errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<DevelopmentPlan?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await plans.FindAsync([new(answered.Id)], cancellation)).SingleOrDefault();
}

/// <summary>Input <c>UpdatePlanInput</c>.</summary>
internal sealed record UpdatePlanInput(string Id, PlanChangesInput Changes, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;
