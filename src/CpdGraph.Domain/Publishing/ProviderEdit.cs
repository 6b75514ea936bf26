using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A change of a provider as somebody typed it: what is not given stays as it is, null clears.</summary>
public sealed record ProviderEdit
{
    /// <summary>Cannot be cleared.</summary>
    public Edit<string?> Name { get; init; }

    /// <summary>Markdown.</summary>
    public Edit<string?> About { get; init; }

    /// <summary>https only.</summary>
    public Edit<string?> WebsiteUrl { get; init; }

    /// <summary>For people who ask about its offers.</summary>
    public Edit<string?> ContactEmail { get; init; }

    /// <summary>Replaces all organisations whose area it serves. Empty means all of England.</summary>
    public Edit<ImmutableArray<Named<Organisation>>> Areas { get; init; }
}
