using CpdGraph.GraphQL.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CpdGraph.GraphQL.Http;

/// <summary>What this process holds open for its clients. Safe to share.</summary>
internal sealed class OpenStreams
{
    private readonly StreamBudget _streams;
    private readonly StreamBudget _sockets;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _stopping;

    public OpenStreams(IOptions<StreamOptions> options, IServiceProvider services)
    {
        Options = options.Value;
        _streams = new StreamBudget(Options.MaxPerCaller, Options.MaxPerProcess);
        _sockets = new StreamBudget(Options.MaxPerCaller, Options.MaxPerProcess);
        _clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
    }

    public StreamOptions Options { get; }

    /// <summary>Room for a subscription.</summary>
    /// <returns>Null, or why there is none.</returns>
    public GraphQLError? TryTakeStream(HttpContext context, IConnectionCaller? caller, out IDisposable? slot) =>
        _streams.TryTake(caller?.Key ?? AddressOf(context), out slot);

    /// <summary>Room for a socket. Whoever opens one has not said yet who it is.</summary>
    /// <returns>Null, or why there is none.</returns>
    public GraphQLError? TryTakeSocket(HttpContext context, out IDisposable? slot) => _sockets.TryTake(AddressOf(context), out slot);

    public StreamLifetime Begin(HttpContext context, IConnectionCaller? caller) =>
        new(caller, TimeSpan.FromSeconds(Options.RightsSeconds), _clock, context.RequestAborted, _stopping);

    // No key of a caller looks like this.
    private static string AddressOf(HttpContext context) => $"address {context.Connection.RemoteIpAddress}";
}
