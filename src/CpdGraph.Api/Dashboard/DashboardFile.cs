using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.Api.Dashboard;

/// <summary>A file of the built page, kept in memory and compressed once. Immutable, safe to share.</summary>
internal sealed class DashboardFile
{
    // Smaller is not worth a second of somebody's first visit: the last tenth costs ten times as long.
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;
    private const int WorthCompressing = 1_400;

    private readonly byte[] content;
    private readonly string type;
    private readonly bool isLasting;
    private readonly EntityTagHeaderValue tag;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    /// <param name="name">Its path in the page's folder, with slashes.</param>
    public DashboardFile(string name, byte[] content)
    {
        this.content = content;
        type = TypeOf(name);
        isLasting = IsNamedByContent(name);
        tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"", isWeak: true);
        brotli = new(() => Brotli(content));
        gzip = new(() => Gzip(content));
    }

    /// <summary>Writes the file, or that the browser has it already.</summary>
    /// <param name="policy">The content security policy of a page. Null for what is no page.</param>
    /// <param name="mayCompress">False where a proxy does it.</param>
    public async Task WriteAsync(HttpContext context, string? policy, bool mayCompress)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ETag = tag.ToString();
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);

        // A page is asked for each time, so that a new one is seen at once; what it names by content never changes.
        response.Headers.CacheControl = isLasting ? "public, max-age=31536000, immutable" : "no-cache";

        if (policy is not null)
        {
            response.Headers.ContentSecurityPolicy = policy;
            response.Headers["Referrer-Policy"] = "no-referrer";
        }

        if (EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch!, out var known)
            && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (body, encoding) = mayCompress && IsText(type) && content.Length >= WorthCompressing ? Encoded(request) : (content, null);
        response.ContentType = type;
        response.ContentLength = body.Length;

        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private (byte[] Body, string? Encoding) Encoded(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding!, out var accepted))
        {
            return (content, null);
        }

        bool Takes(string encoding) => accepted.Any(one => one.Quality is not 0 && one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));

        return Takes("br") ? (brotli.Value, "br") : Takes("gzip") ? (gzip.Value, "gzip") : (content, null);
    }

    private static byte[] Brotli(byte[] content)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];

        return BrotliEncoder.TryCompress(content, room, out var written, BrotliQuality, BrotliWindow) ? room[..written] : content;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var kept = new MemoryStream();

        using (var stream = new GZipStream(kept, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        return kept.ToArray();
    }

    /// <summary>As in <c>app/assets/index-B3f_9xQz.js</c>: eight characters of a hash, which no word has by chance.</summary>
    private static bool IsNamedByContent(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);

        return name.StartsWith("app/assets/", StringComparison.Ordinal)
            && stem.Length > 9
            && stem[^9] == '-'
            && stem[^8..].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            && !stem[^8..].All(char.IsAsciiLetterLower);
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "image/svg+xml" or "font/ttf" or "application/manifest+json" or "image/x-icon";

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".txt" => "text/plain; charset=utf-8",
        ".json" or ".map" => "application/json",
        ".webmanifest" => "application/manifest+json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".woff" => "font/woff",
        ".ttf" => "font/ttf",
        ".wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
}
