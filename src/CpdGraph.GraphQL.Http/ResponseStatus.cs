using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;
using Microsoft.AspNetCore.Http;

namespace CpdGraph.GraphQL.Http;

/// <summary>The HTTP status of what the engine answered: the classic profile of GraphQL over HTTP, which the npm <c>graphql-http</c> audit checks.</summary>
internal static class ResponseStatus
{
    /// <param name="isPost">Whether the request came by the method that may carry most.</param>
    public static int Of(ExecutionResult result, ResponseMediaType type, bool isPost) => result.Errors switch
    {
        [] => StatusCodes.Status200OK,

        // Begun, and stopped as a whole: what has a path is a field's error beside data.
        [{ Code: ErrorCodes.Timeout or ErrorCodes.Overloaded or ErrorCodes.Unavailable, Path: null } stopped] => OfRequestError(stopped.Code, type, isPost),
        [var first, ..] when !result.HasData => OfRequestError(first.Code, type, isPost),
        _ => StatusCodes.Status200OK,
    };

    private static int OfRequestError(string code, ResponseMediaType type, bool isPost) => code switch
    {
        ErrorCodes.BadRequest or ErrorCodes.BatchingOff => StatusCodes.Status400BadRequest,

        // By POST there is no other method to name: a subscription needs another transport.
        ErrorCodes.MethodNotAllowed when !isPost => StatusCodes.Status405MethodNotAllowed,
        ErrorCodes.UnsupportedMediaType => StatusCodes.Status415UnsupportedMediaType,
        ErrorCodes.NotAcceptable => StatusCodes.Status406NotAcceptable,
        ErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
        ErrorCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorCodes.Overloaded or ErrorCodes.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.Timeout => StatusCodes.Status504GatewayTimeout,
        ErrorCodes.Internal => StatusCodes.Status500InternalServerError,

        // What is wrong with the document or its variables. Clients of before the standard take anything but 200 for a broken connection.
        _ => type == ResponseMediaType.GraphQLResponse ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
    };
}
