using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Mutation <c>createPlan</c>: starts a plan, by the coach or by who supervises them.</summary>
internal sealed class CreatePlan(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, PlanReads plans, Caller caller, TimeProvider clock)
    : IMutation<CreatePlanInput, DevelopmentPlan>
{
    public async Task<Outcome<Effect<DevelopmentPlan>, UserError>> RunAsync(CreatePlanInput input, CancellationToken cancellation)
    {
        var coach = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        if (coach is null && input.CoachId is null)
        {
            return new PlanError.Input(CoachNamed.Missing(null));
        }

        // The coach's other plans decide.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var existing = coach is null
            ? []
            : await db.DevelopmentPlans.Where(plan => plan.CoachId == coach.Id && plan.Status != PlanStatus.Closed).ToListAsync(cancellation);
        var named = new Named<Coach>(input.CoachId ?? "", coach?.Record);

        return PlanRules.Create(named, input.Plan.ToEntry(catalogue.View), existing, caller, clock.GetUtcNow()).Match<Outcome<Effect<DevelopmentPlan>, UserError>>(
            plan =>
            {
                db.Add(plan);

                return new Effect<DevelopmentPlan>(plan, PlanWrites.Reference(plan), plan.CoachId);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<DevelopmentPlan?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await plans.FindAsync([new(answered.Id)], cancellation)).SingleOrDefault();
}

/// <summary>Input <c>CreatePlanInput</c>.</summary>
internal sealed record CreatePlanInput(string? CoachId, PlanDetailsInput Plan, string? IdempotencyKey) : IMutationInput;
