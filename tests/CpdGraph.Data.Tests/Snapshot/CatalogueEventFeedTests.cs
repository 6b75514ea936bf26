using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class CatalogueEventFeedTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly CatalogueEventPlace Beginning = new(0, 0);
    private readonly CatalogueRows rows = SampleRows.All();
    private Offer offer = null!;

    private CatalogueEventFeed Feed => Process.Get<CatalogueEventFeed>();

    [Fact]
    public async Task A_reader_gets_what_happens_after_it_began_and_not_before_the_snapshot_has_it()
    {
        await StartAsync();
        using var reading = Feed.Begin();
        var place = Feed.End;
        await ChangeAsync();

        var early = await Feed.AfterAsync(place, Cancellation);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        var then = await Feed.AfterAsync(place, Cancellation);

        Assert.Empty(early);
        Assert.Equal([offer.Revision], then.Select(told => told.SubjectRevision));
    }

    [Fact]
    public async Task The_next_step_is_told_to_whoever_waits()
    {
        await StartAsync();
        var next = Feed.NextStep;
        await ChangeAsync();
        Assert.False(next.IsCompleted);

        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        await next.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
    }

    [Fact]
    public async Task A_thousand_readers_of_one_change_cost_as_many_statements_as_one()
    {
        await StartAsync();
        using var reading = Feed.Begin();

        var one = await StatementsAsync(readers: 1);
        var thousand = await StatementsAsync(readers: 1_000);

        Assert.Equal((1, 1), (one, thousand));
    }

    [Fact]
    public async Task Who_comes_from_far_behind_reads_page_by_page_and_goes_over_to_what_is_in_memory_without_a_gap()
    {
        await StartAsync();

        for (var write = 0; write < 20; write++)
        {
            await ChangeAsync(times: 40);
        }

        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        using var reading = Feed.Begin();

        for (var write = 0; write < 20; write++)
        {
            await ChangeAsync(times: 40);
            await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        }

        var read = await ReadAllAsync(Beginning);

        await using var db = Process.NewContext();
        Assert.Equal(
            await db.CatalogueEvents.OrderBy(row => row.Revision).ThenBy(row => row.Position).ToListAsync(Cancellation),
            read);
        Assert.True(read.Count > 1_600);
    }

    [Fact]
    public async Task More_than_memory_holds_is_read_by_pages_in_order_and_what_comes_then_follows()
    {
        await StartAsync();
        using var reading = Feed.Begin();
        var place = Feed.End;
        await ChangeAsync(times: CatalogueEventFeed.MostKept + 10);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        var first = await Feed.AfterAsync(place, Cancellation);
        await ChangeAsync();
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        var rest = await ReadAllAsync(first[^1].Place);

        Assert.Equal(CatalogueEventFeed.PageSize, first.Count);
        Assert.Equal(CatalogueEventFeed.MostKept + 11, first.Count + rest.Count);
        Assert.True(first.Concat(rest).Zip(first.Concat(rest).Skip(1)).All(pair => pair.First.Place < pair.Second.Place));
    }

    [Fact]
    public async Task Memory_drops_the_oldest_and_who_needs_them_reads_them_from_the_database()
    {
        await StartAsync();
        using var reading = Feed.Begin();
        var place = Feed.End;

        for (var write = 0; write < 3; write++)
        {
            await ChangeAsync(times: (CatalogueEventFeed.MostKept / 2) - 1);
            await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
            await Feed.AfterAsync(Feed.End, Cancellation);
        }

        var all = await ReadAllAsync(place);

        Assert.Equal(((CatalogueEventFeed.MostKept / 2) - 1) * 3, all.Count);
        Assert.True(all.Zip(all.Skip(1)).All(pair => pair.First.Place < pair.Second.Place));
    }

    [Fact]
    public async Task A_place_is_known_by_its_event_as_long_as_that_is_kept()
    {
        await StartAsync();
        await ChangeAsync();
        await using var db = Process.NewContext();
        var told = await db.CatalogueEvents.OrderByDescending(row => row.Revision).FirstAsync(Cancellation);
        var another = OfferId.New(SampleRows.Moment).Value;

        Assert.True(await Feed.HoldsAsync(told.Place, told.SubjectId, Cancellation));
        Assert.False(await Feed.HoldsAsync(told.Place, another, Cancellation));
        Assert.False(await Feed.HoldsAsync(new(told.Revision, told.Position + 1), told.SubjectId, Cancellation));

        await db.CatalogueEvents.ExecuteDeleteAsync(Cancellation);
        Assert.False(await Feed.HoldsAsync(told.Place, told.SubjectId, Cancellation));
    }

    [Fact]
    public async Task A_database_that_was_put_back_is_counted_and_read_from_there_on()
    {
        await StartAsync();
        using var reading = Feed.Begin();
        await using var db = Process.NewContext();
        await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_revision SET revision = 50", Cancellation);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_revision SET revision = 3", Cancellation);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        var place = Feed.End;
        await ChangeAsync();
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);

        Assert.Equal(1, Feed.TimesPutBack);
        Assert.Single(await Feed.AfterAsync(place, Cancellation));
    }

    private async Task StartAsync()
    {
        await using var db = Process.NewContext();
        db.AddRange(rows.All());
        await db.SaveChangesAsync(Cancellation);
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        offer = rows.Offers.First(row => row.Status == OfferStatus.Published);
    }

    /// <summary>Changes the offer in one commit, and tells of it so often.</summary>
    private async Task ChangeAsync(int times = 1)
    {
        await using var db = Process.NewContext();
        var next = offer with { Revision = offer.Revision + 1 };
        db.Replace(offer, next);
        offer = next;

        if (times > 1)
        {
            var revision = await db.CatalogueRevisions.Select(row => row.Revision).SingleAsync(Cancellation) + 1;
            db.AddRange(Enumerable.Range(1, times - 1).Select(position => new CatalogueEvent
            {
                Revision = revision,
                Position = position,
                Kind = CatalogueEventKind.OfferChanged,
                OfferId = offer.Id,
                SubjectRevision = offer.Revision,
                At = offer.UpdatedAt,
            }));
        }

        await db.SaveChangesAsync(Cancellation);
    }

    private async Task<int> StatementsAsync(int readers)
    {
        var place = Feed.End;
        await ChangeAsync();
        await Process.Get<CatalogueStore>().CatchUpAsync(Cancellation);
        var before = Process.Get<SqlLog>().Total;

        var read = await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Task.Run(async () => await Feed.AfterAsync(place, Cancellation), Cancellation)));

        Assert.All(read, events => Assert.Single(events));
        return (int)(Process.Get<SqlLog>().Total - before);
    }

    private async Task<List<CatalogueEvent>> ReadAllAsync(CatalogueEventPlace place)
    {
        var read = new List<CatalogueEvent>();

        while (await Feed.AfterAsync(read is [] ? place : read[^1].Place, Cancellation) is { Count: > 0 } some)
        {
            read.AddRange(some);
        }

        return read;
    }
}

public sealed class CatalogueEventFeedTestsOnSqlite : CatalogueEventFeedTests<SqliteEngine>;

public sealed class CatalogueEventFeedTestsOnPostgres : CatalogueEventFeedTests<PostgresEngine>;
