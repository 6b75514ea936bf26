using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Pathways;

/// <summary>How far coaches have come along their pathways.</summary>
internal static class ProgressGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<PathwayStepState>("PathwayStepState");
        binding.Type<PathwayProgress>("PathwayProgress").Field("nextStep", PathwayStep? (progress) => progress.Next?.Step);
        binding.Type<PathwayStepProgress>("PathwayStepProgress")
            .Field<ShortListArguments, IReadOnlyList<CatalogueOffer>>(
                "offers", (step, arguments, context) => [.. ForMissing(step, context.Catalogue().OffersFor).Take(arguments.Checked())])
            .Field<ShortListArguments, IReadOnlyList<OfferRun>>(
                "runs", (step, arguments, context) => [.. ForMissing(step, context.Catalogue().RunsFor).Take(arguments.Checked())]);

        binding.AddMutation<StartPathwayInput, CoachShown, StartPathway, CoachShown>("startPathway", "coach", (coach, _) => coach);
        binding.AddMutation<LeavePathwayInput, CoachShown, LeavePathway, CoachShown>("leavePathway", "coach", (coach, _) => coach);
        binding.AddMutation<ConfirmPathwayStepInput, CoachShown, ConfirmPathwayStep, CoachShown>("confirmPathwayStep", "coach", (coach, _) => coach);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach.Batch<IReadOnlyList<PathwayProgress>>("pathwayProgress", async (batch, cancellation) =>
    {
        var progress = await batch.Service<ProgressReads>().OfCoachesAsync(batch.Parents, cancellation);

        batch.Fill(parent => progress[parent.Id]);
    });

    private static IReadOnlyList<T> ForMissing<T>(PathwayStepProgress step, Func<PathwayRequirement, IReadOnlyList<T>> find) =>
        step.Missing is { } missing ? find(missing) : [];
}
