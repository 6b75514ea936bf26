using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Development plans that coach and supervisor agree.</summary>
internal static class PlansGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects.Add<DevelopmentPlan>(plan => AccessSubject.Of(plan.CoachId));

        binding.Enum<PlanStatus>("PlanStatus");
        binding.Type<RecordEdge<DevelopmentPlan>>("DevelopmentPlanEdge");
        binding.Type<PlanConnection>("DevelopmentPlanConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<PlanReads>().CountAsync(batch.Keys(connection => connection.Coach), cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Coach));
        });

        binding.Type<DevelopmentPlan>("DevelopmentPlan")
            .Field("id", plan => GlobalId.Of(plan.Id))
            .Field("agreedBy", string? (plan) => plan.AgreedByName)
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(plan => plan.CoachId), cancellation);

                batch.Fill(plan => coaches.GetValueOrDefault(plan.CoachId));
            });

        binding.Type<PlanAction>("PlanAction")
            .Field("offer", CatalogueOffer? (action, context) => action.OfferId is { } id ? context.Catalogue().Offer(id) : null)
            .Field("pathway", Pathway? (action, context) => action.PathwayId is { } id ? context.Catalogue().Pathway(id) : null)
            .Field("competencies", (action, context) => context.Catalogue().CompetenciesOf(action.CompetencyIds));

        AddMutations(binding);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach
        .Batch<DevelopmentPlan?>("currentPlan", async (batch, cancellation) =>
        {
            var plans = await batch.Service<PlanReads>().OpenOfCoachesAsync(batch.Keys(parent => parent.Id), cancellation);

            batch.Fill(parent => plans[parent.Id] is [var first, ..] ? first : null);
        })
        .Batch<PlanArguments, PlanConnection>("plans", async (batch, cancellation) =>
        {
            var plans = await batch.Service<PlanReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

            batch.Fill(parent => plans[parent.Id]);
        });

    private static void AddMutations(SchemaBinding binding)
    {
        binding.AddMutation<CreatePlanInput, DevelopmentPlan, CreatePlan, DevelopmentPlan>("createPlan", "plan", (plan, _) => plan);
        binding.AddMutation<UpdatePlanInput, DevelopmentPlan, UpdatePlan, DevelopmentPlan>("updatePlan", "plan", (plan, _) => plan);
        binding.AddMutation<SubmitPlanInput, DevelopmentPlan, SubmitPlan, DevelopmentPlan>("submitPlan", "plan", (plan, _) => plan);
        binding.AddMutation<AgreePlanInput, DevelopmentPlan, AgreePlan, DevelopmentPlan>("agreePlan", "plan", (plan, _) => plan);
        binding.AddMutation<CompletePlanActionInput, DevelopmentPlan, CompletePlanAction, DevelopmentPlan>("completePlanAction", "plan", (plan, _) => plan);
    }
}
