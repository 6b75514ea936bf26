using System.Data;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>A PostgreSQL server.</summary>
public sealed class PostgresCpdContext(DbContextOptions<PostgresCpdContext> options) : CpdContext(options)
{
    /// <summary>The channel on which a change of the catalogue is announced.</summary>
    internal const string CatalogueChannel = "cpd_catalogue";

    private protected override IsolationLevel ReadIsolation => IsolationLevel.RepeatableRead;

    internal override Task NotifyCatalogueChangedAsync(CancellationToken cancellation) =>
        Database.ExecuteSqlRawAsync($"NOTIFY {CatalogueChannel}", cancellation);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicrosecondsConverter>().HaveColumnType("timestamp with time zone");

        // The order of text must not hang on the locale of a cluster, or cursors would differ between installations.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
