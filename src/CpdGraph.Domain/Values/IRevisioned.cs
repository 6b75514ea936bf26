namespace CpdGraph.Domain;

/// <summary>An object whose changes are counted, so that two editors cannot overwrite each other silently.</summary>
public interface IRevisioned
{
    /// <summary>Number of the current revision, from 1.</summary>
    int Revision { get; }

    /// <summary>When the row was made, UTC.</summary>
    DateTimeOffset CreatedAt { get; }

    /// <summary>When the row last changed, UTC.</summary>
    DateTimeOffset UpdatedAt { get; }
}
