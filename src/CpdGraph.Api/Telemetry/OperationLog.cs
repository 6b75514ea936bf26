using CpdGraph.GraphQL.Telemetry;

namespace CpdGraph.Api.Telemetry;

/// <summary>One structured line for each GraphQL operation, under the category <c>CpdGraph.Operations</c>.</summary>
internal sealed partial class OperationLog(ILoggerFactory loggers) : IOperationLog
{
    private readonly ILogger _logger = loggers.CreateLogger("CpdGraph.Operations");

    public bool IsEnabled => _logger.IsEnabled(LogLevel.Information);

    public void Ended(OperationRecord operation) => Ended(
        _logger,
        operation.Type?.ToString().ToLowerInvariant() ?? "(unread)",
        operation.Name ?? "(anonymous)",
        operation.DocumentHash,
        Math.Round(operation.Duration.TotalMilliseconds, 2),
        operation.Errors,
        operation.FirstCode ?? "none",
        operation.AnswerBytes);

    [LoggerMessage(
        1020,
        LogLevel.Information,
        "{OperationType} {OperationName} of document {DocumentHash}: {Milliseconds} ms, {Errors} errors, first {ErrorCode}, {AnswerBytes} bytes")]
    private static partial void Ended(
        ILogger logger,
        string operationType,
        string operationName,
        string documentHash,
        double milliseconds,
        int errors,
        string errorCode,
        long answerBytes);
}
