namespace CpdGraph.Domain;

/// <summary>A place in the order in which events were committed.</summary>
/// <param name="Revision">Revision of the catalogue.</param>
/// <param name="Position">Place within the revision, from 0.</param>
public readonly record struct CatalogueEventPlace(long Revision, int Position) : IComparable<CatalogueEventPlace>
{
    public static bool operator <(CatalogueEventPlace one, CatalogueEventPlace other) => one.CompareTo(other) < 0;

    public static bool operator >(CatalogueEventPlace one, CatalogueEventPlace other) => one.CompareTo(other) > 0;

    public static bool operator <=(CatalogueEventPlace one, CatalogueEventPlace other) => one.CompareTo(other) <= 0;

    public static bool operator >=(CatalogueEventPlace one, CatalogueEventPlace other) => one.CompareTo(other) >= 0;

    /// <summary>Behind everything that a revision did.</summary>
    public static CatalogueEventPlace EndOf(long revision) => new(revision, int.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(CatalogueEventPlace other) =>
        Revision.CompareTo(other.Revision) is var byRevision && byRevision != 0 ? byRevision : Position.CompareTo(other.Position);
}
