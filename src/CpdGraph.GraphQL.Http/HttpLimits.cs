using System.ComponentModel.DataAnnotations;

namespace CpdGraph.GraphQL.Http;

/// <summary>What one HTTP request may bring before it is looked at. Section <c>GraphQL:Limits</c>.</summary>
public sealed class HttpLimits
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GraphQL:Limits";

    /// <summary>Size of a POST body in bytes, however it is sent.</summary>
    /// <value>1 KiB to 64 MiB; 1 MiB by default.</value>
    [Range(1_024, 67_108_864)]
    public int MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>Length of the request target (path and query string, encoded) in characters.</summary>
    /// <value>
    /// 256 to 65,536; 8,000 by default, a little less than the request line that Kestrel takes, so that the client gets our answer, which
    /// says what to do, and not an empty one. To allow more, raise Kestrel's <c>MaxRequestLineSize</c> as well.
    /// </value>
    [Range(256, 65_536)]
    public int MaxUriLength { get; set; } = 8_000;

    /// <summary>How slowly an answer may be read, in bytes a second, after 5 seconds of grace. Who reads more slowly, or not at all, is cut off.</summary>
    /// <value>1 to 1,000,000; 1,024 by default. For the application to set on its server, since it holds for whole connections.</value>
    [Range(1, 1_000_000)]
    public int MinResponseBytesPerSecond { get; set; } = 1_024;

    /// <summary>Nesting of objects and arrays in the JSON of a request, the body itself counting as 1.</summary>
    /// <value>4 to 64; 64 by default. Whatever walks over variables later recurses no deeper.</value>
    [Range(4, 64)]
    public int MaxJsonDepth { get; set; } = 64;
}
