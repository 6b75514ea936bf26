using System.Diagnostics;
using System.Runtime.CompilerServices;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Telemetry;

/// <summary>Counts a stream while it is open, and tells the log when it has ended.</summary>
internal static class StreamMeasurement
{
    public static async IAsyncEnumerable<ExecutionResult> Of(
        IAsyncEnumerable<ExecutionResult> results,
        long started,
        string documentHash,
        IOperationLog? log,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var record = new OperationRecord(OperationType.Subscription, null, documentHash, default, 0, null, 0);
        GraphQLTelemetry.ActiveSubscriptions.Add(1);

        try
        {
            await foreach (var result in results.WithCancellation(cancellation).ConfigureAwait(false))
            {
                record = record with
                {
                    Name = OperationMeasurement.CutName(result.OperationName),
                    Errors = record.Errors + result.Errors.Length,
                    FirstCode = record.FirstCode ?? (result.Errors is [var first, ..] ? first.Code : null),
                    AnswerBytes = record.AnswerBytes + result.Length,
                };

                yield return result;
            }
        }
        finally
        {
            GraphQLTelemetry.ActiveSubscriptions.Add(-1);
            log?.Ended(record with { Duration = Stopwatch.GetElapsedTime(started) });
        }
    }
}
