using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <content>Lists of offers.</content>
public sealed partial class CatalogueView
{
    /// <summary>Offers that meet a filter.</summary>
    /// <param name="filter">Null: all published offers.</param>
    /// <param name="orders">The first one decides, the next ones break its ties, then the id. Null or empty: by relevance when the
    /// filter looks for words, by title otherwise.</param>
    /// <param name="page">
    /// Which part. Its cursors must belong to this order: see <see cref="CursorOrder.Offers"/> and <see cref="PageRequest.IsFor"/>.
    /// </param>
    /// <exception cref="ArgumentException">A cursor belongs to another order, or filters nest too deep.</exception>
    public OfferPage Offers(OfferFilter? filter, IReadOnlyList<OfferOrder>? orders, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(page);

        var evaluator = new OfferFilterEvaluator(this);
        var conjuncts = evaluator.Conjuncts(filter);
        var rows = new RowSet(evaluator.Intersect(conjuncts));
        var order = OrderOf(filter, orders, evaluator, rows);
        var (slots, hasNext, hasPrevious) = Pager.Cut(rows, order, page);
        var items = new CatalogueOffer[slots.Length];

        for (var index = 0; index < items.Length; index++)
        {
            items[index] = Catalogue.Offers[slots[index]]!;
        }

        return new(
            items,
            hasNext,
            hasPrevious,
            () => rows.Count,
            index => order.KeyOf(slots[index]),
            new OfferFacetCounter(this, evaluator, filter, conjuncts));
    }

    /// <summary>Number of offers that meet a filter.</summary>
    public int CountOffers(OfferFilter? filter)
    {
        var evaluator = new OfferFilterEvaluator(this);
        return Bits.Count(evaluator.Intersect(evaluator.Conjuncts(filter)));
    }

    /// <summary>Those of some offers that meet a filter, in their order.</summary>
    /// <param name="offers">Their ids.</param>
    /// <param name="filter">Null: all published offers.</param>
    /// <exception cref="ArgumentException">Filters nest too deep.</exception>
    public IReadOnlyList<CatalogueOffer> OffersAmong(IReadOnlyList<OfferId> offers, OfferFilter? filter)
    {
        ArgumentNullException.ThrowIfNull(offers);

        var evaluator = new OfferFilterEvaluator(this);
        var meeting = evaluator.Intersect(evaluator.Conjuncts(filter));

        return [.. offers
            .Select(id => Tables.Offers.SlotOf(id.Value))
            .Where(slot => slot >= 0 && Bits.Has(meeting, slot))
            .Select(slot => Catalogue.Offers[slot]!)];
    }

    /// <summary>Those of some offers that meet the filter of somebody who follows them: withdrawn ones too, where it names no states.</summary>
    /// <param name="offers">Their ids.</param>
    /// <param name="filter">Null: all that are or were published.</param>
    /// <exception cref="ArgumentException">Filters nest too deep.</exception>
    public IReadOnlySet<OfferId> FollowedOffers(IEnumerable<OfferId> offers, OfferFilter? filter)
    {
        ArgumentNullException.ThrowIfNull(offers);

        var among = new ulong[Catalogue.Offers.Live.Length];

        foreach (var slot in offers.Select(id => Tables.Offers.SlotOf(id.Value)).Where(slot => Catalogue.Offers[slot] is not null))
        {
            Bits.Add(among, slot);
        }

        var evaluator = new OfferFilterEvaluator(this);
        var meeting = new HashSet<OfferId>();

        foreach (var slot in Bits.Ordinals(evaluator.Intersect(evaluator.Conjuncts(filter, among, alsoWithdrawn: true))))
        {
            meeting.Add(new OfferId(Tables.Offers.Ids[slot]));
        }

        return meeting;
    }

    /// <summary>Ids of all offers that meet a filter, in no order.</summary>
    /// <param name="filter">Null: all published offers.</param>
    public IReadOnlyList<OfferId> OfferIds(OfferFilter? filter)
    {
        var evaluator = new OfferFilterEvaluator(this);
        var ids = new List<OfferId>();

        foreach (var slot in Bits.Ordinals(evaluator.Intersect(evaluator.Conjuncts(filter))))
        {
            ids.Add(new OfferId(Tables.Offers.Ids[slot]));
        }

        return ids;
    }

    /// <summary>Whether a run takes bookings at the request's instant, by its slot.</summary>
    internal bool TakesBookings(int slot) =>
        ClockView.TakesBookings(Catalogue.Runs, slot, Now.UtcTicks)
        && Catalogue.Offers[Catalogue.Runs.Offers[slot]] is { Status: OfferStatus.Published }
        && Places.Of(Tables.Runs[slot]!) != 0;

    private RowOrder OrderOf(OfferFilter? filter, IReadOnlyList<OfferOrder>? orders, OfferFilterEvaluator evaluator, RowSet rows)
    {
        var columns = ImmutableArray.CreateBuilder<(OrderColumn, bool)>();

        foreach (var order in OfferOrder.Effective(filter, orders))
        {
            OrderColumn column = order.Field switch
            {
                OfferOrderField.Relevance => ScoreColumn(evaluator.Scores!, rows),
                OfferOrderField.Title => Catalogue.Offers.Titles,
                OfferOrderField.NextRun => BookingClock.NextRunOrder,
                OfferOrderField.Duration => Catalogue.Offers.Durations,
                OfferOrderField.Price => Catalogue.Offers.Prices,
                OfferOrderField.PublishedAt => Catalogue.Offers.Published,
                OfferOrderField.UpdatedAt => Catalogue.Offers.Updated,
                OfferOrderField.SubmittedAt => Catalogue.Offers.Submitted,
                _ => throw new ArgumentOutOfRangeException(nameof(orders), order.Field, "Not an order of offers."),
            };

            columns.Add((column, order.Direction == OrderDirection.Desc));
        }

        return new(CursorOrder.Offers(filter, orders), columns.ToImmutable(), Tables.Offers.Ids);
    }

    private OrderColumn ScoreColumn(SearchScores scores, RowSet rows)
    {
        var keys = new long[Tables.Offers.Count];

        foreach (var slot in Bits.Ordinals(rows.Words))
        {
            // The bits of floats that are not negative sort as the floats do.
            keys[slot] = BitConverter.SingleToInt32Bits(scores.Of(SearchDocumentKind.Offer, slot));
        }

        return new(keys, null, null);
    }
}
