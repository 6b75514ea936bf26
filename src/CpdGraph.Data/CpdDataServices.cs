using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

namespace CpdGraph.Data;

/// <summary>Registers the database.</summary>
public static class CpdDataServices
{
    /// <summary>
    /// Adds <see cref="CpdContext"/> (scoped, pooled, untracked unless asked) with its factory, what migrates, seeds and loads, and
    /// the hosted services that refresh the catalogue and make the facts of a day. Nothing is opened yet.
    /// </summary>
    public static IServiceCollection AddCpdData(this IServiceCollection services, DatabaseOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<SqlLog>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<Seeder>();
        services.AddSingleton<Grants>();
        services.AddSingleton<Rollups>();
        services.AddScoped<CallerReader>();
        services.AddScoped<RecordReader>();
        services.AddScoped<ReadinessReader>();
        services.AddScoped<PathwayReader>();
        services.AddScoped<SupervisionReader>();
        services.AddScoped<PersonEraser>();
        services.AddScoped<ErasureGuard>();
        services.AddScoped<OwnRecordExport>();
        services.AddScoped<StandingReader>();
        services.AddSingleton<CatalogueLoader>();
        services.AddSingleton<CatalogueStore>();
        services.AddSingleton<CatalogueEventFeed>();
        services.AddSingleton<PlacesStore>();
        services.AddSingleton<CatalogueListener>();
        services.AddScoped<WorkforceFactsBuilder>();
        services.AddScoped<WorkforceSnapshots>();
        services.AddSingleton<WorkforceSnapshotStore>();
        services.AddHostedService<NightlySnapshot>();
        services.AddHostedService<CatalogueRefresher>();

        if (options.IsEmbedded)
        {
            AddContext<SqliteCpdContext>(services, builder => builder
                .UseSqlite(options.SqliteConnectionString)
                .AddInterceptors(new SqlitePragmas()));
        }
        else
        {
#pragma warning disable EF1001
            AddContext<PostgresCpdContext>(services, builder => builder
                .UseNpgsql(options.PostgresConnectionString)
                .ReplaceService<INpgsqlRelationalConnection, TransactionKeepingConnection>());
#pragma warning restore EF1001
        }

        return services;
    }

    private static void AddContext<TContext>(IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : CpdContext
    {
        services.AddPooledDbContextFactory<TContext>((provider, builder) =>
        {
            configure(builder);
            builder.AddInterceptors(provider.GetRequiredService<SqlLog>());
            builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

            // Whoever asked gets the exception and says what it means, once; Entity Framework would say it at every layer and every try.
            builder.ConfigureWarnings(warnings => warnings.Log(
                (RelationalEventId.CommandExecuted, LogLevel.Debug),
                (RelationalEventId.CommandError, LogLevel.Debug),
                (RelationalEventId.ConnectionError, LogLevel.Debug),
                (RelationalEventId.TransactionError, LogLevel.Debug),
                (CoreEventId.QueryIterationFailed, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
#if DEBUG

            // Whoever writes such a statement hears of it here and not from a page that now and then lacks a row.
            builder.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
#endif
        });
        services.AddSingleton<IDbContextFactory<CpdContext>, CpdContextFactory<TContext>>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContext());
    }

    private sealed class CpdContextFactory<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<CpdContext>
        where TContext : CpdContext
    {
        public CpdContext CreateDbContext() => contexts.CreateDbContext();
    }
}
