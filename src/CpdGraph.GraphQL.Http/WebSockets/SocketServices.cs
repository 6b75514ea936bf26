using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http;

/// <summary>What every socket of an address shares.</summary>
/// <param name="RootValue">The parent of root fields. Null: null.</param>
internal sealed record SocketServices(
    GraphQLExecutor Executor, HttpLimits Limits, PersistedDocuments Documents, OpenStreams Open, Func<HttpContext, object?>? RootValue, ILogger Logger)
{
    public GraphQLRequest RequestOf(RequestText text, HttpContext context) => new()
    {
        Document = text.Document,
        Stored = text.Stored,
        OperationName = text.OperationName,
        Variables = text.Variables,
        Extensions = text.Extensions,
        Services = context.RequestServices,
        RootValue = RootValue?.Invoke(context),
    };
}
