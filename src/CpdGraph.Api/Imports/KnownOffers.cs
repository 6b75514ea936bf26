using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>The offers of some providers by whatever a row may name them by, and those that the file itself has added so far.</summary>
internal sealed class KnownOffers
{
    private readonly Dictionary<string, OfferId> slugs;
    private readonly Dictionary<(ProviderId, ExternalReference), OfferState> byReference = [];
    private readonly Dictionary<(ProviderId, string), OfferState> bySlug = [];
    private readonly Dictionary<(ProviderId, string), List<OfferState>> byTitle = [];
    private readonly Dictionary<OfferId, int> rows = [];

    private KnownOffers(Dictionary<string, OfferId> slugs, IEnumerable<OfferState> offers)
    {
        this.slugs = slugs;

        foreach (var offer in offers)
        {
            Index(offer);
        }
    }

    /// <summary>Reads them, in five statements.</summary>
    public static async Task<KnownOffers> ReadAsync(CpdContext db, IReadOnlyCollection<ProviderId> providers, CancellationToken cancellation) =>
        new(await db.OfferSlugsAsync(cancellation), await db.OffersOfAsync(providers, cancellation));

    /// <summary>Whether another offer has this name in web addresses.</summary>
    public bool IsSlugTaken(string slug, OfferId? but) => slugs.TryGetValue(slug, out var id) && id != but;

    /// <summary>The offer with an own key. Null when there is none.</summary>
    public OfferState? WithReference(ProviderId provider, ExternalReference reference) => byReference.GetValueOrDefault((provider, reference));

    /// <summary>The offer of a provider with this name in web addresses. Null when it has none.</summary>
    public OfferState? WithSlug(ProviderId provider, string slug) => bySlug.GetValueOrDefault((provider, slug));

    /// <summary>The offers of a provider with this title, those left out that are withdrawn.</summary>
    public IReadOnlyList<OfferState> WithTitle(ProviderId provider, string title) => byTitle.GetValueOrDefault((provider, Plain(title)), []);

    /// <summary>The row of this file that speaks of an offer. Null when none did so far.</summary>
    public int? RowOf(OfferId offer) => rows.TryGetValue(offer, out var row) ? row : null;

    /// <summary>Notes what a row has made of an offer.</summary>
    public void Note(UpsertedOffer upserted, int row)
    {
        var (offer, version) = (upserted.After.Offer, upserted.After.Version);
        rows[offer.Id] = row;
        slugs[offer.Slug] = offer.Id;

        // What is there already stays where its other names lead to it.
        if (upserted.Before is null)
        {
            Index(new(offer, version));
        }
    }

    private void Index(OfferState state)
    {
        var provider = state.Offer.ProviderId;
        bySlug[(provider, state.Offer.Slug)] = state;

        foreach (var reference in state.Offer.ExternalReferences)
        {
            byReference[(provider, reference)] = state;
        }

        if (state.Offer.Status != OfferStatus.Withdrawn)
        {
            if (!byTitle.TryGetValue((provider, Plain(state.Version.Title)), out var same))
            {
                byTitle[(provider, Plain(state.Version.Title))] = same = [];
            }

            same.Add(state);
        }
    }

    private static string Plain(string title) => title.Trim().Normalize().ToUpperInvariant();
}
