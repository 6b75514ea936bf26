namespace CpdGraph.Data;

/// <summary>The engines that can keep the database.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded: one file in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    PostgreSql,
}
