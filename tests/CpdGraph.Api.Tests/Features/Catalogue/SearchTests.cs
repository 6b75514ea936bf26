using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>Free-text search over the whole catalogue.</summary>
public abstract class SearchTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task Hits_come_best_first_with_the_match_between_asterisks()
    {
        var hits = (await Read("search", "{ search(text: \"motivatonal interviewing\") { score excerpt item { ... on Offer { title } } } }")).EnumerateArray().ToArray();
        var scores = hits.Select(hit => At(hit, "score").GetDouble()).ToArray();

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Contains("otivational interviewing", At(hits[0], "item.title").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"\*.+\*", At(hits[0], "excerpt").GetString()!);
    }

    [Fact]
    public async Task Every_kind_of_item_can_be_found()
    {
        var kinds = (await Read("search", "{ search(text: \"health coaching supervision cancer hub\", first: 100) { item { __typename } } }"))
            .EnumerateArray().Select(hit => At(hit, "item.__typename").GetString()).ToHashSet();
        kinds.UnionWith((await Read("search", "{ search(text: \"health coaching\", first: 100) { item { __typename } } }"))
            .EnumerateArray().Select(hit => At(hit, "item.__typename").GetString()));
        var specialism = await Read("specialisms.nodes.0.name", "{ specialisms(first: 1) { nodes { name } } }");
        kinds.UnionWith((await Read("search", "query ($t: String!) { search(text: $t, first: 100) { item { __typename } } }", new { t = specialism.GetString() }))
            .EnumerateArray().Select(hit => At(hit, "item.__typename").GetString()));

        Assert.Equal(["Competency", "Offer", "Pathway", "Provider", "Specialism"], kinds.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"\"", 20)]
    [InlineData("\"coaching\"", 0)]
    public async Task Nothing_to_look_for_or_no_hits_wanted_gives_none(string text, int first)
    {
        Assert.Equal("""{"data":{"search":[]}}""", (await Send("{ search(text: " + text + ", first: " + first + ") { score } }")).Text);
    }

    [Theory]
    [InlineData(-1, "BAD_USER_INPUT")]
    [InlineData(101, "LIMIT_EXCEEDED")]
    public async Task The_number_of_hits_has_limits(int first, string code)
    {
        OnlyError(await Send("{ search(text: \"coaching\", first: " + first + ") { score } }"), code, "1:3");
    }
}

public sealed class SearchOnSqliteTests() : SearchTests(Database.Sqlite);

public sealed class SearchOnPostgresTests() : SearchTests(Database.Postgres);
