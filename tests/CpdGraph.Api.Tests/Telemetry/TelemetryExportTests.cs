using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.Telemetry;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CpdGraph.Api.Tests.Telemetry;

public sealed class TelemetryExportTests : IDisposable
{
    private const string Query = "query FindCourses($text: String) { offers(first: 2, filter: { text: $text }) { nodes { title placesKnown: id } } }";

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Spans_and_metrics_go_where_the_usual_variables_say_and_the_log_has_a_line_without_what_was_asked_for()
    {
        await using var collector = await Collector.StartAsync(TestContext.Current.CancellationToken);
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        string log;

        await _cli.HaveDemoAsync();

        await using (var server = _cli.Start(["--urls", address], Otlp(collector.Address)))
        {
            await server.WaitForUrlAsync(new Uri($"{address}/health/ready"), TestContext.Current.CancellationToken);
            using var http = new HttpClient { BaseAddress = new Uri(address) };
            await new GraphQLClient(http).Send(Query, new { text = "wheelbarrow" });
            await server.StopAsync(TestContext.Current.CancellationToken);
            log = server.StandardError;
        }

        Assert.Contains("FindCourses", collector.Received["traces"], StringComparison.Ordinal);
        Assert.Contains("hub-test", collector.Received["traces"], StringComparison.Ordinal);
        Assert.Contains("graphql.server.operation.duration", collector.Received["metrics"], StringComparison.Ordinal);
        Assert.Matches("query FindCourses of document [0-9a-f]{16}: [0-9.]+ ms, 0 errors", log);
        Assert.DoesNotContain("wheelbarrow", log + string.Concat(collector.Received.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_of_an_operation_can_be_json()
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        await _cli.HaveDemoAsync();
        await using var server = _cli.Start(["--urls", address], new Dictionary<string, string?> { ["Logging__Console__FormatterName"] = "json" });
        await server.WaitForUrlAsync(new Uri($"{address}/health/ready"), TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        await new GraphQLClient(http).Send("query Named { __typename }");

        var line = await server.WaitForLineAsync("CpdGraph.Operations", TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(line);
        var state = json.RootElement.GetProperty("State");

        Assert.Equal(("query", "Named", 0), (state.GetProperty("OperationType").GetString(), state.GetProperty("OperationName").GetString(), state.GetProperty("Errors").GetInt32()));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example")]
    [InlineData(true, false, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector.example")]
    [InlineData(false, true, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example", "OTEL_TRACES_EXPORTER", "none")]
    [InlineData(false, false, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example", "OTEL_SDK_DISABLED", "true")]
    [InlineData(false, false, "OTEL_EXPORTER_OTLP_ENDPOINT", " ")]
    public void Nothing_is_sent_before_an_address_is_named(bool traces, bool metrics, params string[] variables)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(variables.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
            .Build();

        Assert.Equal((traces, metrics), (OtlpSettings.WantsTraces(settings), OtlpSettings.WantsMetrics(settings)));
    }

    private static Dictionary<string, string?> Otlp(string address) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_SERVICE_NAME"] = "hub-test",
    };
}
