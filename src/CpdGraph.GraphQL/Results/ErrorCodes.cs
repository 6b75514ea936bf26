namespace CpdGraph.GraphQL.Results;

/// <summary>The closed list of <c>extensions.code</c>.</summary>
public static class ErrorCodes
{
    /// <summary>The request is not a well-formed GraphQL request.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The document does not parse.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>The operation to run cannot be chosen.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>A variable or argument has a value that does not fit.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>A limit is exceeded; the extensions carry limit, maximum and actual.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The operation costs more than the caller may spend.</summary>
    public const string CostLimit = "COST_LIMIT";

    /// <summary>The caller has used up its budget for now.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>Several requests in one body are not accepted.</summary>
    public const string BatchingOff = "BATCHING_OFF";

    /// <summary>This HTTP method may not run this operation.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>The body's media type is not accepted.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>None of the media types that the client accepts can be written.</summary>
    public const string NotAcceptable = "NOT_ACCEPTABLE";

    /// <summary>No document is stored under the id.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Signing in is needed.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller lacks a role.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The time limit has passed.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The server has no room for this request now.</summary>
    public const string Overloaded = "OVERLOADED";

    /// <summary>Something that the server needs does not answer.</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>A fault of the server.</summary>
    public const string Internal = "INTERNAL";
}
