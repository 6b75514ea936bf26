using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CpdGraph.Api.Composition;

/// <summary>Makes absolute addresses of this installation's pages and files.</summary>
/// <param name="listening">Where the server listens, once it does. Null without a server, in a verb.</param>
internal sealed class SiteAddress(SiteOptions options, Func<IEnumerable<string>>? listening = null)
{
    private string? root;

    /// <summary>The installation's address, without a slash at the end.</summary>
    public string Root => root ??= Find();

    /// <summary>The absolute address of a path.</summary>
    /// <param name="path">With its first slash; segments are escaped already.</param>
    public string Of(string path) => Root + path;

    /// <summary>The address of a server: by the settings, or where it listens.</summary>
    public static SiteAddress OfServer(IServiceProvider services, SiteOptions options) => new(
        options,
        () => services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []);

    private string Find()
    {
        if (options.PublicUrl.Length > 0)
        {
            return options.PublicUrl.TrimEnd('/');
        }

        if (listening?.Invoke().FirstOrDefault() is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return Listening.DefaultUrl;
        }

        // What listens everywhere is reached here by this name.
        return url.Host is "0.0.0.0" or "[::]" or "+" or "*" ? $"{url.Scheme}://localhost:{url.Port}" : url.GetLeftPart(UriPartial.Authority);
    }
}
