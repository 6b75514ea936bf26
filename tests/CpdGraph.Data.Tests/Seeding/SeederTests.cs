using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class SeederTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task The_shipped_files_are_loaded_whole_and_loading_them_again_changes_nothing()
    {
        Assert.True(await Process.Get<Seeder>().IsEmptyAsync(Cancellation));

        var first = await Process.Get<Seeder>().SeedAsync(demo: true, Today, Cancellation);
        var revision = await RevisionAsync();
        var again = await OtherProcess().Get<Seeder>().SeedAsync(demo: true, Today, Cancellation);

        Assert.False(await Process.Get<Seeder>().IsEmptyAsync(Cancellation));
        Assert.True(first.Added > 1000, $"{first}");
        Assert.Equal(new SeedOutcome(0, 0, first.Added, 0), again);
        Assert.Equal(1, revision);
        Assert.Equal(revision, await RevisionAsync());
    }

    [Fact]
    public async Task The_demonstration_can_come_later_and_moves_with_the_days()
    {
        var official = await Process.Get<Seeder>().SeedAsync(demo: false, Today, Cancellation);

        var demo = await Process.Get<Seeder>().SeedAsync(demo: true, Today, Cancellation);
        var nextWeek = await Process.Get<Seeder>().SeedAsync(demo: true, Today.AddDays(7), Cancellation);

        Assert.Equal((0, official.Added), (demo.Changed, demo.Unchanged));
        Assert.Equal(0, nextWeek.Added);
        Assert.True(nextWeek.Changed > 200, $"{nextWeek}");
        Assert.Equal(official.Added + demo.Added, nextWeek.Changed + nextWeek.Unchanged);
    }

    [Fact]
    public async Task A_changed_row_is_replaced_and_counts_its_revision()
    {
        using var files = new SeedFolder();
        await SeedAsync(files);
        files.Edit("providers.yaml", "name: Peak", "name: Summit");

        var outcome = await SeedAsync(files);

        await using var db = Process.NewContext();
        var provider = await db.Providers.SingleAsync(Cancellation);
        Assert.Equal(1, outcome.Changed);
        Assert.Equal(("Summit", 2), (provider.Name, provider.Revision));
    }

    [Fact]
    public async Task What_people_changed_stays_until_the_files_say_something_else()
    {
        using var files = new SeedFolder();
        await SeedAsync(files);
        await using var db = Process.NewContext();
        var provider = await db.Providers.SingleAsync(Cancellation);
        db.Replace(provider, provider with { Name = "By hand", Revision = 2 });
        await db.SaveChangesAsync(Cancellation);

        await SeedAsync(files);
        Assert.Equal("By hand", (await db.Providers.SingleAsync(Cancellation)).Name);

        files.Edit("providers.yaml", "name: Peak", "name: Summit");
        await SeedAsync(files);
        Assert.Equal("Summit", (await db.Providers.SingleAsync(Cancellation)).Name);
    }

    [Fact]
    public async Task A_changed_text_of_a_published_offer_is_a_new_version_with_its_own_accreditation_and_the_old_one_stays()
    {
        using var files = new SeedFolder();
        await SeedAsync(files);
        files.Edit("offers.yaml", "title: Level 1", "title: Level one");

        await SeedAsync(files);

        await using var db = Process.NewContext();
        var offer = await db.Offers.SingleAsync(Cancellation);
        var versions = await db.OfferVersions.OrderBy(version => version.Number).ToListAsync(Cancellation);
        Assert.Equal((2, 2), (offer.CurrentVersion, offer.Revision));
        Assert.Equal(["Level 1", "Level one"], versions.Select(version => version.Title));
        Assert.Equal(
            versions.Select(version => version.Id).Order(Comparer<OfferVersionId>.Create((left, right) => left.Value.CompareTo(right.Value))),
            (await db.Accreditations.ToListAsync(Cancellation)).Select(row => row.OfferVersionId)
                .Order(Comparer<OfferVersionId>.Create((left, right) => left.Value.CompareTo(right.Value))));
        Assert.Equal(2, await db.CompetencyMappings.CountAsync(Cancellation));

        var third = await SeedAsync(files);
        Assert.Equal((0, 0), (third.Added, third.Changed));
    }

    [Fact]
    public async Task A_draft_is_written_over()
    {
        using var files = new SeedFolder();
        files.Edit("offers.yaml", "summary: Four days.", "summary: Four days.\n  status: DRAFT");
        await SeedAsync(files);
        files.Edit("offers.yaml", "title: Level 1", "title: Level one");

        await SeedAsync(files);

        await using var db = Process.NewContext();
        var version = await db.OfferVersions.SingleAsync(Cancellation);
        Assert.Equal((1, "Level one", null), (version.Number, version.Title, version.PublishedAt));
        Assert.Null((await db.Offers.SingleAsync(Cancellation)).CurrentVersion);
    }

    [Fact]
    public async Task An_offer_that_its_publisher_has_taken_over_is_left_alone()
    {
        using var files = new SeedFolder();
        await SeedAsync(files);
        await using var db = Process.NewContext();
        var version = (await db.OfferVersions.SingleAsync(Cancellation)) with { Id = OfferVersionId.New(SampleRows.Moment), Number = 2, Title = "Ours" };
        db.Add(version);
        await db.SaveChangesAsync(Cancellation);
        files.Edit("offers.yaml", "title: Level 1", "title: Level one");

        var outcome = await SeedAsync(files);

        Assert.Equal((0, 0, 3), (outcome.Added, outcome.Changed, outcome.Left));
        Assert.Equal(2, await db.OfferVersions.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Two_processes_may_seed_an_empty_database_at_once()
    {
        using var files = new SeedFolder();
        var outcomes = await Task.WhenAll(new[] { Process, OtherProcess() }.Select(process => Task.Run(
            () => process.Get<Seeder>().SeedAsync(files.Path, demo: false, Today, Cancellation), Cancellation)));

        Assert.Single(outcomes, outcome => outcome.Added > 0);
        Assert.Equal(1, await RevisionAsync());
    }

    [Fact]
    public async Task A_mistake_in_the_files_writes_nothing()
    {
        using var files = new SeedFolder();
        files.Edit("offers.yaml", "provider: peak", "provider: peek");

        await Assert.ThrowsAsync<SeedException>(() => SeedAsync(files));

        Assert.Equal(0, await RevisionAsync());
        Assert.True(await Process.Get<Seeder>().IsEmptyAsync(Cancellation));
    }

    [Fact]
    public void Ids_of_seeded_rows_never_change() =>
        // Written down when the first data was seeded: other installations refer to it.
        Assert.Equal(new Guid("bb40d8f6-167f-810f-893f-92736f1d4a53"), StableId.Of(CatalogueKind.Provider, "personalised-care-institute"));

    private Task<SeedOutcome> SeedAsync(SeedFolder files) => Process.Get<Seeder>().SeedAsync(files.Path, demo: false, Today, Cancellation);

    private async Task<long> RevisionAsync()
    {
        await using var db = Process.NewContext();
        return (await db.CatalogueRevisions.SingleAsync(Cancellation)).Revision;
    }
}

public sealed class SeederTestsOnSqlite : SeederTests<SqliteEngine>;

public sealed class SeederTestsOnPostgres : SeederTests<PostgresEngine>;
