using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>What the published catalogue has for a workforce, counted once a minute and for each change to it, for all requests. Safe to share between threads.</summary>
internal sealed class OfferSupplyStore
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private Kept? kept;

    /// <summary>The supply as of a request, at most a minute old.</summary>
    public OfferSupply Of(RequestCatalogue catalogue)
    {
        var view = catalogue.View;

        if (kept is { } last && last.Catalogue == view.Catalogue && view.Now >= last.At && view.Now - last.At < Age)
        {
            return last.Supply;
        }

        var fresh = new Kept(view.Catalogue, view.Now, new OfferSupply(catalogue.PublicView));
        kept = fresh;

        return fresh.Supply;
    }

    private sealed record Kept(CpdGraph.Domain.Catalogue Catalogue, DateTimeOffset At, OfferSupply Supply);
}
