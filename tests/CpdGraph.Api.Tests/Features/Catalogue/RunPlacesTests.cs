using System.Diagnostics;
using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>Places left on runs: of single runs as they are at the moment, in lists as they were at most a second before.</summary>
public abstract class RunPlacesTests(Database database) : PeopleTests(database)
{
    private const string Find =
        """
        query ($offer: ID!, $starts: DateRange!, $has: Boolean) {
          runs(filter: { offerIds: [$offer], starts: $starts, hasPlaces: $has }, orderBy: [{ field: PLACES_LEFT }]) { nodes { id status placesLeft } }
        }
        """;

    private static readonly object Days = new { from = "2031-01-01", to = "2031-12-31" };

    [Fact]
    public async Task Places_left_are_those_of_the_moment_in_one_statement_for_all_runs_and_none_where_there_is_no_limit()
    {
        var (offer, runs) = await Runs(which: 40, 3, null, 5);
        await Take(runs[0], 1);

        var response = await Api.Anonymous.Send(Find, new { offer, starts = Days });

        Assert.Equal(
            [(runs[0].Id, "BOOKING_OPEN", 2), (runs[2].Id, "BOOKING_OPEN", 5), (runs[1].Id, "BOOKING_OPEN", null)],
            At(response.Data, "runs.nodes").EnumerateArray().Select(Shown));
        Assert.Equal(1, ApiServer.StatementsOf(response));

        var unlimited = await Api.Anonymous.Send("query ($id: ID!) { node(id: $id) { ... on OfferRun { placesLeft } } }", new { id = runs[1].Id });
        Assert.Equal(0, ApiServer.StatementsOf(unlimited));
    }

    [Fact]
    public async Task A_run_without_a_place_left_is_full_in_lists_filters_and_orders_within_a_moment()
    {
        var (offer, runs) = await Runs(which: 41, 3, 5);
        await Take(runs[1], 5);

        var started = Stopwatch.GetTimestamp();
        (string? Id, string? Status, int? Left)[] found;

        do
        {
            found = await Listed(offer);
        }
        while (found[0].Id != runs[1].Id && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));

        Assert.Equal([(runs[1].Id, "FULL", 0), (runs[0].Id, "BOOKING_OPEN", 3)], found);
        Assert.Equal([runs[0].Id], (await Listed(offer, has: true)).Select(run => run.Id));
        Assert.Equal([runs[1].Id], (await Listed(offer, has: false)).Select(run => run.Id));
        Assert.Equal(
            [runs[1].Id],
            (await Read(
                Api.Anonymous,
                "runs.nodes",
                "query ($offer: ID!, $starts: DateRange!) { runs(filter: { offerIds: [$offer], starts: $starts, statuses: [FULL] }) { nodes { id status placesLeft } } }",
                new { offer, starts = Days })).EnumerateArray().Select(run => Shown(run).Id));
    }

    private async Task<(string? Id, string? Status, int? Left)[]> Listed(string offer, bool? has = null) =>
        [.. (await Read(Api.Anonymous, "runs.nodes", Find, new { offer, starts = Days, has })).EnumerateArray().Select(Shown)];

    private static (string? Id, string? Status, int? Left) Shown(JsonElement run) =>
        (At(run, "id").GetString(), At(run, "status").GetString(), At(run, "placesLeft") is { ValueKind: JsonValueKind.Number } left ? left.GetInt32() : null);

    /// <summary>Runs of an offer, a day apart, with these numbers of places.</summary>
    private async Task<(string Offer, (string Id, OfferRunId Key)[] Runs)> Runs(int which, params int?[] capacities)
    {
        var offer = await Offer(which);
        var key = NamedId.Read<OfferId>(offer, NodeKind.Offer)!.Value;
        var start = new DateTimeOffset(2031, 3, 3, 9, 0, 0, TimeSpan.Zero);
        OfferRun[] runs = [.. capacities.Select((capacity, day) => new OfferRun
        {
            Id = OfferRunId.New(ApiServer.Now),
            OfferId = key,
            StartsAt = start.AddDays(day),
            EndsAt = start.AddDays(day).AddHours(2),
            Sessions = [new() { Key = "1", StartsAt = start.AddDays(day), EndsAt = start.AddDays(day).AddHours(2) }],
            Capacity = capacity,
            Price = new() { Free = true },
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = ApiServer.Now,
            UpdatedAt = ApiServer.Now,
        })];
        await Api.Change(db =>
        {
            db.AddRange(runs);
            return Task.CompletedTask;
        });

        return (offer, [.. runs.Select(run => (GlobalId.Of(run.Id), run.Id))]);
    }

    private Task Take((string Id, OfferRunId Key) run, int taken) => Api.Change(db =>
    {
        db.Add(new RunPlaces { RunId = run.Key, Capacity = 5, Taken = taken, LastNumber = taken });
        return Task.CompletedTask;
    });
}

public sealed class RunPlacesOnSqliteTests() : RunPlacesTests(Database.Sqlite);

public sealed class RunPlacesOnPostgresTests() : RunPlacesTests(Database.Postgres);
