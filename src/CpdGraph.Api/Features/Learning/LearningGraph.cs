using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Learning;

/// <summary>What coaches learned, who checked it and who paid for it. The types are in the files beside this one.</summary>
internal static class LearningGraph
{
    /// <param name="extend">Adds what other slices show of a completion.</param>
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects, Action<TypeBinding<Completion>> extend)
    {
        subjects
            .Add<Completion>((completion, context) => AccessSubject.Of(completion, context.Service<PlaceCompletions>().ProviderOf(completion, context.Catalogue())))
            .Add<FundingAward>(AccessSubject.Of)
            .Add<InformalLearning>(learning => AccessSubject.Of(learning.CoachId));

        binding.Enum<CompletionOutcome>("CompletionOutcome");
        binding.Enum<CompletionSort>("CompletionOrderField");
        binding.Enum<FundingStatus>("FundingStatus");
        binding.Enum<InformalLearningKind>("InformalLearningKind");

        CompletionGraph.AddTo(binding, extend);
        InformalLearningGraph.AddTo(binding);
        binding.Type<SafeCount>("SafeCount");
        binding.Type<CpdYear>("CpdYear").Field("byArea", year => year.ByArea.Select(share => new AreaShare(share.AreaId, share.Minutes)).ToArray());
        binding.Type<AreaShare>("AreaMinutes").Field("area", (share, context) => context.Catalogue().Area(share.AreaId)!);

        binding.Query.FieldAsync<CompletionArguments, CompletionConnection>("completions", async (arguments, context, cancellation) =>
            await context.Service<CompletionReads>().ListAsync(arguments, cancellation));

        binding.AddMutation<RecordCompletionInput, Completion, RecordCompletion, Completion>("recordCompletion", "completion", (completion, _) => completion);
        binding.AddMutation<VerifyCompletionInput, VerifiedCompletions, VerifyCompletion, VerifiedCompletions>(
            "verifyCompletion", "completions", (completions, _) => completions);
        binding.AddMutation<RejectCompletionInput, Completion, RejectCompletion, Completion>("rejectCompletion", "completion", (completion, _) => completion);
        binding.AddMutation<LogInformalLearningInput, InformalLearning, LogInformalLearning, InformalLearning>(
            "logInformalLearning", "learning", (learning, _) => learning);
    }

    /// <summary>What is shown of an offer here.</summary>
    public static TypeBinding<CatalogueOffer> AddTo(TypeBinding<CatalogueOffer> offer) =>
        offer.Batch<SafeCount?>("completionCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<CompletionCounts>().OfOffersAsync(batch.Keys(parent => parent.Id), cancellation);

            batch.Fill(parent => counts(parent.Id));
        });

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach
        .Batch<LearningArguments, LearningConnection>("learning", async (batch, cancellation) =>
        {
            var learning = await batch.Service<LearningReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

            batch.Fill(parent => learning[parent.Id]);
        })
        .Batch<CompletionArguments, CompletionConnection>("completions", async (batch, cancellation) =>
        {
            var completions = await batch.Service<CompletionReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

            batch.Fill(parent => completions[parent.Id]);
        })
        .Batch<CpdYearArguments, CpdYear>("cpdYear", async (batch, cancellation) =>
        {
            var year = batch.Arguments.StartingIn;

            if (year is < CpdYear.Earliest or > CpdYear.Latest)
            {
                throw ArgumentProblem.At("startingIn", $"A CPD year starts in {CpdYear.Earliest} to {CpdYear.Latest}, not in {year}.");
            }

            var years = await batch.Service<CpdYearReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), year, cancellation);

            batch.Fill(parent => years[parent.Id]);
        });

    private sealed record CpdYearArguments(int StartingIn);

    private sealed record AreaShare(CompetencyAreaId AreaId, int Minutes);
}
