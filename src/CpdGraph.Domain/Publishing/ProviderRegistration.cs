using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A provider that is to be added.</summary>
public sealed record ProviderRegistration
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of provider it is.</summary>
    public required ProviderKind Kind { get; init; }

    /// <summary>Name in web addresses. Null means made of the name.</summary>
    public string? Slug { get; init; }

    /// <summary>The organisation behind it, by ODS code. Null when it is not known as one.</summary>
    public Named<Organisation>? Organisation { get; init; }

    /// <summary>Markdown. Null when there is none.</summary>
    public string? About { get; init; }

    /// <summary>Null when not known.</summary>
    public string? WebsiteUrl { get; init; }

    /// <summary>Null when not known.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Organisations whose area it serves. Empty means all of England.</summary>
    public ImmutableArray<Named<Organisation>> Areas { get; init; } = [];
}
