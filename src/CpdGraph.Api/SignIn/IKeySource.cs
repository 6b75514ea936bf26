namespace CpdGraph.Api.SignIn;

/// <summary>Where the keys come from that an issuer signs with.</summary>
internal interface IKeySource
{
    /// <summary>The keys as last known. Null when they cannot be had now.</summary>
    ValueTask<KeySet?> CurrentAsync(CancellationToken cancellation);

    /// <summary>The keys once more, after a token named one that is not among them. The same set when it is too early to look again.</summary>
    ValueTask<KeySet?> LookAgainAsync(KeySet known, CancellationToken cancellation);
}

/// <summary>Keys that never change.</summary>
internal sealed class FixedKeys(KeySet keys) : IKeySource
{
    public ValueTask<KeySet?> CurrentAsync(CancellationToken cancellation) => new(keys);

    public ValueTask<KeySet?> LookAgainAsync(KeySet known, CancellationToken cancellation) => new(keys);
}
