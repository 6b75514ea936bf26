namespace CpdGraph.Testing;

/// <summary>A database of a test's server.</summary>
public sealed record PostgresDatabase(string Name, string ConnectionString);
