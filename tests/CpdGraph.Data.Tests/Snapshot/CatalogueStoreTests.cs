using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class CatalogueStoreTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly CatalogueViewer Everyone = CatalogueViewer.Public;

    [Fact]
    public void Before_the_first_load_nothing_can_be_read()
    {
        Assert.False(Process.Get<CatalogueStore>().IsLoaded);
        Assert.Throws<InvalidOperationException>(() => Process.Get<CatalogueStore>().Current);
    }

    [Fact]
    public async Task The_first_load_reads_everything()
    {
        var rows = SampleRows.All();
        await SaveAsync(Process, [.. rows.All()]);

        var catalogue = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        Assert.Equal(1, catalogue.Revision);
        Assert.Same(catalogue, Process.Get<CatalogueStore>().Current);
        Assert.Equal("Course", View(catalogue).OfferBySlug("course")?.Title);
    }

    [Fact]
    public async Task While_nothing_changes_it_is_the_same_snapshot_for_one_statement()
    {
        await SaveAsync(Process, [.. SampleRows.All().All()]);
        var first = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        using var count = SqlLog.Count();

        var second = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        Assert.Same(first, second);
        Assert.Equal(1, count.Statements);
    }

    [Fact]
    public async Task What_another_process_wrote_changed_and_removed_is_read_by_its_ids_alone()
    {
        var rows = SampleRows.All();
        await SaveAsync(Process, [.. rows.All()]);
        var before = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        await using var other = OtherProcess().NewContext();
        other.Replace(rows.OfferVersions[0], rows.OfferVersions[0] with { Title = "Renamed", CompetencyMappings = [rows.OfferVersions[0].CompetencyMappings[1]] });
        other.Remove(rows.Specialisms[1]);
        other.Add(rows.Specialisms[1] with { Id = SpecialismId.New(SampleRows.Moment), Slug = "new" });
        await other.SaveChangesAsync(Cancellation);
        using var count = SqlLog.Count();

        var after = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        Assert.Equal(("Course", "Renamed"), (View(before).OfferBySlug("course")?.Title, View(after).OfferBySlug("course")?.Title));
        Assert.Single(View(after).OfferBySlug("course")!.CompetencyMappings);
        Assert.Equal((true, false), (View(after).SpecialismBySlug("new") is not null, View(after).SpecialismBySlug("bare") is not null));
        Assert.DoesNotContain(count.Texts, text => text.Contains("pathway", StringComparison.Ordinal));
        Assert.InRange(count.Statements, 1, 7);
    }

    [Fact]
    public async Task A_snapshot_after_many_small_changes_says_what_a_fresh_one_says()
    {
        var rows = SampleRows.All();
        await SaveAsync(Process, [.. rows.All()]);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        var (provider, run) = (rows.Providers[0], rows.Runs[0]);

        for (var round = 0; round < 5; round++)
        {
            await using var db = OtherProcess().NewContext();
            var (nextProvider, nextRun) = (provider with { Name = $"Round {round}", Revision = provider.Revision + 1 }, run with
            {
                Capacity = round,
                Sessions = [.. run.Sessions.Select(session => session with { Title = $"Round {round}" })],
                Revision = run.Revision + 1,
            });
            db.Replace(provider, nextProvider);
            db.Replace(run, nextRun);
            await db.SaveChangesAsync(Cancellation);
            (provider, run) = (nextProvider, nextRun);
            await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        }

        var (followed, fresh) = (View(Process.Get<CatalogueStore>().Current), View(await OtherProcess().Get<CatalogueStore>().CatchUpAsync(Cancellation)));
        Assert.Equal(fresh.Catalogue.Revision, followed.Catalogue.Revision);
        Assert.Equal("Round 4", followed.Provider(provider.Id)!.Name);
        Assert.Equal(fresh.Provider(provider.Id)!.Name, followed.Provider(provider.Id)!.Name);
        Assert.Equal(
            fresh.Run(run.Id)!.Sessions.Select(session => session.Title),
            followed.Run(run.Id)!.Sessions.Select(session => session.Title));
    }

    [Fact]
    public async Task A_reader_that_is_too_far_behind_loads_everything()
    {
        await SaveAsync(Process, [.. SampleRows.All().All()]);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        await using var db = OtherProcess().NewContext();
        await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_revision SET revision = 9000, floor = 8000", Cancellation);
        await db.Database.ExecuteSqlRawAsync("UPDATE specialism SET name = 'Changed unseen' WHERE slug = 'respiratory'", Cancellation);

        var after = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        Assert.Equal((9000, "Changed unseen"), (after.Revision, View(after).SpecialismBySlug("respiratory")?.Name));
    }

    [Fact]
    public async Task A_reader_of_a_database_that_was_put_back_loads_everything()
    {
        await SaveAsync(Process, [.. SampleRows.All().All()]);
        await using var db = OtherProcess().NewContext();
        await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_revision SET revision = 7", Cancellation);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_revision SET revision = 3", Cancellation);
        await db.Database.ExecuteSqlRawAsync("UPDATE specialism SET name = 'As it was' WHERE slug = 'respiratory'", Cancellation);

        var after = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        Assert.Equal((3, "As it was"), (after.Revision, View(after).SpecialismBySlug("respiratory")?.Name));
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_a_writer_and_sees_only_what_is_committed()
    {
        await SaveAsync(Process, [.. SampleRows.All().All()]);
        await using var db = OtherProcess().NewContext();
        await using var writing = await db.Database.BeginTransactionAsync(Cancellation);
        db.Remove(SampleRows.All().Specialisms[0] with { Id = (await db.Specialisms.SingleAsync(row => row.Slug == "bare", Cancellation)).Id });
        await db.SaveChangesAsync(Cancellation);

        var during = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(4), Cancellation);
        await writing.CommitAsync(Cancellation);
        var after = await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        Assert.Equal((1, true), (during.Revision, View(during).SpecialismBySlug("bare") is not null));
        Assert.Equal((2, false), (after.Revision, View(after).SpecialismBySlug("bare") is not null));
    }

    [Fact]
    public async Task The_shipped_data_makes_a_catalogue()
    {
        await Process.Get<Seeder>().SeedAsync(demo: true, new DateOnly(2026, 11, 24), Cancellation);

        var view = View(await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation));

        Assert.Equal("HWBC", view.CurrentFramework()?.Code);
        Assert.NotNull(view.OfferBySlug("example-motivational-interviewing-first-steps"));
        Assert.Contains(view.Search("motivatonal interviewing", 10), hit => hit.Item is CatalogueOffer);
    }

    private static CatalogueView View(Catalogue catalogue) => catalogue.For(Everyone, SampleRows.Moment);

    private async Task SaveAsync(TestProcess process, params ICatalogueRecord[] rows)
    {
        await using var db = process.NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);
    }
}

public sealed class CatalogueStoreTestsOnSqlite : CatalogueStoreTests<SqliteEngine>;

public sealed class CatalogueStoreTestsOnPostgres : CatalogueStoreTests<PostgresEngine>;
