using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features;

/// <summary>Whatever a client gets wrong has a clear answer with a code and a place, never a fault of the server.</summary>
public abstract class BadInputTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task An_unknown_field_is_named_with_its_place()
    {
        var response = await Send("{\n  offers { totl }\n}");

        var error = OnlyError(response, "GRAPHQL_VALIDATION_FAILED", "2:12");
        Assert.Equal("Cannot query field \"totl\" on type \"OfferConnection\".", error.GetProperty("message").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
    }

    [Fact]
    public async Task A_document_that_does_not_parse_is_refused_with_its_place()
    {
        var response = await Send("{ offers { ");

        OnlyError(response, "GRAPHQL_PARSE_FAILED", "1:12");
        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
    }

    [Fact]
    public async Task A_variable_of_the_wrong_type_is_refused_with_the_place_of_its_definition()
    {
        var response = await Send("query ($rows: Int) { offers(first: $rows) { totalCount } }", new { rows = "many" });

        var error = OnlyError(response, "BAD_USER_INPUT", "1:8");
        Assert.Contains("$rows", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
    }

    [Fact]
    public async Task A_scalar_of_the_wrong_form_says_what_it_must_look_like()
    {
        var response = await Send("query ($day: Date) { supervisionPolicies(asAt: $day) { text } }", new { day = "1 April" });

        var error = OnlyError(response, "BAD_USER_INPUT", "1:8");
        Assert.Contains("YYYY-MM-DD", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query": "{ offers""", "BAD_REQUEST")]
    [InlineData("""[1, 2]""", "BATCHING_OFF")]
    [InlineData("""{"variables": {}}""", "BAD_REQUEST")]
    [InlineData("", "BAD_REQUEST")]
    public async Task A_malformed_body_is_refused(string body, string code)
    {
        var response = await Post(body, "application/json");

        OnlyError(response, code);
        Assert.Equal(HttpStatusCode.BadRequest, response.Status);
    }

    [Fact]
    public async Task A_wrong_media_type_is_refused_with_415()
    {
        var response = await Post("""{"query": "{ service { version } }"}""", "text/plain");

        OnlyError(response, "UNSUPPORTED_MEDIA_TYPE");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.Status);
    }

    [Theory]
    [InlineData("offers(first: -1)", "BAD_USER_INPUT", "first")]
    [InlineData("offers(last: -5)", "BAD_USER_INPUT", "last")]
    [InlineData("offers(first: 5, last: 5)", "BAD_USER_INPUT", "last")]
    [InlineData("offers(first: 1000)", "LIMIT_EXCEEDED", "first")]
    [InlineData("runs(last: 101)", "LIMIT_EXCEEDED", "last")]
    [InlineData("providers(first: 101)", "LIMIT_EXCEEDED", "first")]
    [InlineData("organisations(after: \"\")", "BAD_USER_INPUT", "after")]
    [InlineData("offers(before: \"bm9uc2Vuc2U\")", "BAD_USER_INPUT", "before")]
    [InlineData("offers(filter: { providerIds: [\"bm9uc2Vuc2U\"] })", "BAD_USER_INPUT", "filter.providerIds.0")]
    [InlineData("offers(filter: { and: [{ not: { forOrganisationId: \"x\" } }] })", "BAD_USER_INPUT", "filter.and.0.not.forOrganisationId")]
    public async Task A_wrong_argument_is_named_by_its_path(string field, string code, string argument)
    {
        var response = await Send("{ " + field + " { totalCount } }");

        var error = OnlyError(response, code, "1:3");
        Assert.Equal(argument, At(error, "extensions.argument").GetString());
        Assert.Equal(HttpStatusCode.OK, response.Status);
    }

    [Fact]
    public async Task A_page_that_is_too_large_says_the_limit_its_maximum_and_what_was_asked()
    {
        var error = OnlyError(await Send("{ offers(first: 1000) { totalCount } }"), "LIMIT_EXCEEDED");

        Assert.Equal("pageSize 100 1000", $"{At(error, "extensions.limit")} {At(error, "extensions.maximum")} {At(error, "extensions.actual")}");
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var cursor = (await Read("providers.pageInfo.endCursor", "{ providers(first: 1) { pageInfo { endCursor } } }")).GetString();

        var response = await Send("query ($c: String) { offers(after: $c) { totalCount } }", new { c = cursor });

        var error = OnlyError(response, "BAD_USER_INPUT", "1:22");
        Assert.Contains("another list or another order", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var cursor = (await Read("offers.pageInfo.endCursor", "{ offers(first: 1) { pageInfo { endCursor } } }")).GetString();

        var response = await Send(
            "query ($c: String) { offers(after: $c, orderBy: [{ field: PRICE }]) { totalCount } }", new { c = cursor });

        OnlyError(response, "BAD_USER_INPUT", "1:22");
    }

    [Fact]
    public async Task A_damaged_cursor_is_refused()
    {
        var cursor = (await Read("offers.pageInfo.endCursor", "{ offers(first: 1) { pageInfo { endCursor } } }")).GetString()!;
        var damaged = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        OnlyError(await Send("query ($c: String) { offers(after: $c) { totalCount } }", new { c = damaged }), "BAD_USER_INPUT", "1:22");
    }

    [Theory]
    [InlineData("node(id: \"bm9uc2Vuc2U\")", "id")]
    [InlineData("node(id: \"\")", "id")]
    [InlineData("node(id: 7)", "id")]
    [InlineData("offer(by: { id: \"bm9uc2Vuc2U\" })", "by.id")]
    [InlineData("provider(by: { id: \"bm9uc2Vuc2U\" })", "by.id")]
    [InlineData("nodes(ids: [\"bm9uc2Vuc2U\"])", "ids.0")]
    public async Task A_damaged_id_is_refused(string field, string argument)
    {
        var error = OnlyError(await Send("{ " + field + " { id } }"), "BAD_USER_INPUT", "1:3");

        Assert.Equal(argument, At(error, "extensions.argument").GetString());
    }

    [Theory]
    [InlineData("node(id: \"{0}\")")]
    [InlineData("offer(by: {{ id: \"{0}\" }})")]
    [InlineData("offer(by: {{ slug: \"no-such-offer\" }})")]
    [InlineData("provider(by: {{ odsCode: \"ZZZ99\" }})")]
    public async Task An_unknown_key_answers_null_without_an_error(string field)
    {
        var unknown = CpdGraph.Api.GlobalIds.GlobalId.Of(new CpdGraph.Domain.OfferId(Guid.Parse("01938f5e-7c2a-7b6e-9d11-0a1b2c3d4e5f")));

        var response = await Send("{ it: " + string.Format(System.Globalization.CultureInfo.InvariantCulture, field, unknown) + " { id } }");

        Assert.Equal("""{"data":{"it":null}}""", response.Text);
    }

    [Fact]
    public async Task The_id_of_another_type_answers_null()
    {
        var id = (await Read("providers.nodes.0.id", "{ providers(first: 1) { nodes { id } } }")).GetString();

        Assert.Equal("""{"data":{"offer":null}}""", (await Send("query ($id: ID!) { offer(by: { id: $id }) { id } }", new { id })).Text);
    }

    [Theory]
    [InlineData("""{ a: "x", b: "y" }""")]
    [InlineData("{}")]
    public async Task A_key_object_without_exactly_one_key_is_refused(string keys)
    {
        var by = keys.Replace("a:", "id:", StringComparison.Ordinal).Replace("b:", "slug:", StringComparison.Ordinal);

        var response = await Send("{ offer(by: " + by + ") { id } }");

        Assert.All(response.Errors, error => Assert.Equal("GRAPHQL_VALIDATION_FAILED", At(error, "extensions.code").GetString()));
        Assert.NotEmpty(response.Errors);
    }

    [Fact]
    public async Task Filters_that_nest_five_levels_are_refused()
    {
        var response = await Send(
            "{ offers(filter: { not: { and: [{ or: [{ not: { free: true } }] }] } }) { totalCount } }");

        var error = OnlyError(response, "LIMIT_EXCEEDED", "1:3");
        Assert.Equal("filterNesting 4 5", $"{At(error, "extensions.limit")} {At(error, "extensions.maximum")} {At(error, "extensions.actual")}");
    }

    [Fact]
    public async Task Filters_that_nest_four_levels_are_answered_wherever_they_hang()
    {
        var response = await Send(
            """
            query ($filter: OfferFilter) {
              offers(filter: $filter) { totalCount }
              providers(first: 3) { nodes { offers(filter: $filter) { totalCount } } }
              runs(filter: { offer: $filter }) { totalCount }
            }
            """,
            new { filter = new { not = new { and = new[] { new { or = new[] { new { free = true } } } } } } });

        Assert.Empty(response.Errors);
    }

    [Fact]
    public async Task A_list_of_101_items_is_refused()
    {
        var response = await Send(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat("x", 101).ToArray() });

        var error = OnlyError(response, "LIMIT_EXCEEDED", "1:8");
        Assert.Equal("100 101", $"{At(error, "extensions.maximum")} {At(error, "extensions.actual")}");
    }

    [Theory]
    [InlineData("text: \"\"")]
    [InlineData("text: \"   \"")]
    [InlineData("title: { contains: \"\" }")]
    public async Task An_empty_text_is_no_condition(string condition)
    {
        var all = (await Read("offers.totalCount", "{ offers { totalCount } }")).GetInt32();

        Assert.Equal(all, (await Read("offers.totalCount", "{ offers(filter: { " + condition + " }) { totalCount } }")).GetInt32());
    }

    [Fact]
    public async Task Text_to_look_for_has_a_limit()
    {
        var response = await Send("query ($text: String!) { search(text: $text) { score } }", new { text = new string('a', 501) });

        Assert.Equal("searchTextLength", At(OnlyError(response, "LIMIT_EXCEEDED"), "extensions.limit").GetString());
    }

    [Theory]
    [InlineData("'; DROP TABLE offers; --")]
    [InlineData("%_\\")]
    [InlineData("\u0000\uFFFF")]
    [InlineData("👩‍⚕️ 𝒳")]
    [InlineData("))) AND ( OR *")]
    public async Task Hostile_text_is_only_text(string text)
    {
        var response = await Send(
            "query ($t: String!) { search(text: $t) { score } offers(filter: { text: $t, title: { contains: $t, startsWith: $t } }) { totalCount } }",
            new { t = text });

        Assert.Empty(response.Errors);
        Assert.Equal(0, At(response.Data, "offers.totalCount").GetInt32());
    }

    [Theory]
    [InlineData('{')]
    [InlineData('[')]
    public async Task A_document_of_64_KB_of_brackets_gets_an_error_and_the_server_goes_on(char bracket)
    {
        var response = await Send(new string(bracket, 64 * 1_024));

        Assert.NotEmpty(response.Errors);
        Assert.True((int)response.Status is >= 400 and < 500, response.ToString());
        await Read("service.version", "{ service { version } }");
    }

    private Task<GraphQLResponse> Post(string body, string mediaType) => Api.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql")
    {
        Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType)),
        Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/graphql-response+json") } },
    });
}

public sealed class BadInputOnSqliteTests() : BadInputTests(Database.Sqlite);

public sealed class BadInputOnPostgresTests() : BadInputTests(Database.Postgres);
