using System.Text.Json;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.SignIn;

/// <summary>
/// The keys of one issuer, fetched when its first token comes and kept. Nothing that a client sends makes it fetch more often than the
/// pauses below allow. Safe to share.
/// </summary>
internal sealed class IssuerKeys(string authority, string name, HttpClient http, TimeProvider clock, ILogger logger) : IKeySource
{
    /// <summary>How old keys get before they are fetched again, while the old ones are still used.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>How old keys get before they are not trusted any more: an issuer that withdraws a key must be heard.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromHours(24);

    /// <summary>From one fetch because of an unknown key to the next.</summary>
    public static readonly TimeSpan PauseAfterUnknownKey = TimeSpan.FromSeconds(30);

    /// <summary>From a fetch that failed to the next.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private KeySet? keys;
    private Task<KeySet?>? fetch;
    private DateTimeOffset fetchedAt;
    private DateTimeOffset failedAt = DateTimeOffset.MinValue;
    private DateTimeOffset lookedAgainAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public async ValueTask<KeySet?> CurrentAsync(CancellationToken cancellation)
    {
        Task<KeySet?> running;

        lock (gate)
        {
            var now = clock.GetUtcNow();
            var trusted = now - fetchedAt < Trusted ? keys : null;

            if (trusted is not null && now - fetchedAt < Fresh)
            {
                return trusted;
            }

            if (now - failedAt < PauseAfterFailure)
            {
                return trusted;
            }

            running = StartFetch();

            if (trusted is not null)
            {
                return trusted;
            }
        }

        return await running.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<KeySet?> LookAgainAsync(KeySet known, CancellationToken cancellation)
    {
        Task<KeySet?> running;

        lock (gate)
        {
            var now = clock.GetUtcNow();

            if (!ReferenceEquals(keys, known))
            {
                return keys;
            }

            if (fetch is null)
            {
                if (now - lookedAgainAt < PauseAfterUnknownKey || now - failedAt < PauseAfterFailure)
                {
                    return keys;
                }

                lookedAgainAt = now;
            }

            running = StartFetch();
        }

        return await running.WaitAsync(cancellation) ?? known;
    }

    // One at a time, and not the request's: its end must not end what others wait for. Only called with the gate held.
    private Task<KeySet?> StartFetch() => fetch ??= Task.Run(FetchAsync);

    private async Task<KeySet?> FetchAsync()
    {
        try
        {
            var fetched = await IssuerDocuments.KeysAsync(http, authority, name, CancellationToken.None);

            lock (gate)
            {
                // The same object as long as the keys are the same: what was checked with them stays checked.
                keys = keys is not null && keys.IsSameAs(fetched) ? keys : fetched;
                fetchedAt = clock.GetUtcNow();
                fetch = null;

                return keys;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException or IssuerFault)
        {
            Log.IssuerUnreachable(logger, authority, exception.Message);
        }
        catch (Exception exception)
        {
            Log.IssuerFailed(logger, authority, exception);
        }

        lock (gate)
        {
            failedAt = clock.GetUtcNow();
            fetch = null;

            return null;
        }
    }
}
