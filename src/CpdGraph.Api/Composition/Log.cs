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

    [LoggerMessage(1005, LogLevel.Warning, "The database does not answer: {Coordinate} could not be read at {Path} in operation {Operation}, trace {TraceId}.")]
    private static partial void FieldUnavailable(ILogger logger, string coordinate, string path, string operation, string traceId, Exception exception);

    [LoggerMessage(1011, LogLevel.Warning, "The keys of issuer {Issuer} could not be fetched: {Reason}")]
    public static partial void IssuerUnreachable(ILogger logger, string issuer, string reason);

    [LoggerMessage(1012, LogLevel.Error, "The keys of issuer {Issuer} could not be read.")]
    public static partial void IssuerFailed(ILogger logger, string issuer, Exception exception);

    [LoggerMessage(1013, LogLevel.Error, "The account of a caller could not be looked up, trace {TraceId}.")]
    public static partial void CallerNotFound(ILogger logger, string traceId, Exception exception);

    [LoggerMessage(1014, LogLevel.Information, "Development sign-in is on: the verb \"token\" makes tokens for this server.")]
    public static partial void DevelopmentSignInIsOn(ILogger logger);

    [LoggerMessage(1021, LogLevel.Error, "The database went away while a mutation was committed, or before its answer could be read: the change may have been made.")]
    public static partial void OutcomeUnknown(ILogger logger, Exception exception);

    [LoggerMessage(1022, LogLevel.Warning, "The database does not answer: a mutation was given up, and nothing was changed.")]
    public static partial void MutationGivenUp(ILogger logger, Exception exception);

    [LoggerMessage(1031, LogLevel.Information, "Building the dashboards: {Command} runs.")]
    public static partial void DashboardStep(ILogger logger, string command);

    [LoggerMessage(1032, LogLevel.Information, "The dashboards are built, in {Seconds:0} s.")]
    public static partial void DashboardBuilt(ILogger logger, double seconds);

    [LoggerMessage(1033, LogLevel.Information, "The dashboards are being built by another server: this one waits for it.")]
    public static partial void DashboardAwaited(ILogger logger);

    [LoggerMessage(1034, LogLevel.Warning, "The dashboards could not be built: {Reason}")]
    public static partial void DashboardNotBuilt(ILogger logger, string reason);

    [LoggerMessage(1035, LogLevel.Warning, "{Command} wrote at last:\n{Lines}")]
    public static partial void DashboardOutput(ILogger logger, string command, string lines);

    public static void FieldFailed(ILogger logger, FieldFault fault) =>
        FieldFailed(logger, fault.Coordinate, fault.Path, fault.OperationName ?? "(anonymous)", fault.TraceId, fault.Exception);

    public static void FieldUnavailable(ILogger logger, FieldFault fault) =>
        FieldUnavailable(logger, fault.Coordinate, fault.Path, fault.OperationName ?? "(anonymous)", fault.TraceId, fault.Exception);
}
