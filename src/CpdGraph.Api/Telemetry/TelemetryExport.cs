using CpdGraph.GraphQL.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CpdGraph.Api.Telemetry;

/// <summary>
/// Sends spans and metrics by OTLP to where the usual environment variables say (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and the like, which the
/// exporter reads itself); does nothing without them.
/// </summary>
/// <remarks>
/// The database driver's spans stay here: they carry statements, and the names of its user and database. The span of a batch says what was
/// asked for, and how long that took.
/// </remarks>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    private const string ServiceName = "cpdgraph";

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    public TelemetryExport(IConfiguration configuration)
    {
        if (OtlpSettings.WantsTraces(configuration))
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(Describe)
                .AddSource(GraphQLTelemetry.Name, "Microsoft.AspNetCore")
                .AddOtlpExporter()
                .Build();
        }

        if (OtlpSettings.WantsMetrics(configuration))
        {
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(Describe)
                .AddMeter(GraphQLTelemetry.Name, "Microsoft.AspNetCore.*", "System.Runtime", "Npgsql", "Microsoft.EntityFrameworkCore")
                .AddOtlpExporter()
                .Build();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends what is still held; what cannot be sent in time is lost, and the process ends all the same.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        const int Patience = 2_000;
        _traces?.ForceFlush(Patience);
        _metrics?.ForceFlush(Patience);

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come after it and win.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();
}
