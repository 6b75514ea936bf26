using System.Net.WebSockets;
using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http;

/// <summary>One socket from its start to its end, in the words of <c>graphql-transport-ws</c>. Nothing runs before the client has said who it is and was acknowledged.</summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    /// <summary>How long a client has to answer the close.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);

    private readonly SocketServices _services;
    private readonly HttpContext _context;
    private readonly WebSocket _socket;
    private readonly IConnectionCaller? _caller;
    private readonly StreamLifetime _lifetime;
    private readonly SocketReader _reader;
    private readonly SocketWriter _writer;
    private readonly SocketOperations _operations;
    private readonly CancellationTokenSource _ended;
    private readonly TaskCompletionSource<SocketClose> _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _initialised;
    private volatile bool _acknowledged;

    public SocketConnection(SocketServices services, HttpContext context, WebSocket socket)
    {
        var options = services.Open.Options;

        _services = services;
        _context = context;
        _socket = socket;
        _caller = context.RequestServices.GetService<IConnectionCaller>();
        _lifetime = services.Open.Begin(context, _caller);
        _reader = new SocketReader(socket, services.Limits.MaxBodyBytes);
        _writer = new SocketWriter(socket, TimeSpan.FromSeconds(options.WriteSeconds));
        _operations = new SocketOperations(_writer, options.MaxOperationsPerSocket, Fail);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(_lifetime.Ended);
    }

    public async Task RunAsync()
    {
        await using var overdue = new Timer(
            _ => { if (!_acknowledged) { End(SocketClose.InitialisationTooLate); } }, null, TimeSpan.FromSeconds(_services.Open.Options.InitSeconds), Timeout.InfiniteTimeSpan);
        await using var over = _lifetime.Ended.Register(() => End(CloseOf(_lifetime.Reason)));
        var reading = ReadAsync();

        var close = await _closing.Task;

        await _ended.CancelAsync();
        await CloseAsync(close, reading);
    }

    public async ValueTask DisposeAsync()
    {
        await _lifetime.DisposeAsync();
        _ended.Dispose();
        _reader.Dispose();
        _writer.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (!_closing.Task.IsCompleted)
            {
                var (message, close) = await _reader.ReadAsync();

                if ((close ?? await HandleAsync(message!)) is { } end)
                {
                    End(end);
                }
            }

            await _reader.DrainAsync();
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // Closing already.
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <returns>Null, or how the socket is to be closed.</returns>
    private async ValueTask<SocketClose?> HandleAsync(PooledBytes bytes)
    {
        var isKept = false;

        try
        {
            if (SocketMessage.Read(bytes.Memory, _services.Limits.MaxJsonDepth, out var message) is { } problem)
            {
                return problem;
            }

            switch (message.Type)
            {
                case "connection_init":
                    return await InitialiseAsync(message);
                case "ping":
                    await _writer.PongAsync(message.Payload.Span, _ended.Token);
                    return null;
                case "pong":
                    return null;
                case "subscribe":
                    isKept = true;
                    return await SubscribeAsync(message, bytes);
                case "complete" when message.Id is { } id:
                    _operations.Complete(id);
                    return null;
                case "complete":
                    return SocketClose.Invalid("\"id\" is missing");
                default:
                    return SocketClose.Invalid("its type is not one that a client sends");
            }
        }
        finally
        {
            if (!isKept)
            {
                bytes.Dispose();
            }
        }
    }

    private async ValueTask<SocketClose?> InitialiseAsync(SocketMessage message)
    {
        if (_initialised)
        {
            return SocketClose.TooManyInitialisations;
        }

        _initialised = true;

        if (InitPayload.Read(message.Payload, out var token) is { } problem)
        {
            return problem;
        }

        // Without sign-in there is nobody to tell a token to, as for a header.
        if (token is not null && _caller is not null)
        {
            switch (await _caller.SignInAsync(token, _ended.Token))
            {
                case ConnectionSignIn.Refused:
                    return SocketClose.TokenRefused;
                case ConnectionSignIn.Unavailable:
                    return SocketClose.TryAgainLater;
            }
        }

        _acknowledged = true;
        _lifetime.Watch();
        await _writer.AcknowledgeAsync(_ended.Token);

        return null;
    }

    /// <param name="bytes">Owned by this from now on.</param>
    private async ValueTask<SocketClose?> SubscribeAsync(SocketMessage message, PooledBytes bytes)
    {
        var close = !_acknowledged ? SocketClose.NotInitialised
            : message.Id is null ? SocketClose.Invalid("\"id\" is missing")
            : !_operations.IsFree(message.Id) ? SocketClose.SubscriberExists(message.Id)
            : message.Payload.IsEmpty ? SocketClose.Invalid("\"payload\" is missing")
            : null;

        if (close is not null)
        {
            bytes.Dispose();
            return close;
        }

        var id = message.Id!;
        var reading = RequestEnvelope.Read(message.Payload, bytes, _services.Documents);

        if (reading.Text is null)
        {
            bytes.Dispose();

            // What is no request at all breaks the protocol; what the server does not do is told to the operation.
            if (!reading.Refusal!.IsOfOperation)
            {
                return SocketClose.Invalid("the payload of subscribe is no GraphQL request");
            }

            await _writer.ErrorAsync(id, reading.Refusal.Error, _ended.Token);
        }
        else if (_operations.IsFull)
        {
            reading.Text.Dispose();
            await _writer.ErrorAsync(id, StreamErrors.TooManyOnSocket(_services.Open.Options.MaxOperationsPerSocket), _ended.Token);
        }
        else
        {
            _operations.Start(id, cancellation => RunAsync(id, reading.Text, cancellation), _ended.Token);
        }

        return null;
    }

    private async Task<SocketOperationEnd> RunAsync(string id, RequestText text, CancellationToken cancellation)
    {
        OperationAnswer answer;

        using (text)
        {
            answer = await _services.Executor.SubscribeAsync(text.ToRequest(_context, _services.RootValue, mutationsAllowed: true), cancellation);
        }

        if (answer.Result is { } result)
        {
            return await EndWithAsync(id, result, cancellation);
        }

        if (_services.Open.TryTakeStream(_context, _caller, out var slot) is { } refusal)
        {
            return new SocketOperationEnd(ExecutionResult.RequestErrors(refusal));
        }

        using (slot)
        {
            // The reader goes on: its next message may be the one that ends this stream.
            await Task.Yield();

            await foreach (var next in answer.Results!.WithCancellation(cancellation))
            {
                if (!next.HasData)
                {
                    return new SocketOperationEnd(next);
                }

                using (next)
                {
                    await _writer.NextAsync(id, next, cancellation);
                }
            }
        }

        cancellation.ThrowIfCancellationRequested();

        return SocketOperationEnd.Complete;
    }

    private async ValueTask<SocketOperationEnd> EndWithAsync(string id, ExecutionResult result, CancellationToken cancellation)
    {
        if (!result.HasData)
        {
            return new SocketOperationEnd(result);
        }

        using (result)
        {
            await _writer.NextAsync(id, result, cancellation);
        }

        return SocketOperationEnd.Complete;
    }

    private async Task CloseAsync(SocketClose close, Task reading)
    {
        var soon = Task.Delay(ClosePatience);

        // Whatever is being sent is sent before the close, or never.
        await Task.WhenAny(_operations.EndedAsync(), soon);

        try
        {
            if (close.Code is { } code && _socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                using var limit = new CancellationTokenSource(ClosePatience);
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, close.Reason, limit.Token);
                await Task.WhenAny(reading, soon);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // Then it knows.
        }

        if (!reading.IsCompleted)
        {
            _socket.Abort();
        }

        await reading;
        await _operations.EndedAsync();
    }

    private void Fail(Exception exception)
    {
        if (IsGone(exception))
        {
            Log.ClientGone(_services.Logger);
            End(SocketClose.Gone);
        }
        else
        {
            Log.SocketFault(_services.Logger, exception);
            End(SocketClose.Fault);
        }
    }

    private void End(SocketClose close) => _closing.TrySetResult(close);

    private static bool IsGone(Exception exception) => exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;

    private static SocketClose CloseOf(StreamEnd reason) => reason switch
    {
        StreamEnd.Expired => SocketClose.TokenExpired,
        StreamEnd.RightsLost => SocketClose.RightsLost,
        StreamEnd.Stopping => SocketClose.GoingAway,
        _ => SocketClose.Gone,
    };
}
