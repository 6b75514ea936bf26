using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

public abstract class CatalogueJournalTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    [Fact]
    public async Task A_write_takes_the_next_revision_and_notes_each_row()
    {
        await using var db = Process.NewContext();
        var (first, second) = (Specialism("a"), Specialism("b"));
        db.AddRange(first, second);

        await db.SaveChangesAsync(Cancellation);
        db.Replace(first, first with { Name = "Other" });
        db.Remove(second);
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(2, await RevisionAsync(db));
        Assert.Equal(
            new[] { (1L, first.Id.Value), (1L, second.Id.Value), (2L, first.Id.Value), (2L, second.Id.Value) }.Order(),
            (await db.CatalogueChanges.ToListAsync(Cancellation)).Select(change => (change.Revision, change.RecordId)).Order());
    }

    [Fact]
    public async Task A_write_that_is_rolled_back_leaves_no_revision()
    {
        await using var db = Process.NewContext();

        await using (var transaction = await db.Database.BeginTransactionAsync(Cancellation))
        {
            db.Add(Specialism("a"));
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        }

        Assert.Equal(0, await RevisionAsync(db));
        Assert.Empty(await db.CatalogueChanges.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Saving_nothing_of_the_catalogue_takes_no_revision()
    {
        await using var db = Process.NewContext();

        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(0, await RevisionAsync(db));
    }

    [Fact]
    public async Task Under_concurrent_writers_a_reader_never_sees_a_revision_before_its_changes()
    {
        const int Writers = 4;
        const int Writes = 8;
        var done = 0;
        var writers = Enumerable.Range(0, Writers).Select(_ => OtherProcess()).Select((process, writer) => Task.Run(async () =>
        {
            for (var write = 0; write < Writes; write++)
            {
                await using var db = process.NewContext();
                db.Add(Specialism($"{writer}-{write}"));
                await db.SaveChangesAsync(Cancellation);
            }

            Interlocked.Increment(ref done);
        }, Cancellation)).ToArray();

        // At each look, exactly the revisions up to the counter are there: none missing below it, none above.
        while (Volatile.Read(ref done) < Writers)
        {
            await using var db = Process.NewContext();
            await using var look = await db.BeginReadAsync(Cancellation);
            var revision = await RevisionAsync(db);
            var noted = await db.CatalogueChanges.Select(change => change.Revision).Order().ToListAsync(Cancellation);
            Assert.Equal(Enumerable.Range(1, (int)revision).Select(number => (long)number), noted);
            await Task.Delay(1, Cancellation);

            if (Array.Find(writers, writer => writer.IsFaulted) is { } failed)
            {
                await failed;
            }
        }

        await Task.WhenAll(writers);
        await using var after = Process.NewContext();
        Assert.Equal(Writers * Writes, await RevisionAsync(after));
    }

    [Fact]
    public async Task A_write_of_very_many_rows_is_not_noted_row_by_row()
    {
        await using var db = Process.NewContext();
        db.Add(Specialism("first"));
        await db.SaveChangesAsync(Cancellation);
        db.AddRange(Enumerable.Range(0, CatalogueJournal.MostChangesNoted + 1).Select(number => Specialism($"many-{number}")));

        await db.SaveChangesAsync(Cancellation);

        var counter = await db.CatalogueRevisions.SingleAsync(Cancellation);
        Assert.Equal((2, 2), (counter.Revision, counter.Floor));
        Assert.Empty(await db.CatalogueChanges.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Old_changes_are_dropped_and_the_floor_says_so()
    {
        await using var db = Process.NewContext();
        db.Add(Specialism("old"));
        await db.SaveChangesAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("UPDATE catalogue_revision SET revision = 2303", Cancellation);

        db.Add(Specialism("new"));
        await db.SaveChangesAsync(Cancellation);

        var counter = await db.CatalogueRevisions.SingleAsync(Cancellation);
        Assert.Equal((2304, 2304 - CatalogueJournal.RevisionsKept), (counter.Revision, counter.Floor));
        Assert.Equal(2304, (await db.CatalogueChanges.SingleAsync(Cancellation)).Revision);
    }

    [Fact]
    public async Task A_flow_knows_how_many_statements_it_ran_and_the_process_all()
    {
        var before = Process.Get<SqlLog>().Total;
        using var count = SqlLog.Count();
        await using var db = Process.NewContext();

        await db.Specialisms.ToListAsync(Cancellation);
        await RevisionAsync(db);

        Assert.Equal(2, count.Statements);
        Assert.Equal(2, Process.Get<SqlLog>().Total - before);
        Assert.Contains("specialism", count.Texts.First(), StringComparison.Ordinal);
    }

    private protected static async Task<long> RevisionAsync(CpdContext db) =>
        (await db.CatalogueRevisions.SingleAsync(Cancellation)).Revision;

    private static Specialism Specialism(string slug) => new()
    {
        Id = SpecialismId.New(SampleRows.Moment),
        Slug = slug,
        Name = slug,
        Provenance = Provenance.Illustrative,
    };
}

public sealed class CatalogueJournalTestsOnSqlite : CatalogueJournalTests<SqliteEngine>;

public sealed class CatalogueJournalTestsOnPostgres : CatalogueJournalTests<PostgresEngine>;
