using System.Diagnostics;
using System.Security.Cryptography;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Telemetry;

/// <summary>The span, the duration and the log line of one operation.</summary>
internal readonly struct OperationMeasurement : IDisposable
{
    private const int LongestName = 80;

    private readonly long _started;
    private readonly ReadOnlyMemory<byte> _document;
    private readonly IOperationLog? _log;
    private readonly Activity? _span;

    private OperationMeasurement(ReadOnlyMemory<byte> document, IOperationLog? log)
    {
        _started = Stopwatch.GetTimestamp();
        _document = document;
        _log = log;
        _span = GraphQLTelemetry.Source.StartActivity("graphql", ActivityKind.Server);
    }

    public static bool IsWanted(IOperationLog? log) => GraphQLTelemetry.IsOn || log is { IsEnabled: true };

    public static OperationMeasurement Start(ReadOnlyMemory<byte> document, IOperationLog? log) =>
        new(document, log is { IsEnabled: true } ? log : null);

    /// <summary>Tells what became of the operation.</summary>
    public void End(ExecutionResult result)
    {
        var duration = Stopwatch.GetElapsedTime(_started);
        var code = result.Errors is [var first, ..] ? first.Code : null;

        Record(result.Operation, code, duration);

        if (_span is null && _log is null)
        {
            return;
        }

        var name = CutName(result.OperationName);
        var hash = Hash();

        Describe(result.Operation, name, hash, code);
        _log?.Ended(new OperationRecord(result.Operation, name, hash, duration, result.Errors.Length, code, result.Length));
    }

    /// <summary>A subscription has begun: the span ends now, each event gets one of its own, and the log line comes with the end of the stream.</summary>
    public OperationAnswer Whole(OperationAnswer begun)
    {
        var hash = Hash();

        Describe(OperationType.Subscription, null, hash, null);

        return new OperationAnswer(StreamMeasurement.Of(begun.Results!, _started, hash, _log));
    }

    /// <summary>A client's name for an operation, no longer than a log line should be.</summary>
    public static string? CutName(string? name) => name is { Length: > LongestName } ? name[..LongestName] : name;

    /// <summary>Ends the span, also of an operation that nobody waits for any more.</summary>
    public void Dispose() => _span?.Dispose();

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(_document.Span).AsSpan(0, 8));

    private static void Record(OperationType? type, string? code, TimeSpan duration)
    {
        var tags = new TagList { { GraphQLTelemetry.Tags.OperationType, NameOf(type) } };

        if (code is not null)
        {
            tags.Add(GraphQLTelemetry.Tags.ErrorType, code);
        }

        GraphQLTelemetry.OperationDuration.Record(duration.TotalSeconds, tags);
    }

    private void Describe(OperationType? type, string? name, string hash, string? code)
    {
        if (_span is null)
        {
            return;
        }

        // The name is the client's choice: it would make as many kinds of span as there are clients.
        _span.DisplayName = NameOf(type) ?? "graphql";
        _span.SetTag(GraphQLTelemetry.Tags.OperationType, NameOf(type));
        _span.SetTag(GraphQLTelemetry.Tags.OperationName, name);

        if (!_document.IsEmpty)
        {
            _span.SetTag(GraphQLTelemetry.Tags.DocumentHash, hash);
        }

        if (code is not null)
        {
            _span.SetTag(GraphQLTelemetry.Tags.ErrorType, code);
            _span.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static string? NameOf(OperationType? type) => type switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => null,
    };
}
