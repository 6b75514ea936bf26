using System.Data;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>The embedded database: one file.</summary>
public sealed class SqliteCpdContext(DbContextOptions<SqliteCpdContext> options) : CpdContext(options)
{
    // Of SQLite's transactions this one begins without taking the write lock; what it reads is one state all the same.
    private protected override IsolationLevel ReadIsolation => IsolationLevel.ReadUncommitted;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no moments. A whole number sorts, compares and reads faster than text;
        // in the shell, datetime(starts_at / 1000000, 'unixepoch') shows it.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicrosecondsConverter>();

        // Text compares byte by byte here unless told otherwise; said all the same, as on PostgreSQL.
        configurationBuilder.Properties<string>().UseCollation("BINARY");
    }
}
