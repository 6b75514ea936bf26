using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Dashboards;

/// <summary>Reads the files for analysts' tools as those tools do, and asks what they ask.</summary>
public sealed partial class AnalystToolTests() : ApiTests(Database.Sqlite)
{
    private static readonly string Folder = RepositoryRoot.Of("docs", "analysts");

    [Fact]
    public async Task The_function_for_Power_Query_reads_every_column_of_the_file_and_names_no_host()
    {
        var function = await File.ReadAllTextAsync(Path.Combine(Folder, "completion-facts.pq"), TestContext.Current.CancellationToken);
        var code = string.Join('\n', function.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
        var path = PathIn().Match(code).Groups["path"].Value;
        var groupBy = GroupingIn().Match(code).Groups["dimensions"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{path}?groupBy={Uri.EscapeDataString(groupBy)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiServer.TokenOf("anya", Role.Analyst));

        var file = await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.True(file.IsSuccessStatusCode, string.Join('\n', lines));
        Assert.Equal(lines[0].Split(','), ColumnsIn().Matches(code).Select(column => column.Groups["name"].Value));
        Assert.DoesNotContain("http", code, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Headers = [Authorization = \"Bearer \" & Token]", code, StringComparison.Ordinal);
        Assert.Equal(0, Balance(code, '(', ')') + Balance(code, '[', ']') + Balance(code, '{', '}'));
    }

    [Fact]
    public async Task Every_panel_for_Grafana_gets_what_it_shows()
    {
        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "grafana-dashboard.json"), TestContext.Current.CancellationToken));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToArray();
        var anya = Api.As("anya", Role.Analyst);
        var shown = 0;

        foreach (var target in panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray()))
        {
            var query = At(target, "url_options.body_graphql_query").GetString()!;
            var response = await anya.Send(query);
            var root = At(response.Data, At(target, "root_selector").GetString()!["data.".Length..]);
            var rows = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root];

            Assert.True(response.Errors.Count == 0, $"{query}\n{response}");
            Assert.Equal("/graphql", At(target, "url").GetString());
            Assert.True(root.ValueKind is JsonValueKind.Array or JsonValueKind.Object, $"{query}\n{response}");
            Assert.All(At(target, "columns").EnumerateArray(), column => Assert.All(rows, row =>
                Assert.True(At(row, At(column, "selector").GetString()!).ValueKind != JsonValueKind.Undefined || At(row, At(column, "selector").GetString()!.Split('.')[0]).ValueKind == JsonValueKind.Null, $"{query}\n{column}\n{row}")));
            shown += rows.Length;
        }

        Assert.True(panels.Length >= 8);
        Assert.True(shown > panels.Length, $"All panels together have {shown} rows.");
        Assert.DoesNotContain("http://", dashboard.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    private static int Balance(string code, char open, char close) => Math.Abs(code.Count(letter => letter == open) - code.Count(letter => letter == close));

    [GeneratedRegex("RelativePath = \"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex PathIn();

    [GeneratedRegex("GroupBy = null then \"(?<dimensions>[A-Z_,]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex GroupingIn();

    [GeneratedRegex("\\{\"(?<name>[A-Za-z]+)\", (type|Int64|Currency)", RegexOptions.ExplicitCapture)]
    private static partial Regex ColumnsIn();
}

/// <summary>What happens during a day is not to be seen before the next.</summary>
public sealed class FactsOfOneDayTests() : ApiTests(Database.Sqlite)
{
    [Fact]
    public async Task Before_and_after_a_completion_an_analyst_gets_the_same_answer_on_the_same_day()
    {
        await using var api = await ApiServer.ToWriteToAsync(Database.Sqlite, _ => { });
        var before = await AskAsync(api);

        var recorded = await api.As("amira", Role.Coach).Send(
            "mutation { recordCompletion(input: { offer: { slug: \"example-persistent-pain-coaching\" }, occurredOn: \"2026-11-20\", cpdMinutes: 600 }) { completion { id } userErrors { message } } }");
        var after = await AskAsync(api);

        Assert.True(At(recorded.Data, "recordCompletion.completion.id").ValueKind == JsonValueKind.String, recorded.ToString());
        Assert.Equal(before, after);
    }

    private static async Task<string> AskAsync(ApiServer api)
    {
        var facts = await api.As("anya", Role.Analyst).Send(
            "{ completionFacts(groupBy: [MONTH, OFFER_CHANNEL]) { rowCount rows { month offerChannel completionCount coachCount cpdMinutes fundedAmount suppressed } } workforceDashboard { coachCount { value } learning { completionCount { label } coachCount { label } formalMinutes } } }");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/export/completion-facts.csv?groupBy=MONTH,COMPETENCY");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiServer.TokenOf("anya", Role.Analyst));
        var file = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(facts.Errors.Count == 0, facts.ToString());
        Assert.True(file.IsSuccessStatusCode);

        return facts.Data.GetRawText() + await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
