using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Writes the seed data into the database.</summary>
public sealed class Seeder(IDbContextFactory<CpdContext> contexts, TimeProvider time)
{
    /// <summary>Whether nothing was ever seeded here and the catalogue has no framework.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return !await db.SeedEntries.AnyAsync(cancellation) && !await db.Frameworks.AnyAsync(cancellation);
    }

    /// <summary>
    /// Adds what is missing and brings up to date what the files say otherwise than when it was last written. In one transaction; again,
    /// it changes nothing. What people have changed stays as it is until the files change, and rows that left the files stay.
    /// </summary>
    /// <param name="demo">Whether to load the illustrative rows too.</param>
    /// <param name="today">The day in England from which the illustrative rows count.</param>
    /// <exception cref="SeedException">A file says something that cannot be loaded.</exception>
    public Task<SeedOutcome> SeedAsync(bool demo, DateOnly today, CancellationToken cancellation) =>
        SeedAsync(SeedLoader.Folder, demo, today, cancellation);

    internal async Task<SeedOutcome> SeedAsync(string folder, bool demo, DateOnly today, CancellationToken cancellation)
    {
        var content = SeedLoader.Read(folder, demo, today);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // One writer at a time: two processes that start at once on an empty database would both add everything.
        await db.CatalogueRevisions.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Revision, row => row.Revision), cancellation);

        var writing = await SeedWriting.StartAsync(db, content, time.GetUtcNow(), cancellation);
        var outcome = writing.Write();
        await db.SaveUntoldAsync(cancellation);
        var (added, unchanged) = await new PeopleWriting(db, content.People).WriteAsync(cancellation);
        await db.SaveUntoldAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return outcome with { Added = outcome.Added + added, Unchanged = outcome.Unchanged + unchanged };
    }
}
