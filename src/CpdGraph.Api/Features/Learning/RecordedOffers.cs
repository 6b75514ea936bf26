using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>What the catalogue knows of the offers that completions name.</summary>
internal sealed class RecordedOffers(RequestCatalogue catalogue, CatalogueStore store)
{
    /// <summary>Catches up with the database when a completion names a version that this process has not heard of yet.</summary>
    public async Task KnowAsync(IEnumerable<Completion> completions, CancellationToken cancellation)
    {
        if (completions.Any(row => catalogue.View.OfferVersion(row.OfferVersionId) is null))
        {
            await store.CatchUpAsync(cancellation);
            catalogue.Renew();
        }
    }

    /// <summary>Competencies that a completion counts towards, as its version is mapped.</summary>
    public static IReadOnlyList<Competency> CompetenciesOf(Completion completion, CatalogueView catalogue) =>
        catalogue.OfferVersion(completion.OfferVersionId) is { } version
            ? [.. catalogue.MappingsOf(version).Select(mapping => catalogue.Competency(mapping.CompetencyId)).OfType<Competency>()]
            : [];
}
