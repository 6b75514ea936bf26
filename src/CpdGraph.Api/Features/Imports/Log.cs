namespace CpdGraph.Api.Features.Imports;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "The progress of imports cannot be read for now.")]
    public static partial void ProgressUnknown(ILogger logger, Exception exception);

    [LoggerMessage(1102, LogLevel.Warning, "Imports wait: {Reason}")]
    public static partial void ImportsWait(ILogger logger, string reason, Exception exception);

    [LoggerMessage(1103, LogLevel.Information, "Imports go on.")]
    public static partial void ImportsGoOn(ILogger logger);

    [LoggerMessage(1104, LogLevel.Error, "Import {Job} failed.")]
    public static partial void ImportFailed(ILogger logger, Guid job, Exception exception);

    [LoggerMessage(1105, LogLevel.Information, "Import {Job} was given up here: another process has it in hand, or it was dropped.")]
    public static partial void ImportLost(ILogger logger, Guid job);

    [LoggerMessage(1106, LogLevel.Information, "Import {Job} is {Status}: {Rows} rows, {Rejected} of them refused.")]
    public static partial void ImportDone(ILogger logger, Guid job, string status, int rows, int rejected);
}
