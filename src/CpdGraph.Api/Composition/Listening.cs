using System.Net;
using System.Net.Sockets;
using CpdGraph.GraphQL.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CpdGraph.Api.Composition;

/// <summary>Where and how servers listen, and what is said when they cannot.</summary>
internal static class Listening
{
    public const string DefaultUrl = "http://localhost:5080";

    private static readonly TimeSpan SlowReaderGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Where a server listens, with semicolons between.</summary>
    /// <param name="urls">The option <c>--urls</c>. Null: by the settings, else <see cref="DefaultUrl"/>.</param>
    public static string AddressesOf(IConfiguration configuration, string? urls) =>
        urls ?? (configuration[WebHostDefaults.ServerUrlsKey] is { } set && Several(set) is not [] ? set : DefaultUrl);

    /// <summary>Sets addresses and the limits of the connection.</summary>
    /// <param name="urls">The option <c>--urls</c>. Null: by the settings, else <see cref="DefaultUrl"/>.</param>
    /// <returns>The addresses.</returns>
    public static string Configure(WebApplicationBuilder builder, string? urls)
    {
        var addresses = AddressesOf(builder.Configuration, urls);
        EnsureReadable(addresses);
        var limits = SettingsReader.Read<HttpLimits>(builder.Configuration, HttpLimits.Section);
        _ = SettingsReader.Read<PersistedDocumentOptions>(builder.Configuration, PersistedDocumentOptions.Section);

        builder.WebHost.UseUrls(addresses);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.MaxRequestBodySize = limits.MaxBodyBytes;
            kestrel.Limits.MinResponseDataRate = new MinDataRate(limits.MinResponseBytesPerSecond, SlowReaderGrace);
        });

        return addresses;
    }

    /// <summary>
    /// Finds a port that another program listens on before anything else is done: a start that cannot succeed makes no folder and fills no
    /// database. What is in use only by the time of <see cref="StartAsync"/> is found there.
    /// </summary>
    /// <exception cref="StartFailure">An address is in use.</exception>
    public static void EnsureFree(string addresses)
    {
        foreach (var address in Several(addresses))
        {
            // Names of other hosts and pipes are for the server to judge.
            if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Port > 0 && IpOf(url) is { } ip && IsTaken(ip, url.Port))
            {
                throw InUse(addresses, null);
            }
        }
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="StartFailure">It cannot: the message says why.</exception>
    public static async Task StartAsync(WebApplication app, string addresses, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (OptionsValidationException wrong)
        {
            throw new StartFailure($"A setting is wrong: {string.Join(' ', wrong.Failures)}", wrong);
        }
        catch (IOException wrong) when (wrong.InnerException is AddressInUseException)
        {
            throw InUse(addresses, wrong);
        }
        catch (Exception wrong) when (wrong is SocketException or IOException)
        {
            throw new StartFailure($"{addresses} cannot be listened on ({wrong.Message}): name another address with --urls.", wrong);
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or ArgumentException)
        {
            throw NoAddress(addresses, wrong.Message, wrong);
        }
    }

    /// <summary>Finds what is no address before anything else is done; the rest is for the server to judge.</summary>
    private static void EnsureReadable(string addresses)
    {
        foreach (var address in Several(addresses))
        {
            try
            {
                if (BindingAddress.Parse(address).Scheme is not ("http" or "https"))
                {
                    throw NoAddress(addresses, "Only http and https are served.", cause: null);
                }
            }
            catch (FormatException wrong)
            {
                throw NoAddress(addresses, wrong.Message, wrong);
            }
        }
    }

    private static string[] Several(string addresses) => addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static StartFailure NoAddress(string addresses, string reason, Exception? cause) =>
        new($"{addresses} cannot be listened on ({reason}): name an address with --urls, for example {DefaultUrl}.", cause);

    private static IPAddress? IpOf(Uri url) => url.Host is "localhost" ? IPAddress.Loopback : IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) ? ip : null;

    private static bool IsTaken(IPAddress ip, int port)
    {
        try
        {
            using var listener = new TcpListener(ip, port);
            listener.Start();

            return false;
        }
        catch (SocketException wrong)
        {
            return wrong.SocketErrorCode == SocketError.AddressAlreadyInUse;
        }
    }

    private static StartFailure InUse(string addresses, Exception? cause) =>
        new($"{addresses} is in use by another program: stop that one, or name another address with --urls.", cause);
}
