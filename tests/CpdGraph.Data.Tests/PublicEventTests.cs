using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using static CpdGraph.Domain.CatalogueEventKind;

namespace CpdGraph.Data.Tests;

public abstract class PublicEventTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly CatalogueRows Rows = SampleRows.All();
    private static readonly Offer Published = Rows.Offers.First(offer => offer.Status == OfferStatus.Published);

    [Fact]
    public async Task Each_way_through_the_states_of_an_offer_tells_what_is_public_of_it()
    {
        await SaveAllAsync();
        var offer = Published with { Id = OfferId.New(SampleRows.Moment), Slug = "by-all-states", Status = OfferStatus.Draft, ExternalReferences = [], CurrentVersion = null };
        await WriteAsync(db => db.Add(offer));
        OfferStatus[] steps =
        [
            OfferStatus.Draft, OfferStatus.InReview, OfferStatus.Published, OfferStatus.Published, OfferStatus.Withdrawn, OfferStatus.Withdrawn, OfferStatus.Published,
        ];

        foreach (var status in steps)
        {
            var next = offer with { Status = status, Revision = offer.Revision + 1 };
            await WriteAsync(db => db.Replace(offer, next));
            offer = next;
        }

        var told = await ToldAsync(offer.Id);
        Assert.Equal([OfferPublished, OfferChanged, OfferWithdrawn, OfferPublished], told.Select(row => row.Kind));
        Assert.Equal([offer.Revision - 4, offer.Revision - 3, offer.Revision - 2, offer.Revision], told.Select(row => row.SubjectRevision));
    }

    [Fact]
    public async Task Runs_are_told_of_while_their_offer_is_published_alone()
    {
        await SaveAllAsync();
        var run = Rows.Runs[0] with { Id = OfferRunId.New(SampleRows.Moment), OfferId = Published.Id, ExternalReferences = [], CancelledAt = null };
        await WriteAsync(db => db.Add(run));
        await WriteAsync(db => db.Replace(run, run with { Capacity = 3 }));
        var withdrawn = Published with { Status = OfferStatus.Withdrawn };
        await WriteAsync(db => db.Replace(Published, withdrawn));
        await WriteAsync(db => db.Replace(run, run with { CancelledAt = SampleRows.Moment }));
        await WriteAsync(db => db.Replace(withdrawn, withdrawn with { Status = OfferStatus.Published }));
        await WriteAsync(db => db.Replace(run, run with { CancelledAt = SampleRows.Moment }));

        Assert.Equal(
            [(RunScheduled, run.Id), (RunChanged, run.Id), (OfferWithdrawn, null), (OfferPublished, null), (RunCancelled, (OfferRunId?)run.Id)],
            (await ToldAsync(Published.Id)).Where(row => row.RunId is null || row.RunId == run.Id).Select(row => (row.Kind, row.RunId)));
    }

    [Fact]
    public async Task What_is_rolled_back_and_what_is_seeded_is_told_to_nobody()
    {
        await Process.Get<Seeder>().SeedAsync(demo: true, new DateOnly(2026, 11, 24), Cancellation);
        await using var db = Process.NewContext();

        await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
        {
            db.Replace(await db.Offers.FirstAsync(row => row.Status == OfferStatus.Published, Cancellation) is var offer ? offer : null!, offer with { Revision = 77 });
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.Empty(await db.CatalogueEvents.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Events_stand_in_the_order_of_their_commits_with_a_place_each()
    {
        await SaveAllAsync();

        var told = await EventsAsync();

        Assert.NotEmpty(told);
        Assert.Equal(Enumerable.Range(0, told.Count), told.Select(row => row.Position));
        Assert.All(told, row => Assert.Equal(1, row.Revision));
        Assert.True(told.FindLastIndex(row => row.RunId is null && row.Kind == OfferPublished) < told.FindIndex(row => row.RunId is not null));
    }

    [Fact]
    public async Task After_thirty_days_the_oldest_are_dropped_in_their_order_and_none_behind_one_that_stays()
    {
        await SaveAllAsync();
        var now = Published.UpdatedAt;
        await WriteAsync(db => db.AddRange(Event(100, now.AddDays(-40)), Event(101, now.AddDays(-29)), Event(102, now.AddDays(-50)), Event(103, now)));
        await WriteAsync(db => db.CatalogueEvents.Where(row => row.Revision < 100).ExecuteDelete());
        await WriteAsync(db => db.Database.ExecuteSqlRaw("UPDATE catalogue_revision SET revision = 255"));

        await WriteAsync(db => db.Replace(Published, Published with { Revision = 9 }));

        Assert.Equal([101, 102, 103, 256], (await EventsAsync()).Select(row => row.Revision));
    }

    private static CatalogueEvent Event(long revision, DateTimeOffset at) => new()
    {
        Revision = revision,
        Position = 0,
        Kind = OfferChanged,
        OfferId = Published.Id,
        SubjectRevision = 1,
        At = at,
    };

    private Task SaveAllAsync() => WriteAsync(db => db.AddRange(Rows.All()));

    private async Task WriteAsync(Action<CpdContext> write)
    {
        await using var db = Process.NewContext();
        write(db);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<List<CatalogueEvent>> EventsAsync()
    {
        await using var db = Process.NewContext();
        return await db.CatalogueEvents.OrderBy(row => row.Revision).ThenBy(row => row.Position).ToListAsync(Cancellation);
    }

    private async Task<List<CatalogueEvent>> ToldAsync(OfferId offer) => [.. (await EventsAsync()).Where(row => row.OfferId == offer && row.Revision > 1)];
}

public sealed class PublicEventTestsOnSqlite : PublicEventTests<SqliteEngine>;

public sealed class PublicEventTestsOnPostgres : PublicEventTests<PostgresEngine>;
