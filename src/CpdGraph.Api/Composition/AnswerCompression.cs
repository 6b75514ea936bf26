using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace CpdGraph.Api.Composition;

/// <summary>Compresses answers for clients that ask for it: fast rather than small, and only where it saves a packet.</summary>
internal static class AnswerCompression
{
    // Streams of events are not here: each event must leave at once.
    private static readonly string[] Types =
        ["application/json", "application/graphql-response+json", "text/plain", "text/html", "text/css", "text/javascript", "text/calendar", "application/xml", "image/svg+xml"];

    public static void AddAnswerCompression(this IServiceCollection services, CompressionOptions compression)
    {
        services.AddResponseCompression(options =>
        {
            // Over HTTPS too: nobody can make a browser send a request of ours with a secret in it, since tokens are not cookies.
            options.EnableForHttps = true;
            options.MimeTypes = Types;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider>(provider => new AboveFloor(
            compression.MinBytes, provider, provider.GetRequiredService<IOptions<ResponseCompressionOptions>>()));
    }

    private sealed class AboveFloor(int minBytes, IServiceProvider services, IOptions<ResponseCompressionOptions> options)
        : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            !(context.Response.ContentLength < minBytes) && base.ShouldCompressResponse(context);
    }
}
