using CpdGraph.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CpdGraph.Migrator;

/// <summary>What <c>dotnet ef</c> makes SQLite migrations with. Never opened.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCpdContext>
{
    public SqliteCpdContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCpdContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>What <c>dotnet ef</c> makes PostgreSQL migrations with. Never opened.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresCpdContext>
{
    public PostgresCpdContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCpdContext>().UseNpgsql("Host=design-time").Options);
}
