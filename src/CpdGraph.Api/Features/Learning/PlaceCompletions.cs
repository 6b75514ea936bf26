using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>
/// Which of the completions that were read in this request the caller sees as the provider of the run, because they came from a place on it, and not
/// because of the coach. Nothing in a completion tells: a coach may name a run without ever having had a place.
/// </summary>
internal sealed class PlaceCompletions
{
    private readonly HashSet<CompletionId> known = [];

    /// <summary>Notes completions that were read for the run's provider.</summary>
    public void Know(IEnumerable<Completion> completions) => known.UnionWith(completions.Select(row => row.Id));

    /// <summary>The provider of the run from whose place a completion came. Null for completions that the caller sees for another reason.</summary>
    public ProviderId? ProviderOf(Completion completion, CatalogueView catalogue) =>
        known.Contains(completion.Id) ? catalogue.Offer(completion.OfferId)?.ProviderId : null;
}
