using System.ComponentModel.DataAnnotations;

namespace CpdGraph.Api.Composition;

/// <summary>Compression of answers. Section <c>GraphQL:Compression</c>.</summary>
public sealed class CompressionOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GraphQL:Compression";

    /// <summary>Whether answers are compressed for clients that ask for it.</summary>
    /// <value>True by default. Set it to false where a proxy does it.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Answers below this many bytes are sent as they are.</summary>
    /// <value>0 to 1,000,000; 1,400 by default: what fits into one packet gains nothing.</value>
    [Range(0, 1_000_000)]
    public int MinBytes { get; set; } = 1_400;
}
