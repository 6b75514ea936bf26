using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <content>Lists of runs.</content>
public sealed partial class CatalogueView
{
    /// <summary>
    /// Runs that meet a filter: of the offers named, else of published ones (with updatedSince also of withdrawn ones).
    /// </summary>
    /// <param name="filter">Null: all runs of published offers.</param>
    /// <param name="orders">The first one decides, the next ones break its ties, then the id. Null or empty: by start.</param>
    /// <param name="page">
    /// Which part. Its cursors must belong to this order: see <see cref="CursorOrder.Runs"/> and <see cref="PageRequest.IsFor"/>.
    /// </param>
    /// <exception cref="ArgumentException">A cursor belongs to another order, or filters nest too deep.</exception>
    public Page<OfferRun> Runs(RunFilter? filter, IReadOnlyList<RunOrder>? orders, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(page);

        var rows = new RowSet(new RunFilterEvaluator(this).Evaluate(filter));
        var order = OrderOf(orders, rows);
        var (slots, hasNext, hasPrevious) = Pager.Cut(rows, order, page);
        var items = new OfferRun[slots.Length];

        for (var index = 0; index < items.Length; index++)
        {
            items[index] = Tables.Runs[slots[index]]!;
        }

        return new(items, hasNext, hasPrevious, () => rows.Count, index => order.KeyOf(slots[index]));
    }

    /// <summary>All runs that meet a filter, in no order.</summary>
    /// <exception cref="ArgumentException">Filters nest too deep.</exception>
    public IReadOnlyList<OfferRun> RunsWith(RunFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);

        var runs = new List<OfferRun>();

        foreach (var slot in Bits.Ordinals(new RunFilterEvaluator(this).Evaluate(filter)))
        {
            runs.Add(Tables.Runs[slot]!);
        }

        return runs;
    }

    /// <summary>Those of some runs that meet the filter of somebody who follows them: of withdrawn offers too, where it names no states of offers.</summary>
    /// <param name="runs">Their ids.</param>
    /// <param name="filter">Null: all of offers that are or were published.</param>
    /// <exception cref="ArgumentException">Filters nest too deep.</exception>
    public IReadOnlySet<OfferRunId> FollowedRuns(IEnumerable<OfferRunId> runs, RunFilter? filter)
    {
        ArgumentNullException.ThrowIfNull(runs);

        var slots = runs.Select(id => Tables.Runs.SlotOf(id.Value)).Where(slot => Tables.Runs[slot] is not null).ToArray();
        var meeting = new RunFilterEvaluator(this, alsoWithdrawn: true).Evaluate(filter, slots);

        return slots.Where(slot => Bits.Has(meeting, slot)).Select(slot => Tables.Runs[slot]!.Id).ToHashSet();
    }

    private RowOrder OrderOf(IReadOnlyList<RunOrder>? orders, RowSet rows)
    {
        var columns = ImmutableArray.CreateBuilder<(OrderColumn, bool)>();

        foreach (var order in RunOrder.Effective(orders))
        {
            var column = order.Field switch
            {
                RunOrderField.StartsAt => Catalogue.Runs.Starts,
                RunOrderField.UpdatedAt => Catalogue.Runs.Updated,
                RunOrderField.PlacesLeft => PlacesColumn(rows),
                _ => throw new ArgumentOutOfRangeException(nameof(orders), order.Field, "Not an order of runs."),
            };

            columns.Add((column, order.Direction == OrderDirection.Desc));
        }

        return new(CursorOrder.Runs(orders), columns.ToImmutable(), Tables.Runs.Ids);
    }

    private OrderColumn PlacesColumn(RowSet rows)
    {
        var keys = new long[Tables.Runs.Count];

        foreach (var slot in Bits.Ordinals(rows.Words))
        {
            keys[slot] = PlacesLeftOn(Tables.Runs[slot]!) ?? OrderColumn.Unknown;
        }

        return new(keys, null, null);
    }
}
