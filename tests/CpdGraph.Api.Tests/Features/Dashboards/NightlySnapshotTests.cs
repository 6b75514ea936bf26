using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Dashboards;

/// <summary>What analysts' numbers are made of, while coaches go on recording.</summary>
public sealed class NightlySnapshotTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_completion_counts_from_the_next_night_on_in_whichever_server(Database database)
    {
        var clock = new ManualClock(ApiServer.Now);
        await using var server = await ApiServer.ToWriteToAsync(database, services => services.AddSingleton<TimeProvider>(clock));
        await using var beside = await server.StartBesideAsync();
        var (store, other) = (server.Services.GetRequiredService<WorkforceSnapshotStore>(), beside.Services.GetRequiredService<WorkforceSnapshotStore>());
        var before = await store.LatestAsync(Cancellation);

        await RecordAsync(server);
        clock.Advance(TimeSpan.FromHours(14));
        await store.CatchUpAsync(Cancellation);

        Assert.Equal(LondonCalendar.DayOf(ApiServer.Now), before.Day);
        Assert.Same(before, await store.LatestAsync(Cancellation));
        Assert.Equal(Text(before), Text(await other.LatestAsync(Cancellation)));

        clock.Now = LondonCalendar.StartOf(before.Day.AddDays(1)).AddHours(2);
        await store.CatchUpAsync(Cancellation);
        await other.CatchUpAsync(Cancellation);

        var after = await store.LatestAsync(Cancellation);
        Assert.Equal(before.Day.AddDays(1), after.Day);
        Assert.Equal(Completions(before) + 1, Completions(after));
        Assert.Equal(Text(after), Text(await other.LatestAsync(Cancellation)));
    }

    [Fact]
    public async Task Servers_of_tests_find_the_facts_of_the_day_and_make_none()
    {
        await using var server = await ApiServer.ToWriteToAsync(Database.Sqlite, _ => { });

        await server.Services.GetRequiredService<WorkforceSnapshotStore>().CatchUpAsync(Cancellation);
        var facts = await server.Services.GetRequiredService<WorkforceSnapshotStore>().LatestAsync(Cancellation);

        Assert.Equal(ApiServer.Now, facts.MadeAt);
        Assert.NotEmpty(facts.Coaches);
        Assert.NotEmpty(facts.Learning);
        await using var db = server.Services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContext();
        Assert.Single(await db.WorkforceSnapshots.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task While_the_first_facts_are_being_made_everybody_is_told_to_ask_again()
    {
        await using var server = await ApiServer.ToWriteToAsync(Database.Sqlite, _ => { });
        await using (var db = server.Services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContext())
        {
            // Newer than whatever this server makes, and not to be read by it.
            db.Add(new WorkforceSnapshot { Day = new(2030, 1, 1), MadeAt = ApiServer.Now, Content = [0] });
            await db.SaveChangesAsync(Cancellation);
        }

        var dashboard = await server.As("anya", Role.Analyst).Send("{ service { __typename } workforceDashboard { snapshotOf } }");
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/export/completion-facts.csv?groupBy=MONTH");
        asking.Headers.Authorization = new("Bearer", ApiServer.TokenOf("anya", Role.Analyst));
        using var file = await server.Http.SendAsync(asking, Cancellation);

        var error = Assert.Single(dashboard.Errors);
        Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("Ask again in a minute", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("ServiceInfo", dashboard.Data.GetProperty("service").GetProperty("__typename").GetString());
        Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, TimeSpan.FromMinutes(1)), (file.StatusCode, file.Headers.RetryAfter?.Delta));
    }

    private static async Task RecordAsync(ApiServer server)
    {
        var offers = await server.Client.Send("{ offers(first: 1) { nodes { id } } }");
        var offer = offers.Data.GetProperty("offers").GetProperty("nodes")[0].GetProperty("id").GetString();
        var recorded = await server.As("amira", Role.Coach).Send(
            """
            mutation ($offer: ID!) {
              recordCompletion(input: { offer: { id: $offer }, occurredOn: "2026-11-23", cpdMinutes: 60 }) { completion { id } userErrors { code field message } }
            }
            """,
            new { offer });

        Assert.NotEqual(JsonValueKind.Null, recorded.Data.GetProperty("recordCompletion").GetProperty("completion").ValueKind);
    }

    private static int Completions(WorkforceFacts facts) => facts.Learning.Sum(row => row.Completions);

    private static string Text(WorkforceFacts facts) => JsonSerializer.Serialize(facts);
}
