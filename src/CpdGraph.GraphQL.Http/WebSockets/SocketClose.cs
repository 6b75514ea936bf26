namespace CpdGraph.GraphQL.Http;

/// <summary>How a socket is closed: the codes of <c>graphql-transport-ws</c> and those of WebSocket itself.</summary>
/// <param name="Code">Null: nobody is there to be told.</param>
/// <param name="Reason">At most 123 bytes, which is what a close frame holds.</param>
internal sealed record SocketClose(int? Code, string Reason)
{
    /// <summary>The client closed, or is gone.</summary>
    public static readonly SocketClose ByClient = new(1000, "");

    public static readonly SocketClose Gone = new(null, "");
    public static readonly SocketClose GoingAway = new(1001, "The server stops");
    public static readonly SocketClose TooBig = new(1009, "The message is too big");
    public static readonly SocketClose TryAgainLater = new(1013, "Who you are cannot be checked just now");
    public static readonly SocketClose NotText = new(4400, "Invalid message: it is binary");
    public static readonly SocketClose NotInitialised = new(4401, "Unauthorized: nothing runs before connection_ack");
    public static readonly SocketClose TokenRefused = new(4401, "Unauthorized: the access token is not accepted");
    public static readonly SocketClose TokenExpired = new(4403, "Forbidden: the access token has expired");
    public static readonly SocketClose RightsLost = new(4403, "Forbidden: you have lost a right, connect again");
    public static readonly SocketClose NoSubprotocol = new(4406, "Subprotocol not acceptable: ask for graphql-transport-ws");
    public static readonly SocketClose InitialisationTooLate = new(4408, "Connection initialisation timeout");
    public static readonly SocketClose TooManyInitialisations = new(4429, "Too many initialisation requests");
    public static readonly SocketClose Fault = new(4500, "Internal server error");

    private const int LongestId = 60;

    public static SocketClose Invalid(string what) => new(4400, $"Invalid message: {what}");

    public static SocketClose SubscriberExists(string id) =>
        new(4409, $"Subscriber for {(id.Length <= LongestId && System.Text.Ascii.IsValid(id) ? id : "this id")} already exists");
}
