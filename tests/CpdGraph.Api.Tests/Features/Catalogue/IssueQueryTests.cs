using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>The first query that a newcomer sends.</summary>
public abstract class IssueQueryTests(Database database) : ApiTests(database)
{
    private const string Query =
        """
        { competencyFramework { areas { name competencies { code statement } } }
          offers(first: 5, filter: { channels: [TRAINING_HUB] }) { totalCount facets(fields: [FORMAT]) { field values { value count } }
            nodes { title provider { name } competencyMappings { coverage competency { code area { name } } } } } }
        """;

    [Fact]
    public async Task The_framework_has_its_four_areas_and_34_competencies()
    {
        var areas = await Read("competencyFramework.areas", Query);

        Assert.Equal(4, areas.GetArrayLength());
        Assert.Equal(34, areas.EnumerateArray().Sum(area => area.GetProperty("competencies").GetArrayLength()));
        Assert.All(areas.EnumerateArray(), area => Assert.NotEqual("", area.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Offers_of_training_hubs_are_counted_in_whole_and_by_format()
    {
        var offers = await Read("offers", Query);
        var values = At(offers, "facets.0.values").EnumerateArray().ToArray();

        Assert.Equal(5, offers.GetProperty("nodes").GetArrayLength());
        Assert.Equal("FORMAT", At(offers, "facets.0.field").GetString());
        Assert.True(values.Length > 1);
        // Each offer has one format, so the counts add up to the whole.
        Assert.Equal(offers.GetProperty("totalCount").GetInt32(), values.Sum(value => value.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task An_offer_comes_with_its_provider_and_competencies()
    {
        var nodes = await Read("offers.nodes", Query);

        Assert.All(nodes.EnumerateArray(), node => Assert.NotEqual("", At(node, "provider.name").GetString()));
        Assert.Contains(nodes.EnumerateArray(), node => At(node, "competencyMappings").GetArrayLength() > 0);
    }
}

public sealed class IssueQueryOnSqliteTests() : IssueQueryTests(Database.Sqlite);

public sealed class IssueQueryOnPostgresTests() : IssueQueryTests(Database.Postgres);
