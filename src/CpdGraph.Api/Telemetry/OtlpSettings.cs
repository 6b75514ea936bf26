namespace CpdGraph.Api.Telemetry;

/// <summary>Whether OTLP is wanted, by the environment variables of the OpenTelemetry specification.</summary>
internal static class OtlpSettings
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static bool WantsTraces(IConfiguration settings) => Wants(settings, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_TRACES_EXPORTER");

    public static bool WantsMetrics(IConfiguration settings) => Wants(settings, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_METRICS_EXPORTER");

    /// <summary>The exporter has a default address, but no server should send anything anywhere before somebody says so.</summary>
    private static bool Wants(IConfiguration settings, string endpoint, string exporter)
    {
        var isDisabled = string.Equals(settings["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase);
        var isNone = string.Equals(settings[exporter], "none", StringComparison.OrdinalIgnoreCase);
        var isNamed = !string.IsNullOrWhiteSpace(settings[Endpoint]) || !string.IsNullOrWhiteSpace(settings[endpoint]);

        return isNamed && !isDisabled && !isNone;
    }
}
