using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>What is in the catalogue is read without the database.</summary>
public abstract class StatementTests(Database database) : ApiTests(database)
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100)]
    public async Task Offers_with_provider_and_competencies_run_no_statement_for_any_number_of_rows(int rows)
    {
        var response = await Send(
            """
            query ($rows: Int!) {
              offers(first: $rows) {
                totalCount
                nodes {
                  title
                  provider { name organisation { name parent { name } } }
                  competencyMappings { coverage competency { code statement area { name framework { version } } } }
                  runs(first: 3) { nodes { startsAt status } }
                  nextRun { startsAt }
                  accreditations { status body { name } }
                }
              }
            }
            """,
            new { rows });

        Assert.Equal(rows, At(response.Data, "offers.nodes").GetArrayLength());
        Assert.Equal(0, ApiServer.StatementsOf(response));
    }

    [Fact]
    public async Task Searching_facets_and_nodes_run_no_statement()
    {
        var response = await Send(
            """
            {
              search(text: "coaching") { score item { __typename } }
              offers(filter: { text: "coaching" }) { facets(fields: [CHANNEL, PROVIDER, TIER]) { values { value count } } }
              providers { nodes { offers(first: 2) { totalCount } } }
            }
            """);

        Assert.Empty(response.Errors);
        Assert.Equal(0, ApiServer.StatementsOf(response));
    }

    [Fact]
    public async Task The_count_of_statements_sees_the_database()
    {
        using var ready = await Api.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.NotEqual("0", Assert.Single(ready.Headers.GetValues(StatementCounter.Header)));
    }
}

public sealed class StatementsOnSqliteTests() : StatementTests(Database.Sqlite);

public sealed class StatementsOnPostgresTests() : StatementTests(Database.Postgres);
