using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CpdGraph.GraphQL.Telemetry;

namespace CpdGraph.GraphQL.Tests.Telemetry;

/// <summary>Hears all spans and measurements of the engine in the process: a test picks its own by a trace of its own, or by tags.</summary>
internal sealed class Listening : IDisposable
{
    /// <summary>Collection of the tests that listen and of those that count allocations: while anybody listens, everybody pays.</summary>
    public const string Alone = "Listening";

    private readonly ActivityListener _spans;
    private readonly MeterListener _meters;
    private readonly ActivitySource _testSource = new("CpdGraph.GraphQL.Tests");

    public Listening()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GraphQLTelemetry.Name || ReferenceEquals(source, _testSource),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_spans);

        _meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GraphQLTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meters.Start();
    }

    public ConcurrentQueue<Activity> Spans { get; } = new();

    /// <summary>Each as "instrument tag=value …".</summary>
    public ConcurrentQueue<(string Text, double Value)> Measurements { get; } = new();

    /// <summary>Begins a trace; what runs inside belongs to it.</summary>
    public Activity StartTrace() => _testSource.StartActivity("test")!;

    /// <summary>Spans of a trace in the order in which they ended, each as "name tag=value …".</summary>
    public string[] SpansOf(Activity trace) =>
    [
        .. Spans.Where(span => span.TraceId == trace.TraceId && span.Source.Name == GraphQLTelemetry.Name)
            .Select(span => string.Join(' ', [span.DisplayName, .. span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")])),
    ];

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
        _testSource.Dispose();
    }

    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Enqueue((string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]), value));
}
