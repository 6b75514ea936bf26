namespace CpdGraph.GraphQL.Http;

/// <summary>
/// Who holds a connection open. A host that signs callers in registers one as a scoped service: it stands for the caller of the scope, for
/// as long as the connection lasts. Without one, everybody is anonymous.
/// </summary>
public interface IConnectionCaller
{
    /// <summary>By what its streams are counted. Null: nobody has signed in, and the network address counts.</summary>
    string? Key { get; }

    /// <summary>When what is open ends, unless the caller signs in anew. Null: never.</summary>
    DateTimeOffset? EndsAt { get; }

    /// <summary>Signs the caller in by a token that came after the connection was made.</summary>
    ValueTask<ConnectionSignIn> SignInAsync(string token, CancellationToken cancellation);

    /// <summary>Looks the caller's rights up again; what is executed from now on has them.</summary>
    /// <returns>False when the caller has lost one: what is open ends, for the client to see what is left.</returns>
    ValueTask<bool> RenewAsync(CancellationToken cancellation);
}

/// <summary>What came of signing in.</summary>
public enum ConnectionSignIn
{
    /// <summary>The caller is known from now on.</summary>
    Accepted,

    /// <summary>The token is no good.</summary>
    Refused,

    /// <summary>The token cannot be checked now.</summary>
    Unavailable,
}
