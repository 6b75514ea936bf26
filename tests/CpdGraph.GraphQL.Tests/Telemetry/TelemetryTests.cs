using System.Diagnostics;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Telemetry;
using CpdGraph.GraphQL.Tests.Execution;

namespace CpdGraph.GraphQL.Tests.Telemetry;

[Collection(Listening.Alone)]
public sealed class TelemetryTests : IDisposable
{
    private const string Sdl =
        "type Query { hubs(near: String): [Hub!]  fail: Int } type Hub { distance: Int! } type Subscription { counted(upTo: Int!): Int }";

    private readonly Listening _listening = new();

    public void Dispose() => _listening.Dispose();

    [Fact]
    public async Task An_operation_is_a_span_and_so_is_each_batch_within_it_not_each_parent()
    {
        var trace = _listening.StartTrace();
        await Start().Data("query Near { hubs { distance } }");
        trace.Stop();

        var spans = _listening.SpansOf(trace);

        Assert.Equal(3, spans.Length);
        Assert.Equal("graphql.batch graphql.field.coordinate=Query.hubs graphql.batch.size=1", spans[0]);
        Assert.Equal("graphql.batch graphql.field.coordinate=Hub.distance graphql.batch.size=3", spans[1]);
        Assert.StartsWith("query graphql.operation.type=query graphql.operation.name=Near graphql.document.hash=", spans[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_span_of_a_batch_lies_in_the_span_of_its_operation()
    {
        var trace = _listening.StartTrace();
        await Start().Data("{ hubs { distance } }");
        trace.Stop();

        var spans = _listening.Spans.Where(span => span.TraceId == trace.TraceId).ToArray();
        var operation = Assert.Single(spans, span => span.DisplayName == "query");

        Assert.Equal(trace.SpanId, operation.ParentSpanId);
        Assert.Equal(ActivityKind.Server, operation.Kind);
        Assert.All(spans.Where(span => span.DisplayName == "graphql.batch"), batch => Assert.Equal(operation.SpanId, batch.ParentSpanId));
    }

    [Fact]
    public async Task No_literal_and_no_variable_is_told()
    {
        var log = new Kept();
        var trace = _listening.StartTrace();
        await Start(log).Data("query Q($place: String) { hubs(near: $place) { distance } more: hubs(near: \"Ashton\") { distance } }", new { place = "Leeds" });
        trace.Stop();

        var told = string.Join('\n', [.. _listening.SpansOf(trace), .. log.Lines.Select(line => line.ToString())]);

        Assert.Contains("Hub.distance", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Leeds", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Ashton", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_is_told_by_the_code_of_its_first_error()
    {
        var log = new Kept();
        var trace = _listening.StartTrace();
        await Start(log).Send("{ fail }");
        trace.Stop();

        var operation = Assert.Single(_listening.Spans, span => span.TraceId == trace.TraceId && span.DisplayName == "query");

        Assert.Equal(ActivityStatusCode.Error, operation.Status);
        Assert.Contains("error.type=INTERNAL", Assert.Single(_listening.SpansOf(trace), span => span.StartsWith("query", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal((1, "INTERNAL"), (log.Lines[0].Errors, log.Lines[0].FirstCode));
    }

    [Fact]
    public async Task Durations_and_batch_sizes_are_measured_with_few_tags()
    {
        await Start().Send("query Measured { fail hubs { distance } }");

        Assert.Contains(_listening.Measurements, found => found is { Text: "graphql.server.operation.duration graphql.operation.type=query error.type=INTERNAL", Value: > 0 });
        Assert.Contains(_listening.Measurements, found => found is { Text: "graphql.server.batch.size graphql.field.coordinate=Hub.distance", Value: 3 });
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_told_without_a_type()
    {
        var log = new Kept();
        await Start(log).Send("{ hubs(");

        var line = Assert.Single(log.Lines);

        Assert.Equal((null, null, 1, "GRAPHQL_PARSE_FAILED"), (line.Type, line.Name, line.Errors, line.FirstCode));
    }

    [Fact]
    public async Task The_log_tells_each_operation_once_with_the_same_hash_for_the_same_document()
    {
        var log = new Kept();
        var harness = Start(log);
        await harness.Send("query Near { hubs { distance } }");
        await harness.Send("query Near { hubs { distance } }");
        await harness.Send("{ __typename }");

        Assert.Equal([OperationType.Query, OperationType.Query, OperationType.Query], log.Lines.Select(line => line.Type!.Value));
        Assert.Equal(["Near", "Near", null], log.Lines.Select(line => line.Name));
        Assert.Equal(log.Lines[0].DocumentHash, log.Lines[1].DocumentHash);
        Assert.NotEqual(log.Lines[0].DocumentHash, log.Lines[2].DocumentHash);
        Assert.Equal("{\"data\":{\"__typename\":\"Query\"}}".Length, log.Lines[2].AnswerBytes);
    }

    [Fact]
    public async Task To_tell_how_long_an_answer_is_does_not_put_its_pieces_together()
    {
        var document = "{ " + string.Join(' ', Enumerable.Range(0, 90).Select(i => $"alias{i:D400}: __typename")) + " }";

        var (told, untold) = (await Start(new Kept()).Pieces(document), await Start().Pieces(document));

        Assert.True(untold > 1);
        Assert.Equal(untold, told);
    }

    [Fact]
    public async Task A_long_name_is_cut()
    {
        var log = new Kept();
        await Start(log).Send($"query {new string('N', 500)} {{ __typename }}");

        Assert.Equal(new string('N', 80), Assert.Single(log.Lines).Name);
    }

    [Fact]
    public async Task A_log_that_is_off_is_told_nothing()
    {
        var log = new Kept { IsEnabled = false };
        await Start(log).Send("{ __typename }");

        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_stream_is_one_line_at_its_end_a_span_for_its_begin_and_one_for_each_event()
    {
        var log = new Kept();
        var trace = _listening.StartTrace();

        await using (var stream = await Start(log).Subscribe("subscription Count { counted(upTo: 2) }"))
        {
            await stream.Next();
            Assert.Empty(log.Lines);
            await stream.Next();
            Assert.Null(await stream.Next());
        }

        trace.Stop();
        var line = Assert.Single(log.Lines);

        Assert.Equal((OperationType.Subscription, "Count", 0), (line.Type!.Value, line.Name, line.Errors));
        Assert.Equal(2 * "{\"data\":{\"counted\":1}}".Length, line.AnswerBytes);
        Assert.Equal(3, _listening.SpansOf(trace).Count(span => span.StartsWith("subscription", StringComparison.Ordinal)));
    }

    private static Harness Start(IOperationLog? log = null) => new(
        Sdl,
        binding =>
        {
            binding.Query.Batch<NearArguments, IReadOnlyList<Hub>?>("hubs", (batch, _) =>
            {
                batch.Fill(_ => [new Hub(1), new Hub(2), new Hub(3)]);
                return ValueTask.CompletedTask;
            });
            binding.Subscription.Field<CountArguments, int>("counted", (arguments, _, _) => Count(arguments.UpTo));
            binding.Query.Field<int>("fail", (_, _) => throw new InvalidOperationException("Boom"));
            binding.Type<Hub>("Hub").Batch<int>("distance", (batch, _) =>
            {
                batch.Fill(hub => hub.Kilometres);
                return ValueTask.CompletedTask;
            });
        },
        log: log);

    private static async IAsyncEnumerable<int> Count(int upTo)
    {
        for (var i = 1; i <= upTo; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private sealed record CountArguments(int UpTo);

    private sealed record Hub(int Kilometres);

    private sealed record NearArguments(string? Near);

    private sealed class Kept : IOperationLog
    {
        public bool IsEnabled { get; init; } = true;

        public List<OperationRecord> Lines { get; } = [];

        public void Ended(OperationRecord operation) => Lines.Add(operation);
    }
}
