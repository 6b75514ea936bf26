using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Composition;

/// <summary>What happens to the database before the server listens.</summary>
internal static class DatabaseStart
{
    /// <summary>
    /// Brings the embedded database up to date and fills it when it is new; then counts what was recorded by a version without totals, and loads the
    /// catalogue and the places taken, whichever database it is in.
    /// </summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await BringUpToDateAsync(services, cancellation);

        if (services.GetRequiredService<DatabaseOptions>().IsEmbedded && await services.GetRequiredService<Seeder>().IsEmptyAsync(cancellation))
        {
            await SeedAsync(services, demo: true, cancellation);
        }

        await services.GetRequiredService<Rollups>().CountMissingAsync(cancellation);
        await services.GetRequiredService<CatalogueStore>().CatchUpAsync(cancellation);
        await services.GetRequiredService<PlacesStore>().CatchUpAsync(cancellation);
    }

    /// <summary>Brings the embedded database up to date. A server's schema is changed when its keeper says so: it is only looked at.</summary>
    public static Task BringUpToDateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var migrator = services.GetRequiredService<DatabaseMigrator>();

        return services.GetRequiredService<DatabaseOptions>().IsEmbedded ? migrator.MigrateAsync(cancellation) : migrator.CheckAsync(cancellation);
    }

    /// <summary>Loads the seed files.</summary>
    /// <param name="demo">Whether to load the illustrative rows too. They are dated around today.</param>
    public static async Task<SeedOutcome> SeedAsync(IServiceProvider services, bool demo, CancellationToken cancellation)
    {
        var today = LondonCalendar.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var outcome = await services.GetRequiredService<Seeder>().SeedAsync(demo, today, cancellation);
        Log.Seeded(services.GetRequiredService<ILogger<Seeder>>(), outcome.Added, outcome.Changed, outcome.Unchanged);

        return outcome;
    }
}
