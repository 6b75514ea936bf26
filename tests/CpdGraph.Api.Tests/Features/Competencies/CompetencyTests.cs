using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Competencies;

/// <summary>Frameworks, competencies and specialisms.</summary>
public abstract class CompetencyTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task The_areas_are_official_and_the_competencies_are_marked_as_ours()
    {
        var areas = await Read("competencyFramework.areas", "{ competencyFramework { areas { provenance competencies { provenance } } } }");

        Assert.All(areas.EnumerateArray(), area => Assert.Equal("OFFICIAL", At(area, "provenance").GetString()));
        Assert.All(
            areas.EnumerateArray().SelectMany(area => At(area, "competencies").EnumerateArray()),
            competency => Assert.Equal("PROJECT_AUTHORED", At(competency, "provenance").GetString()));
    }

    [Fact]
    public async Task The_framework_is_found_by_its_code_and_version_and_is_among_all()
    {
        var own = await Read("competencyFramework", "{ competencyFramework { id code version } }");
        var id = At(own, "id").GetString();

        var found = await Read(
            "",
            """
            query ($code: String!, $version: String!) {
              byCode: competencyFramework(code: $code) { id } byVersion: competencyFramework(version: $version) { id }
              byBoth: competencyFramework(code: $code, version: $version) { id } none: competencyFramework(version: "no such") { id }
              competencyFrameworks { id areas { name competencies { code } } }
            }
            """,
            new { code = At(own, "code").GetString(), version = At(own, "version").GetString() });

        Assert.Equal([id, id, id], new[] { "byCode.id", "byVersion.id", "byBoth.id" }.Select(path => At(found, path).GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, At(found, "none").ValueKind);
        Assert.Contains(At(found, "competencyFrameworks").EnumerateArray(), one => At(one, "id").GetString() == id);
    }

    [Fact]
    public async Task Tiers_and_requirements_hang_on_the_framework()
    {
        var framework = await Read("competencyFramework", "{ competencyFramework { tiers { tier maySupervise criteria } readinessRequirements { code strength confirmable } } }");

        Assert.Equal(["TIER_1", "TIER_2", "TIER_3", "TIER_4"], At(framework, "tiers").EnumerateArray().Select(tier => At(tier, "tier").GetString()));
        Assert.Equal([false, false, true, true], At(framework, "tiers").EnumerateArray().Select(tier => At(tier, "maySupervise").GetBoolean()));
        Assert.Contains(At(framework, "readinessRequirements").EnumerateArray(), requirement => At(requirement, "code").GetString() == "ACCREDITED_HEALTH_COACHING");
    }

    [Fact]
    public async Task A_competency_is_found_by_code_with_what_each_tier_expects()
    {
        var competency = await Read("competency", "{ competency(by: { code: \"1.1\" }) { code statement area { code position } expectedFrom expectations { tier attainment } } }");

        Assert.Equal("1.1", At(competency, "code").GetString());
        Assert.Equal(4, At(competency, "expectations").GetArrayLength());
    }

    [Fact]
    public async Task Where_the_framework_names_no_tier_none_is_expected()
    {
        var areas = await Read(
            "competencyFramework.areas", "{ competencyFramework(code: \"PCI-2020\") { areas { competencies { expectedFrom expectations { tier } } } } }");

        Assert.All(areas.EnumerateArray().SelectMany(area => At(area, "competencies").EnumerateArray()), item =>
        {
            Assert.Equal(System.Text.Json.JsonValueKind.Null, At(item, "expectedFrom").ValueKind);
            Assert.Equal(0, At(item, "expectations").GetArrayLength());
        });
    }

    [Fact]
    public async Task Competencies_are_filtered_by_area_tier_text_and_whether_anybody_offers_them()
    {
        var area = (await Read("competencyFramework.areas.1.id", "{ competencyFramework { areas { id } } }")).GetString();

        var found = await Read(
            "",
            """
            query ($area: ID!) {
              all: competencies { totalCount }
              byArea: competencies(first: 100, filter: { areaIds: [$area] }) { totalCount nodes { area { id } } }
              byTier: competencies(first: 100, filter: { expectedFrom: [TIER_1] }) { nodes { expectedFrom } }
              byText: competencies(filter: { text: "motivation" }) { totalCount }
              without: competencies(first: 100, filter: { withoutOffers: true }) { totalCount nodes { offers { totalCount } } }
              with: competencies(first: 100, filter: { withoutOffers: false }) { totalCount nodes { offers { totalCount } } }
            }
            """,
            new { area });

        Assert.Equal(34, At(found, "all.totalCount").GetInt32());
        Assert.NotEmpty(At(found, "byArea.nodes").EnumerateArray());
        Assert.All(At(found, "byArea.nodes").EnumerateArray(), one => Assert.Equal(area, At(one, "area.id").GetString()));
        Assert.NotEmpty(At(found, "byTier.nodes").EnumerateArray());
        Assert.All(At(found, "byTier.nodes").EnumerateArray(), one => Assert.Equal("TIER_1", At(one, "expectedFrom").GetString()));
        Assert.InRange(At(found, "byText.totalCount").GetInt32(), 1, 33);
        Assert.Equal(34, At(found, "without.totalCount").GetInt32() + At(found, "with.totalCount").GetInt32());
        Assert.All(At(found, "without.nodes").EnumerateArray(), one => Assert.Equal(0, At(one, "offers.totalCount").GetInt32()));
        Assert.All(At(found, "with.nodes").EnumerateArray(), one => Assert.NotEqual(0, At(one, "offers.totalCount").GetInt32()));
    }

    [Fact]
    public async Task A_specialism_names_the_pathways_that_lead_to_it()
    {
        var specialisms = await Read("specialisms.nodes", "{ specialisms(first: 100) { nodes { id slug pathways { specialism { id } } } } }");

        Assert.Contains(specialisms.EnumerateArray(), one => At(one, "pathways").GetArrayLength() > 0);
        Assert.All(specialisms.EnumerateArray(), one =>
            Assert.All(At(one, "pathways").EnumerateArray(), pathway => Assert.Equal(At(one, "id").GetString(), At(pathway, "specialism.id").GetString())));
    }
}

public sealed class CompetenciesOnSqliteTests() : CompetencyTests(Database.Sqlite);

public sealed class CompetenciesOnPostgresTests() : CompetencyTests(Database.Postgres);
