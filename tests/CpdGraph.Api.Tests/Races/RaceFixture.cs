using Xunit;

namespace CpdGraph.Api.Tests.Races;

/// <summary>Two servers on PostgreSQL, and a world. Started by the first test that asks.</summary>
public sealed class RaceFixture : IAsyncDisposable
{
    private RaceServers? servers;

    internal RaceServers Servers => servers!;

    internal RaceWorld World { get; private set; } = null!;

    /// <summary>Call it from a test's <c>InitializeAsync</c>: it skips the test where there is no PostgreSQL.</summary>
    public async Task StartAsync()
    {
        if (servers is null)
        {
            servers = await RaceServers.OnPostgresAsync();
            World = new RaceWorld(servers);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (servers is not null)
        {
            await servers.DisposeAsync();
        }
    }
}

/// <summary>Races for the same two servers, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RaceCollection : ICollectionFixture<RaceFixture>
{
    public const string Name = "Races";
}
