namespace CpdGraph.Data.Tests;

/// <summary>An engine that the tests run on.</summary>
public interface IEngine
{
    /// <summary>Gives a database that no other test has.</summary>
    /// <param name="migrated">With the schema of this version, or as it comes.</param>
    Task<DatabaseOptions> NewDatabaseAsync(bool migrated);

    Task DropAsync(DatabaseOptions database);
}
