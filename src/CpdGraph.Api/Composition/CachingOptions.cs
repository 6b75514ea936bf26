using System.ComponentModel.DataAnnotations;

namespace CpdGraph.Api.Composition;

/// <summary>How long browsers and proxies may keep answers. Section <c>GraphQL:Caching</c>.</summary>
public sealed class CachingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GraphQL:Caching";

    /// <summary>How long an anonymous answer by GET from the public catalogue may be kept, in seconds.</summary>
    /// <value>0 (not at all) to 300; 60 by default. No more, since much of the catalogue hangs from the clock.</value>
    [Range(0, 300)]
    public int MaxAgeSeconds { get; set; } = 60;
}
