using System.Diagnostics;
using System.Diagnostics.Metrics;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Telemetry;

/// <summary>
/// What the engine tells about itself: a span for each operation and each batch, and meters. Costs nothing while nobody listens. Names by
/// the OpenTelemetry conventions for GraphQL servers where there are any. Never the document, a variable or a literal.
/// </summary>
public static class GraphQLTelemetry
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string Name = "CpdGraph.GraphQL";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Seconds; tags <c>graphql.operation.type</c> and, of what failed, <c>error.type</c>, the code of its first error.</summary>
    internal static readonly Histogram<double> OperationDuration = Meter.CreateHistogram<double>(
        "graphql.server.operation.duration", "s", "Time from a request's bytes to its whole answer.");

    /// <summary>Tag <c>graphql.field.coordinate</c>.</summary>
    internal static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>(
        "graphql.server.batch.size", "{parent}", "Parents that one call of a batch resolver answered for.");

    internal static readonly UpDownCounter<int> ActiveSubscriptions = Meter.CreateUpDownCounter<int>(
        "graphql.server.subscriptions.active", "{stream}", "Subscriptions that are open.");

    /// <summary>Whether spans or metrics of operations go anywhere.</summary>
    internal static bool IsOn => Source.HasListeners() || OperationDuration.Enabled;

    /// <summary>A span around one call of a batch resolver. Null while nobody listens.</summary>
    internal static Activity? StartBatch(FieldDefinition field, int parents)
    {
        if (BatchSize.Enabled)
        {
            BatchSize.Record(parents, new KeyValuePair<string, object?>(Tags.FieldCoordinate, field.ToString()));
        }

        if (Source.StartActivity("graphql.batch") is not { } span)
        {
            return null;
        }

        span.SetTag(Tags.FieldCoordinate, field.ToString());
        span.SetTag(Tags.BatchSize, parents);

        return span;
    }

    /// <summary>Names of tags.</summary>
    internal static class Tags
    {
        public const string OperationType = "graphql.operation.type";
        public const string OperationName = "graphql.operation.name";
        public const string DocumentHash = "graphql.document.hash";
        public const string ErrorType = "error.type";
        public const string FieldCoordinate = "graphql.field.coordinate";
        public const string BatchSize = "graphql.batch.size";
    }
}
