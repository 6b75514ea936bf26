namespace CpdGraph.GraphQL.Http;

/// <summary>The media types of GraphQL over HTTP, as they are written in headers.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";

    public const string EventStream = "text/event-stream";
    public const string EventStreamUtf8 = EventStream + "; charset=utf-8";

    private const string JsonUtf8 = Json + "; charset=utf-8";
    private const string GraphQLResponseUtf8 = GraphQLResponse + "; charset=utf-8";

    /// <summary>The Content-Type header of a response.</summary>
    public static string HeaderOf(ResponseMediaType type) => type == ResponseMediaType.GraphQLResponse ? GraphQLResponseUtf8 : JsonUtf8;
}

/// <summary>What a response is written as. The two differ in their status codes only.</summary>
internal enum ResponseMediaType
{
    /// <summary><c>application/json</c>: what clients of before the standard expect; 200 for whatever the engine answers.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status says how it went.</summary>
    GraphQLResponse,
}
