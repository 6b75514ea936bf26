using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>An item of evidence as somebody typed it. In a change, what is not given stays as it is.</summary>
public sealed record EvidenceEntry
{
    /// <summary>Needed.</summary>
    public Edit<EvidenceKind?> Kind { get; init; }

    /// <summary>Needed.</summary>
    public Edit<string?> Title { get; init; }

    /// <summary>Null clears it.</summary>
    public Edit<string?> Body { get; init; }

    /// <summary>The day, in England. Needed.</summary>
    public Edit<DateOnly?> GatheredOn { get; init; }

    /// <summary>Null clears it.</summary>
    public Edit<string?> LinkUrl { get; init; }

    /// <summary>Replaces all competencies.</summary>
    public Edit<ImmutableArray<Named<Competency>>> Competencies { get; init; }

    /// <summary>Cannot be cleared. Private when it is not given for a new item.</summary>
    public Edit<EvidenceSharing?> Sharing { get; init; }
}
