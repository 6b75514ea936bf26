namespace CpdGraph.Domain;

/// <summary>Something whose origin is known.</summary>
public interface ISourced
{
    /// <summary>How far the fact can be relied on.</summary>
    Provenance Provenance { get; }

    /// <summary>Where the fact was found: a document and section, or a web address. Null for what users enter.</summary>
    string? SourceReference { get; }
}
