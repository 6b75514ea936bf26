using System.Diagnostics;
using System.Globalization;
using CpdGraph.Api.Tests.Mutations;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Imports;

/// <summary>A process that is killed while it writes an import, and another that finds it left behind.</summary>
public sealed class KilledImportTests
{
    private const int Rows = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_process_finishes_what_a_killed_one_was_writing_and_nothing_is_there_twice()
    {
        await using var servers = new TwoProcesses();
        await servers.StartAsync(count: 1);
        var first = new Importer(servers.Http(0), servers.As(0, "rhona", Role.Publisher));
        var hub = (await servers.Anonymous(0).Send("{ provider(by: { slug: \"riverside-example-training-hub\" }) { id } }")).Data.GetProperty("provider").GetProperty("id").GetString()!;
        var file = string.Concat(
            Enumerable.Range(1, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"killed-{row},Killed offer {row},Workshop,Free\r\n")).Prepend("Reference,Title,Type,Price\r\n"));
        var jobId = (await first.CheckAsync(hub, file)).GetProperty("id").GetString()!;

        await servers.Look(async db =>
        {
            // All rows are written and none is committed when the process comes to this lock.
            await using var held = await db.Database.BeginTransactionAsync(Cancellation);
            await db.Database.ExecuteSqlRawAsync("SELECT 1 FROM catalogue_revision FOR UPDATE", Cancellation);
            await first.DoneAsync("commitImport", new { jobId });

            for (var started = Stopwatch.GetTimestamp(); await servers.Look(Waiting) == 0;)
            {
                Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "It is not written.");
                await Task.Delay(20, Cancellation);
            }

            servers.Kill(0);
            await held.RollbackAsync(Cancellation);

            return 0;
        });
        Assert.Equal(0, await servers.Look(db => db.OfferVersions.CountAsync(row => row.Title.StartsWith("Killed offer "), Cancellation)));
        await servers.StartNextAsync();
        var ended = await new Importer(servers.Http(1), servers.As(1, "rhona", Role.Publisher)).EndAsync(jobId);

        Assert.Equal(("SUCCEEDED", Rows), (ended.GetProperty("status").GetString(), ended.GetProperty("createCount").GetInt32()));
        Assert.Equal(
            (Rows, Rows, Rows, Rows),
            await servers.Look(async db => (
                await db.OfferReferences.CountAsync(row => row.Key.StartsWith("killed-"), Cancellation),
                await db.OfferVersions.CountAsync(row => row.Title.StartsWith("Killed offer "), Cancellation),
                await db.AuditEvents.CountAsync(row => row.Action == "importOffers", Cancellation),
                await db.ImportFindings.CountAsync(Cancellation))));

        static Task<int> Waiting(CpdGraph.Data.CpdContext db) => db.Database
            .SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE catalogue_revision%' AND datname = current_database()")
            .SingleAsync();
    }
}
