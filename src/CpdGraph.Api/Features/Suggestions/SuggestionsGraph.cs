using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Suggestions;

/// <summary>Offers suggested to coaches.</summary>
internal static class SuggestionsGraph
{
    // A list to choose from, not to page through.
    private const int MostSuggestions = 50;

    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<SuggestionReasonKind>("SuggestionReasonKind");
        binding.Type<SuggestedOffer>("SuggestedOffer");
        binding.Type<SuggestionReason>("SuggestionReason");
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach
        .Batch<FirstArguments, IReadOnlyList<SuggestedOffer>>("suggestedOffers", async (batch, cancellation) =>
        {
            var first = batch.Arguments.Checked();
            var facts = await batch.Service<SuggestionReads>().FactsAsync(batch.Parents, cancellation);
            var catalogue = batch.Context.Catalogue();

            batch.Fill(parent => catalogue.Suggestions(facts[parent.Id], first));
        });

    private sealed record FirstArguments(int First)
    {
        public int Checked() => First switch
        {
            < 1 => throw ArgumentProblem.At("first", $"Ask for 1 to {MostSuggestions}, not for {First}."),
            > MostSuggestions => throw ArgumentProblem.TooMuch("first", "suggestions", MostSuggestions, First, $"There are at most {MostSuggestions}, not {First}."),
            _ => First,
        };
    }
}
