using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Composition;

/// <summary>
/// The catalogue that one request reads, with the places left, from its start to its end, so that pages, counts and nested reads agree. Within a mutation's root
/// field it is renewed after the commit, so that the answer shows what was written.
/// </summary>
internal sealed class RequestCatalogue(CatalogueStore store, PlacesStore places, TimeProvider clock, Caller caller)
{
    private CatalogueView? _view;

    /// <summary>What the caller may see of it at the request's instant. Taken when it is first asked for.</summary>
    public CatalogueView View => _view ??= store.Current.For(caller.CatalogueViewer, clock.GetUtcNow(), places.Current);

    /// <summary>What everybody may see of the same snapshot.</summary>
    public CatalogueView PublicView => View.Catalogue.For(CatalogueViewer.Public, View.Now, places.Current);

    /// <summary>Takes the newest snapshot, and the newest places.</summary>
    public void Renew() => _view = null;
}
