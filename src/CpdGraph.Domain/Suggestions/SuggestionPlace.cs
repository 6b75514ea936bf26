namespace CpdGraph.Domain;

/// <summary>
/// The place of a suggested offer: by score, highest first; then by start of the run, price and title, where it has none last; then by id.
/// </summary>
/// <param name="Score">Sum of the reasons' points.</param>
/// <param name="Start">Start of the run in ticks, UTC.</param>
/// <param name="Price">In pence of sterling; 0 when free.</param>
/// <param name="Title">Folded, as lists of the catalogue are sorted.</param>
/// <param name="Id">Id of the offer.</param>
internal readonly record struct SuggestionPlace(int Score, long Start, long Price, string Title, Guid Id) : IComparable<SuggestionPlace>
{
    public static SuggestionPlace Of(SuggestedOffer suggested) => new(
        suggested.Score,
        suggested.Run?.StartsAt.UtcTicks ?? OrderColumn.Unknown,
        PenceOf(suggested.Offer, suggested.Run),
        TextFolding.Fold(suggested.Offer.Title),
        suggested.Offer.Id.Value);

    /// <summary>What it costs: the run's price, and where that is not published the offer's.</summary>
    public static OfferPrice PriceOf(CatalogueOffer offer, OfferRun? run) => run?.Price is { } price && (price.Free is not null || price.Amount is not null) ? price : offer.Price;

    /// <summary>The price as it is sorted by.</summary>
    public static long PenceOf(CatalogueOffer offer, OfferRun? run) => PriceOf(offer, run) switch
    {
        { Free: true } => 0,
        { Amount: { Currency: Money.Sterling } amount } => amount.Pence,
        _ => OrderColumn.Unknown,
    };

    public int CompareTo(SuggestionPlace other)
    {
        var order = other.Score.CompareTo(Score);
        order = order != 0 ? order : Start.CompareTo(other.Start);
        order = order != 0 ? order : Price.CompareTo(other.Price);
        order = order != 0 ? order : string.CompareOrdinal(Title, other.Title);

        return order != 0 ? order : Id.CompareTo(other.Id);
    }
}
