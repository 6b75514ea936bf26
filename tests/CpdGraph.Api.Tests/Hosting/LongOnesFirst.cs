using CpdGraph.Api.Tests.Hosting;
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
    // Half a minute and more. A name that is not here is only later.
    private static readonly string[] Long =
    [
        "Dashboard.ViewTests", "KillTests", "WholeWayOn", "UpsertTests", "RefusalsOnPostgres", "AccessMatrix", "ReadmeTests", "ShellGuideTests", "TwoProcessTests", "ServeVerbTests",
        "StartFailureTests", "ImportVerbTests", "PlaceRaceTests", "KilledImportTests", "NpmClientTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
    [
        .. testCollections
            .OrderBy(collection => Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length)
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
    ];
}
