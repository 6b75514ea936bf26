using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A change of an offer's competency mappings as somebody typed it.</summary>
public sealed record MappingEdit
{
    /// <summary>Mappings to add or change.</summary>
    public ImmutableArray<MappingEntry> Set { get; init; } = [];

    /// <summary>Competencies whose mapping is to go. One that is not mapped is passed over.</summary>
    public ImmutableArray<Named<Competency>> Remove { get; init; } = [];

    /// <summary>Whether every mapping goes that is not in <see cref="Set"/>.</summary>
    public bool ReplaceAll { get; init; }
}
