using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Domain;

namespace CpdGraph.Api.Paging;

/// <summary>Reads the arguments of connections and makes connections of pages. Safe to share.</summary>
/// <param name="defaultSize">Rows of a page when nobody says how many.</param>
/// <param name="maximumSize">Most rows of one page.</param>
internal sealed class Pages(CursorCodec cursors, int defaultSize, int maximumSize)
{
    /// <summary>Most rows of one page.</summary>
    public int MaximumSize => maximumSize;

    /// <summary>The page that the arguments ask for.</summary>
    /// <param name="order">The order of the list; a cursor of another is refused.</param>
    public PageRequest Requested(IPageArguments arguments, CursorOrder order)
    {
        if (arguments is { First: not null, Last: not null })
        {
            throw ArgumentProblem.At("last", "first and last exclude each other: send first (with after) or last (with before).");
        }

        var count = Count("first", arguments.First) ?? Count("last", arguments.Last) ?? defaultSize;

        return new PageRequest(count, arguments.Last is not null, Place("after", arguments.After, order), Place("before", arguments.Before, order));
    }

    public Connection<T> Connect<T>(Page<T> page)
        where T : class => new(page, cursors);

    /// <summary>The page of rows that the database gave: see <see cref="RecordPage{T}.Of"/>.</summary>
    public RecordPage<T> Cut<T>(IReadOnlyList<T> rows, PageRequest request, Func<T, CursorKey> placeOf)
        where T : class => RecordPage<T>.Of(rows, request, placeOf, cursors);

    public OfferConnection Connect(OfferPage page) => new(page, cursors);

    private int? Count(string argument, int? count)
    {
        if (count < 0)
        {
            throw ArgumentProblem.At(argument, $"A page has 0 to {maximumSize} rows, not {count}.");
        }

        return count > maximumSize
            ? throw ArgumentProblem.TooMuch(
                argument, "pageSize", maximumSize, count.Value, $"A page has at most {maximumSize} rows, not {count}: ask for the next ones with a cursor.")
            : count;
    }

    /// <summary>The wire form of a place.</summary>
    public string Cursor(CursorKey place) => cursors.Write(place);

    /// <summary>The place that a cursor stands for. Null: none was sent.</summary>
    /// <param name="order">The order of the list; a cursor of another is refused.</param>
    public CursorKey? Place(string argument, string? cursor, CursorOrder order)
    {
        if (cursor is null)
        {
            return null;
        }

        var place = cursors.TryRead(cursor)
            ?? throw ArgumentProblem.At(argument, "This is no cursor of this service, or it was damaged on its way: send pageInfo.endCursor or another cursor as it came.");

        return place.Order == order
            ? place
            : throw ArgumentProblem.At(argument, "This cursor belongs to another list or another order: a cursor goes on only in the list and order that it came from.");
    }
}
