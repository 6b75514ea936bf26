using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class BulkWriteTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private const int Offers = 1_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_offers_in_one_write_are_shown_and_told_in_order_whether_their_rows_were_noted_or_all_is_read_anew(bool noted)
    {
        var rows = SampleRows.All();
        await WriteAsync(rows.All());
        var store = Process.Get<CatalogueStore>();
        await store.CatchUpAsync(Cancellation);
        var feed = Process.Get<CatalogueEventFeed>();
        using var reading = feed.Begin();
        var place = feed.End;
        var offer = rows.Offers.First(row => row.Status == OfferStatus.Published);
        var version = rows.OfferVersions.First(row => row.OfferId == offer.Id && row.Number == offer.CurrentVersion);
        var ids = Enumerable.Range(0, Offers).Select(number => (Number: number, Offer: OfferId.New(SampleRows.Moment), Version: OfferVersionId.New(SampleRows.Moment))).ToArray();

        await WriteAsync(ids.SelectMany(id => new ICatalogueRecord[]
        {
            offer with { Id = id.Offer, Slug = $"bulk-{id.Number}", ExternalReferences = [] },
            version with { Id = id.Version, OfferId = id.Offer, CompetencyMappings = [] },
        }));

        if (!noted)
        {
            await using var db = Process.NewContext();
            await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_revision SET floor = revision", Cancellation);
        }

        await store.CatchUpAsync(Cancellation);
        var told = new List<CatalogueEvent>();

        while (await feed.AfterAsync(told is [] ? place : told[^1].Place, Cancellation) is { Count: > 0 } some)
        {
            told.AddRange(some);
        }

        var view = store.Current.For(CatalogueViewer.Public, SampleRows.Moment);
        Assert.All(ids, id => Assert.Equal($"bulk-{id.Number}", view.Offer(id.Offer)?.Slug));
        Assert.Equal(ids.Select(id => id.Offer.Value).Order(), told.Select(row => row.OfferId.Value).Order());
        Assert.All(told, row => Assert.Equal(CatalogueEventKind.OfferPublished, row.Kind));
        Assert.Equal(Enumerable.Range(0, Offers), told.Select(row => row.Position));
    }

    private async Task WriteAsync(IEnumerable<ICatalogueRecord> rows)
    {
        await using var db = Process.NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);
    }
}

public sealed class BulkWriteTestsOnSqlite : BulkWriteTests<SqliteEngine>;

public sealed class BulkWriteTestsOnPostgres : BulkWriteTests<PostgresEngine>;
