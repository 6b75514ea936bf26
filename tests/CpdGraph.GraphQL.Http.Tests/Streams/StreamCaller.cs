namespace CpdGraph.GraphQL.Http.Tests.Streams;

/// <summary>Everybody who connects, as a test decides.</summary>
public sealed class StreamCaller : IConnectionCaller
{
    private volatile bool _keepsRights = true;

    public string? Key { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public bool KeepsRights
    {
        get => _keepsRights;
        set => _keepsRights = value;
    }

    public ValueTask<ConnectionSignIn> SignInAsync(string token, CancellationToken cancellation)
    {
        if (token is "good")
        {
            Key = "somebody";
        }

        return new(token switch
        {
            "good" => ConnectionSignIn.Accepted,
            "unchecked" => ConnectionSignIn.Unavailable,
            _ => ConnectionSignIn.Refused,
        });
    }

    public ValueTask<bool> RenewAsync(CancellationToken cancellation) => new(KeepsRights);
}
