using CpdGraph.Api.Tests.Access;
using CpdGraph.Api.Tests.Dashboard;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.Races;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongOnesFirst))]

namespace CpdGraph.Api.Tests.Hosting;

/// <summary>
/// Starts with the tests that take longest, so that at the end no single one of them runs while the other cores have nothing left to do. The rest comes
/// in the order of names.
/// </summary>
public sealed class LongOnesFirst : ITestCollectionOrderer
{
    // Half a minute and more, by the name of the collection or of the class. A name that is not here is only later.
    private static readonly string[] Long =
    [
        RaceCollection.Name, "Story", DashboardRun.Collection, AccessMatrix.Collection, "Publishing on PostgreSQL", "Publishing on SQLite", "RefusalsOnPostgresTests", "RefusalsOnSqliteTests",
        "ServeVerbTests", "StartFailureTests", "TwoProcessTests", "KilledImportTests", "NpmClientTests", "OthersAttentionTests", "ImportVerbTests", "TokenVerbTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. testCollections
            .OrderBy(collection => Array.FindIndex(Long, name => Is(collection.TestCollectionDisplayName, name)) is >= 0 and var place ? place : Long.Length)
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
    ];

    // The collection of a class without a named one is called after the class.
    private static bool Is(string collection, string name) => collection == name || collection.Contains($".{name}", StringComparison.Ordinal);
}
