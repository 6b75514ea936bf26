using System.ComponentModel.DataAnnotations;

namespace CpdGraph.GraphQL.Http;

/// <summary>What clients may hold open, over Server-Sent Events and WebSocket. Section <c>GraphQL:Streams</c>.</summary>
public sealed class StreamOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GraphQL:Streams";

    /// <summary>Subscriptions that one caller may hold open, and sockets besides. Callers without a token are counted by their network address.</summary>
    /// <value>1 to 100,000; 100 by default.</value>
    [Range(1, 100_000)]
    public int MaxPerCaller { get; set; } = 100;

    /// <summary>Subscriptions that this process holds open, and sockets besides.</summary>
    /// <value>1 to 1,000,000; 2,000 by default.</value>
    [Range(1, 1_000_000)]
    public int MaxPerProcess { get; set; } = 2_000;

    /// <summary>Operations that run on one socket at a time.</summary>
    /// <value>1 to 10,000; 50 by default.</value>
    [Range(1, 10_000)]
    public int MaxOperationsPerSocket { get; set; } = 50;

    /// <summary>How often something is sent while nothing happens, in seconds, so that nobody between takes the connection for dead.</summary>
    /// <value>1 to 600; 12 by default.</value>
    [Range(1, 600)]
    public int KeepAliveSeconds { get; set; } = 12;

    /// <summary>Until when a new socket must have said who it is, in seconds.</summary>
    /// <value>1 to 60; 5 by default.</value>
    [Range(1, 60)]
    public int InitSeconds { get; set; } = 5;

    /// <summary>How often the rights of a signed-in caller are looked up again while it holds something open, in seconds.</summary>
    /// <value>1 to 600; 4 by default.</value>
    [Range(1, 600)]
    public int RightsSeconds { get; set; } = 4;

    /// <summary>How long a client may take to read what was sent, in seconds, before it is cut off.</summary>
    /// <value>1 to 600; 15 by default.</value>
    [Range(1, 600)]
    public int WriteSeconds { get; set; } = 15;

    /// <summary>Pages that may open a socket, by their <c>Origin</c>, such as <c>https://hub.example.org</c>.</summary>
    /// <value>Empty by default: all of them. No cookie signs anybody in, so a foreign page gets what anybody gets.</value>
    public IList<string> AllowedOrigins { get; init; } = [];
}
