namespace CpdGraph.Domain;

/// <summary>A row of the public catalogue: what a snapshot holds and a change replaces.</summary>
public interface ICatalogueRecord
{
    /// <summary>What kind of row it is.</summary>
    CatalogueKind RecordKind { get; }

    /// <summary>The UUID of its id.</summary>
    Guid RecordId { get; }
}
