namespace CpdGraph.Data;

/// <summary>The one row that counts the catalogue's revisions. Locked by a writer until its commit, so revisions are in commit order.</summary>
internal sealed record CatalogueRevisionRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Number of the last committed write; 0 before the first.</summary>
    public long Revision { get; init; }

    /// <summary>Changes up to this revision are no longer kept one by one: a reader that is further behind loads everything.</summary>
    public long Floor { get; init; }
}
