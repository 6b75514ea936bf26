using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Http;

/// <summary>Why a stream does not begin or goes no further, in words.</summary>
internal static class StreamErrors
{
    // Streams last: a second, as for operations, would not be enough for one to end.
    private const int ProcessRetrySeconds = 10;

    public static GraphQLError TooManyOfCaller(int maximum) => Limit(
        $"You hold {maximum} streams open, which is as many as one caller may. End one before you begin another.", ErrorCodes.RateLimited, "streamsPerCaller", maximum);

    public static GraphQLError TooManyOfProcess() => new("The server holds as many streams as it can. Try again later.", ErrorCodes.Overloaded)
    {
        Extensions = new Dictionary<string, object?> { ["retryAfterSeconds"] = ProcessRetrySeconds },
    };

    public static GraphQLError TooManyOnSocket(int maximum) => Limit(
        $"{maximum} operations run on this socket, which is as many as may. Complete one before you begin another.", ErrorCodes.LimitExceeded, "operationsPerSocket", maximum);

    public static GraphQLError TokenExpired() => new("The access token has expired. Sign in again and subscribe anew.", ErrorCodes.Unauthenticated);

    public static GraphQLError RightsLost() => new("You have lost a right since the stream began. Subscribe anew to go on with those that are left.", ErrorCodes.Forbidden);

    private static GraphQLError Limit(string message, string code, string limit, int maximum) => new(message, code)
    {
        Extensions = Limits.Extensions(limit, maximum, maximum + 1L),
    };
}
