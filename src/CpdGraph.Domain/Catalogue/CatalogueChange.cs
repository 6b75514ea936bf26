namespace CpdGraph.Domain;

/// <summary>One change of the catalogue. Closed: a row as it is now, or a row that is gone.</summary>
public abstract record CatalogueChange
{
    private CatalogueChange()
    {
    }

    /// <summary>The row is new, or has changed and is now this.</summary>
    public sealed record Written(ICatalogueRecord Record) : CatalogueChange;

    /// <summary>The row is gone.</summary>
    public sealed record Removed(CatalogueKind Kind, Guid Id) : CatalogueChange;
}
