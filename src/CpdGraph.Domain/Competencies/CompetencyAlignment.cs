namespace CpdGraph.Domain;

/// <summary>A link from a competency to an item of another framework or curriculum.</summary>
public sealed record CompetencyAlignment : ISourced
{
    /// <summary>Name of the other framework.</summary>
    public required string Framework { get; init; }

    /// <summary>Code of the item there.</summary>
    public required string Code { get; init; }

    /// <summary>Its heading there.</summary>
    public required string Label { get; init; }

    /// <summary>Null when the item has no web address.</summary>
    public string? Url { get; init; }

    /// <inheritdoc />
    public required Provenance Provenance { get; init; }

    /// <inheritdoc />
    public string? SourceReference { get; init; }
}
