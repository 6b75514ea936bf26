using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Dashboards;

public abstract class CompletionFactTests(Database database) : ApiTests(database)
{
    private const string Everything =
        "month organisationOdsCode organisationName tier providerKind offerChannel offerFormat areaCode areaName competencyCode fundingStreamCode completionCount coachCount cpdMinutes fundedAmount suppressed";

    private const string Pages =
        "query ($by: [CompletionDimension!]!, $filter: CompletionFactFilter! = {}, $first: Int, $after: String) { completionFacts(groupBy: $by, filter: $filter, first: $first, after: $after) { rowCount snapshotOf nextCursor csvUrl rows { "
        + Everything + " } } }";

    private GraphQLClient Anya => Api.As("anya", Role.Analyst);

    [Theory]
    [InlineData("MONTH")]
    [InlineData("QUARTER,TIER,OFFER_CHANNEL")]
    [InlineData("ORGANISATION,FUNDING_STREAM")]
    [InlineData("COMPETENCY_AREA,OFFER_FORMAT,PROVIDER_KIND")]
    [InlineData("COMPETENCY,FINANCIAL_YEAR")]
    public async Task The_file_has_the_rows_of_all_pages(string groupBy)
    {
        var steward = Api.As("stella", Role.Steward);
        var rows = new List<string>();
        string? after = null;
        JsonElement page;

        do
        {
            page = At((await Succeeds(steward, Pages, new { by = groupBy.Split(','), first = 7, after })).Data, "completionFacts");
            rows.AddRange(At(page, "rows").EnumerateArray().Select(Line));
            after = At(page, "nextCursor").GetString();
        }
        while (after is not null);

        var file = await Get(At(page, "csvUrl").GetString()!, ApiServer.TokenOf("stella", Role.Steward));
        var lines = (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.NotEmpty(rows);
        Assert.Equal(At(page, "rowCount").GetInt32(), rows.Count);
        Assert.Equal(Everything.Replace(' ', ','), lines[0]);
        Assert.Equal(rows, lines[1..]);
        Assert.Equal(
            ("text/csv", "no-store", $"completion-facts-{At(page, "snapshotOf").GetString()}.csv"),
            (file.Content.Headers.ContentType!.MediaType, file.Headers.CacheControl!.ToString(), file.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
    }

    [Fact]
    public async Task An_analyst_gets_counts_that_are_rounded_or_hidden_and_never_a_small_one()
    {
        var found = At((await Succeeds(Anya, Pages, new { by = new[] { "OFFER_CHANNEL" } })).Data, "completionFacts");
        var rows = At(found, "rows").EnumerateArray().ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var suppressed = At(row, "suppressed").GetBoolean();

            Assert.All(["completionCount", "coachCount"], count => Assert.True(
                suppressed ? At(row, count).ValueKind == JsonValueKind.Null : At(row, count).GetInt32() >= 10 && At(row, count).GetInt32() % 5 == 0, row.ToString()));
            Assert.True(!suppressed || At(row, "cpdMinutes").ValueKind == JsonValueKind.Null, row.ToString());
            Assert.True(At(row, "cpdMinutes").ValueKind == JsonValueKind.Null || At(row, "cpdMinutes").GetInt32() % Disclosure.MinutesRoundedTo == 0, row.ToString());
        });
    }

    [Fact]
    public async Task Facts_lead_to_no_object_that_could_lead_on_to_a_person()
    {
        var fields = At((await Succeeds(Anya,
            "{ fact: __type(name: \"CompletionFact\") { fields { name args { name } type { kind ofType { kind } } } } page: __type(name: \"CompletionFactPage\") { fields { name type { kind ofType { kind ofType { kind ofType { name } } } } } } }")).Data, "");

        Assert.All(At(fields, "fact.fields").EnumerateArray(), field =>
        {
            var kind = At(field, "type.kind").GetString() == "NON_NULL" ? At(field, "type.ofType.kind").GetString() : At(field, "type.kind").GetString();

            Assert.Contains(kind, new[] { "SCALAR", "ENUM" });
            Assert.Empty(At(field, "args").EnumerateArray());
            Assert.DoesNotContain("coachId", At(field, "name").GetString(), StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(
            ["CompletionFact"],
            At(fields, "page.fields").EnumerateArray().Select(field => At(field, "type.ofType.ofType.ofType.name")).Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!));
    }

    [Theory]
    [InlineData("amira", Role.Coach)]
    [InlineData("tess", Role.Publisher)]
    public async Task Coaches_and_hubs_get_neither_facts_nor_the_file(string who, Role role)
    {
        var refused = await Api.As(who, role).Send(Pages, new { by = new[] { "MONTH" } });
        var file = await Get("/export/completion-facts.csv?groupBy=MONTH", ApiServer.TokenOf(who, role));

        _ = OnlyError(refused, "FORBIDDEN");
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
        Assert.Contains("analysts, supervisors and stewards", await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_not_signed_in_gets_neither()
    {
        var refused = await Send(Pages, new { by = new[] { "MONTH" } });
        var file = await Get("/export/completion-facts.csv?groupBy=MONTH", token: null);

        _ = OnlyError(refused, "UNAUTHENTICATED");
        Assert.Equal(HttpStatusCode.Unauthorized, file.StatusCode);
    }

    [Theory]
    [InlineData("carla", null)]
    [InlineData("anya", "QHM")]
    [InlineData("anya", "nothing")]
    public async Task What_an_analyst_does_not_oversee_is_null_and_not_found(string who, string? code)
    {
        var organisation = code is null ? null
            : code == "nothing" ? await Read("offers.nodes.0.id", "{ offers(first: 1) { nodes { id } } }") is var offer ? offer.GetString() : null
            : (await Read("organisation.id", "query ($code: OdsCode!) { organisation(by: { odsCode: $code }) { id } }", new { code })).GetString();
        var filter = organisation is null ? (object)new { } : new { organisationIds = new[] { organisation } };

        var answer = await Succeeds(Api.As(who, Role.Analyst), Pages, new { by = new[] { "MONTH" }, filter });
        var file = await Get($"/export/completion-facts.csv?groupBy=MONTH&organisation={organisation}", ApiServer.TokenOf(who, Role.Analyst));

        Assert.Equal(JsonValueKind.Null, At(answer.Data, "completionFacts").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Theory]
    [InlineData("[]", "{}", "groupBy", "Group by 1 to 3 dimensions, and not by 0")]
    [InlineData("[MONTH, TIER, ORGANISATION, OFFER_FORMAT]", "{}", "groupBy", "Group by 1 to 3 dimensions, and not by 4")]
    [InlineData("[TIER, TIER]", "{}", "groupBy", "Name each dimension once.")]
    [InlineData("[MONTH, QUARTER]", "{}", "groupBy", "Name one of MONTH, QUARTER and FINANCIAL_YEAR")]
    [InlineData("[MONTH]", "{ tiers: [TIER_1, TIER_2] }", "filter.tiers", "Name one tier.")]
    [InlineData("[MONTH]", "{ tiers: [] }", "filter.tiers", "The list is empty.")]
    [InlineData("[MONTH]", "{ offerChannels: [TRAINING_HUB, EMPLOYER] }", "filter.offerChannels", "Name one channel. Numbers of several together could be subtracted")]
    [InlineData("[MONTH]", "{ offerChannels: [] }", "filter.offerChannels", "Name a channel, or leave the list out for all.")]
    [InlineData("[MONTH]", "{ organisationIds: [] }", "filter.organisationIds", "The list is empty.")]
    [InlineData("[MONTH]", "{ fundingStreamIds: [\"x\"] }", "filter.fundingStreamIds.0", "This is not a global id")]
    [InlineData("[MONTH]", "{ period: { from: \"2026-04-02\", to: \"2026-05-01\" } }", "filter.period", "Numbers are given for a calendar month")]
    [InlineData("[MONTH]", "{ period: { from: \"2026-04-01\" } }", "filter.period", "Give its first and its last day")]
    public async Task What_could_be_subtracted_or_means_nothing_is_refused_with_the_mend(string groupBy, string filter, string argument, string message)
    {
        var refused = await Anya.Send($"{{ completionFacts(groupBy: {groupBy}, filter: {filter}) {{ rowCount }} }}");

        var error = OnlyError(refused, "BAD_USER_INPUT");
        Assert.Equal(argument, At(error, "extensions.argument").GetString());
        Assert.Contains(message, At(error, "message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_of_100_rows_at_most_and_a_cursor_goes_on_in_its_own_answer_only()
    {
        var first = At((await Succeeds(Api.As("stella", Role.Steward), Pages, new { by = new[] { "MONTH", "TIER" }, first = 1 })).Data, "completionFacts.nextCursor").GetString();

        var many = await Anya.Send(Pages, new { by = new[] { "MONTH" }, first = 101 });
        var elsewhere = await Anya.Send(Pages, new { by = new[] { "MONTH" }, after = first });
        var madeUp = await Anya.Send(Pages, new { by = new[] { "MONTH" }, after = "AAAA" });
        var none = await Succeeds(Anya, Pages, new { by = new[] { "MONTH" }, first = 0 });

        Assert.NotNull(first);
        Assert.Equal(("pageSize", 100), (At(OnlyError(many, "LIMIT_EXCEEDED"), "extensions.limit").GetString()!, At(many.Errors[0], "extensions.maximum").GetInt32()));
        Assert.Contains("another list or another order", At(OnlyError(elsewhere, "BAD_USER_INPUT"), "message").GetString(), StringComparison.Ordinal);
        Assert.Contains("This is no cursor of this service", At(OnlyError(madeUp, "BAD_USER_INPUT"), "message").GetString(), StringComparison.Ordinal);
        Assert.Empty(At(none.Data, "completionFacts.rows").EnumerateArray());
    }

    [Theory]
    [InlineData("", "Say what to group by")]
    [InlineData("groupBy=", "Say what to group by")]
    [InlineData("groupBy=month", "groupBy knows no \\\"month\\\"")]
    [InlineData("groupBy=MONTH,QUARTER", "groupBy: Name one of MONTH, QUARTER and FINANCIAL_YEAR")]
    [InlineData("groupBy=MONTH&groupBy=TIER", "Give groupBy once.")]
    [InlineData("groupBy=MONTH&colour=red", "There is no parameter \\\"colour\\\". There are: groupBy, from, to")]
    [InlineData("groupBy=MONTH&from=2026-04-01", "Give from and to together")]
    [InlineData("groupBy=MONTH&from=1.4.2026&to=2026-04-30", "from is no day. Write it like 2026-04-01.")]
    [InlineData("groupBy=MONTH&from=2026-04-01&to=2026-05-12", "Numbers are given for a calendar month")]
    [InlineData("groupBy=MONTH&tier=1", "tier knows no \\\"1\\\". It knows TIER_1, TIER_2")]
    [InlineData("groupBy=MONTH&tier=TIER_1,TIER_2", "one is taken")]
    [InlineData("groupBy=MONTH&channel=HUB", "channel knows no")]
    [InlineData("groupBy=MONTH&as=THEN", "as knows no \\\"THEN\\\". It knows AS_NOW, AS_AT_THE_DAY")]
    [InlineData("groupBy=MONTH&organisation=QWO", "organisation is no id of this service")]
    [InlineData("groupBy=MONTH&stream=hub", "stream is no id of this service")]
    public async Task Wrong_parameters_of_the_file_get_a_sentence(string query, string message)
    {
        var refused = await Get($"/export/completion-facts.csv?{query}", ApiServer.TokenOf("anya", Role.Analyst));
        var text = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(message, text, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"BAD_USER_INPUT\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_file_carries_every_filter()
    {
        var stream = (await Read("fundingStreams.nodes.0.id", "{ fundingStreams(first: 1) { nodes { id } } }")).GetString()!;
        var organisation = (await Read("organisation.id", "{ organisation(by: { odsCode: \"QHM\" }) { id } }")).GetString()!;
        var filter = new
        {
            period = new { from = "2025-04-01", to = "2026-03-31" },
            organisationIds = new[] { organisation },
            organisationsAs = "AS_AT_THE_DAY",
            tiers = new[] { "TIER_2" },
            offerChannels = new[] { "TRAINING_HUB" },
            fundingStreamIds = new[] { stream },
        };

        var url = At((await Succeeds(Api.As("stella", Role.Steward), Pages, new { by = new[] { "MONTH", "TIER" }, filter })).Data, "completionFacts.csvUrl").GetString()!;

        Assert.EndsWith(
            $"/export/completion-facts.csv?groupBy=MONTH%2CTIER&from=2025-04-01&to=2026-03-31&organisation={Uri.EscapeDataString(organisation)}&as=AS_AT_THE_DAY&tier=TIER_2&channel=TRAINING_HUB&stream={Uri.EscapeDataString(stream)}",
            url,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get(url, ApiServer.TokenOf("stella", Role.Steward))).StatusCode);
    }

    private static async Task<GraphQLResponse> Succeeds(GraphQLClient client, string query, object? variables = null)
    {
        var response = await client.Send(query, variables);

        Assert.True(response.Errors.Count == 0, response.ToString());

        return response;
    }

    private async Task<HttpResponseMessage> Get(string url, string? token)
    {
        var address = url.StartsWith('/') ? url : new Uri(url).PathAndQuery;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        return await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    // As a file has it: nothing for null, quotes where a comma or a blank at the end asks for them.
    private static string Line(JsonElement row) => new StringBuilder().AppendJoin(',', row.EnumerateObject().Select(cell => cell.Value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => cell.Value.GetInt32().ToString(CultureInfo.InvariantCulture),
        _ => cell.Value.GetString() is { } text && text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : cell.Value.GetString(),
    })).ToString();
}

/// <summary>On the embedded database.</summary>
public sealed class CompletionFactsOnSqliteTests() : CompletionFactTests(Database.Sqlite);

/// <summary>On a server.</summary>
public sealed class CompletionFactsOnPostgresTests() : CompletionFactTests(Database.Postgres);
