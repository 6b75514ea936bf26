using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>Dated runs.</summary>
public abstract class RunTests(Database database) : ApiTests(database)
{
    [Theory]
    [InlineData("BOOKING_OPEN")]
    [InlineData("COMPLETED")]
    [InlineData("CANCELLED")]
    public async Task By_status_come_runs_that_have_it_at_this_moment(string status)
    {
        var runs = await Read(
            "runs.nodes",
            "query ($s: RunStatus!) { runs(first: 100, filter: { statuses: [$s] }) { nodes { status startsAt endsAt cancellationReason } } }",
            new { s = status });

        Assert.NotEmpty(runs.EnumerateArray());
        Assert.All(runs.EnumerateArray(), run =>
        {
            Assert.Equal(status, At(run, "status").GetString());
            Assert.Equal(status == "CANCELLED", At(run, "cancellationReason").ValueKind is not System.Text.Json.JsonValueKind.Null);

            if (status == "COMPLETED")
            {
                Assert.True(At(run, "endsAt").GetDateTimeOffset() <= ApiServer.Now);
            }

            if (status == "BOOKING_OPEN")
            {
                Assert.True(At(run, "startsAt").GetDateTimeOffset() > ApiServer.Now);
            }
        });
    }

    [Fact]
    public async Task Runs_come_by_start_unless_ordered_otherwise()
    {
        var starts = (await Read("runs.nodes", "{ runs(first: 100) { nodes { startsAt } } }")).EnumerateArray().Select(run => At(run, "startsAt").GetString()).ToArray();

        Assert.Equal(starts.Order(StringComparer.Ordinal), starts);
    }

    [Fact]
    public async Task Runs_of_an_offer_and_of_a_provider_are_theirs_alone()
    {
        var run = await Read("runs.nodes.0", "{ runs(first: 1) { nodes { offer { id provider { id } } } } }");
        var offer = At(run, "offer.id").GetString();
        var provider = At(run, "offer.provider.id").GetString();

        var found = await Read(
            "",
            """
            query ($offer: ID!, $provider: ID!) {
              offer(by: { id: $offer }) { runs(first: 100) { totalCount nodes { offer { id } } } other: runs(filter: { offerIds: [] }) { totalCount } }
              provider(by: { id: $provider }) { runs(first: 100) { totalCount nodes { offer { provider { id } } } } }
              byOffer: runs(filter: { offerIds: [$offer] }) { totalCount }
              byProvider: runs(filter: { providerIds: [$provider] }) { totalCount }
            }
            """,
            new { offer, provider });

        Assert.All(At(found, "offer.runs.nodes").EnumerateArray(), node => Assert.Equal(offer, At(node, "offer.id").GetString()));
        Assert.All(At(found, "provider.runs.nodes").EnumerateArray(), node => Assert.Equal(provider, At(node, "offer.provider.id").GetString()));
        Assert.Equal(At(found, "byOffer.totalCount").GetInt32(), At(found, "offer.runs.totalCount").GetInt32());
        Assert.Equal(At(found, "byProvider.totalCount").GetInt32(), At(found, "provider.runs.totalCount").GetInt32());
        Assert.Equal(0, At(found, "offer.other.totalCount").GetInt32());
    }

    [Fact]
    public async Task A_run_has_its_sessions_in_order_between_its_start_and_end()
    {
        var runs = await Read("runs.nodes", "{ runs(first: 50) { nodes { startsAt endsAt venue { name } sessions { key startsAt endsAt } } } }");

        Assert.All(runs.EnumerateArray(), run =>
        {
            var sessions = At(run, "sessions").EnumerateArray().ToArray();
            Assert.Equal(At(run, "startsAt").GetString(), At(sessions[0], "startsAt").GetString());
            Assert.Equal(At(run, "endsAt").GetString(), At(sessions[^1], "endsAt").GetString());
        });
    }

    [Fact]
    public async Task The_next_run_of_an_offer_is_the_first_that_takes_bookings()
    {
        var offers = await Read(
            "offers.nodes",
            "{ offers(first: 50, filter: { bookable: true }) { nodes { nextRun { startsAt } runs(first: 1, filter: { statuses: [BOOKING_OPEN] }) { nodes { startsAt } } } } }");

        Assert.NotEmpty(offers.EnumerateArray());
        Assert.All(offers.EnumerateArray(), offer =>
            Assert.Equal(At(offer, "runs.nodes.0.startsAt").GetString(), At(offer, "nextRun.startsAt").GetString()));
    }
}

public sealed class RunsOnSqliteTests() : RunTests(Database.Sqlite);

public sealed class RunsOnPostgresTests() : RunTests(Database.Postgres);
