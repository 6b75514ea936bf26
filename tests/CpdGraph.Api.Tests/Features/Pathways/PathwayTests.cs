using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Pathways;

/// <summary>Routes through offers and requirements.</summary>
public abstract class PathwayTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task Six_pathways_come_with_stages_whose_steps_are_the_steps()
    {
        var pathways = await Read(
            "pathways",
            "{ pathways(first: 100) { totalCount nodes { name stages { number steps { key stage } } steps { key after requirement { __typename } } totalCpdMinutes } } }");

        Assert.Equal(6, At(pathways, "totalCount").GetInt32());
        Assert.All(At(pathways, "nodes").EnumerateArray(), pathway =>
        {
            var keys = At(pathway, "steps").EnumerateArray().Select(step => At(step, "key").GetString()).ToArray();
            Assert.NotEmpty(keys);
            Assert.Equal(keys, At(pathway, "stages").EnumerateArray().SelectMany(stage => At(stage, "steps").EnumerateArray()).Select(step => At(step, "key").GetString()));
            Assert.All(At(pathway, "steps").EnumerateArray(), step =>
                Assert.All(At(step, "after").EnumerateArray(), before => Assert.Contains(before.GetString(), keys)));
        });
    }

    [Fact]
    public async Task Every_kind_of_requirement_says_what_it_asks_for()
    {
        var requirements = (await Read(
            "pathways.nodes",
            """
            { pathways(first: 40) { nodes { steps { requirement {
                __typename
                ... on OfferRequirement { atLeast offers { title } }
                ... on CompetencyRequirement { attainment competencies { code } }
                ... on ExperienceRequirement { description months }
                ... on TierRequirement { tier }
                ... on ReadinessStepRequirement { requirements { code } } } } } } }
            """)).EnumerateArray().SelectMany(pathway => At(pathway, "steps").EnumerateArray()).Select(step => At(step, "requirement")).ToArray();

        Assert.Superset(
            new HashSet<string> { "OfferRequirement", "CompetencyRequirement", "ExperienceRequirement" },
            requirements.Select(requirement => At(requirement, "__typename").GetString()!).ToHashSet());
        Assert.All(
            requirements.Where(requirement => At(requirement, "__typename").GetString() == "OfferRequirement"),
            requirement => Assert.True(At(requirement, "offers").GetArrayLength() >= At(requirement, "atLeast").GetInt32()));
    }

    [Fact]
    public async Task A_pathway_is_found_by_slug_and_by_kind()
    {
        var first = await Read("pathways.nodes.0", "{ pathways(first: 1) { nodes { id slug kind } } }");

        var found = await Read(
            "",
            "query ($slug: Slug!, $kind: PathwayKind!) { pathway(by: { slug: $slug }) { id } pathways(filter: { kinds: [$kind] }) { nodes { kind } } }",
            new { slug = At(first, "slug").GetString(), kind = At(first, "kind").GetString() });

        Assert.Equal(At(first, "id").GetString(), At(found, "pathway.id").GetString());
        Assert.All(At(found, "pathways.nodes").EnumerateArray(), one => Assert.Equal(At(first, "kind").GetString(), At(one, "kind").GetString()));
    }
}

public sealed class PathwaysOnSqliteTests() : PathwayTests(Database.Sqlite);

public sealed class PathwaysOnPostgresTests() : PathwayTests(Database.Postgres);
