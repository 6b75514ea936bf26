using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http;

/// <summary>What every socket of an address shares.</summary>
/// <param name="RootValue">The parent of root fields. Null: null.</param>
internal sealed record SocketServices(
    GraphQLExecutor Executor, HttpLimits Limits, PersistedDocuments Documents, OpenStreams Open, Func<HttpContext, object?>? RootValue, ILogger Logger);
