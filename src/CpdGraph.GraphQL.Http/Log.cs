using Microsoft.Extensions.Logging;

namespace CpdGraph.GraphQL.Http;

/// <summary>All log messages of this project. Never the document, variables, headers or names.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "A GraphQL request failed before there was an answer. Trace id {TraceId}")]
    public static partial void Fault(ILogger logger, string traceId, Exception fault);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Debug, Message = "The client went away before its answer was written")]
    public static partial void ClientGone(ILogger logger);

    [LoggerMessage(EventId = 2011, Level = LogLevel.Error, Message = "A GraphQL socket failed and was closed")]
    public static partial void SocketFault(ILogger logger, Exception fault);
}
