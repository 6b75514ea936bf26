using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Composition;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "Paging:CursorKey is not set: cursors hold only until this process ends, and on this server alone.")]
    public static partial void CursorsOfThisProcess(ILogger logger);

    [LoggerMessage(1002, LogLevel.Error, "{Coordinate} failed at {Path} in operation {Operation}, trace {TraceId}.")]
    private static partial void FieldFailed(ILogger logger, string coordinate, string path, string operation, string traceId, Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "Not ready: {Reason}")]
    public static partial void NotReady(ILogger logger, string reason);

    [LoggerMessage(1004, LogLevel.Information, "Seed data loaded: {Added} rows added, {Changed} changed, {Unchanged} as they were.")]
    public static partial void Seeded(ILogger logger, int added, int changed, int unchanged);

    public static void FieldFailed(ILogger logger, FieldFault fault) =>
        FieldFailed(logger, fault.Coordinate, fault.Path, fault.OperationName ?? "(anonymous)", fault.TraceId, fault.Exception);
}
