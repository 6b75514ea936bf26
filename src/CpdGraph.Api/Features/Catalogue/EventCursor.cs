using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Cursors of what happened: one order for offers and runs alike, so that either stream goes on from either's cursor.</summary>
internal static class EventCursor
{
    public static CursorOrder Order { get; } = CursorOrder.Of(CursorList.CatalogueEvents);

    public static string Of(CatalogueEvent told, Pages pages) => pages.Cursor(CursorKey.Of(Order, told.Revision, told.Position, told.SubjectId));
}
