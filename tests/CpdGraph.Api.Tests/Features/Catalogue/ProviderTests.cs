using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>Who publishes offers.</summary>
public abstract class ProviderTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task A_provider_is_found_by_id_and_by_slug()
    {
        var provider = await Read("providers.nodes.0", "{ providers(first: 1) { nodes { id slug } } }");
        var id = At(provider, "id").GetString();

        var found = await Read(
            "", "query ($id: ID!, $slug: Slug!) { a: provider(by: { id: $id }) { id } b: provider(by: { slug: $slug }) { id } }", new { id, slug = At(provider, "slug").GetString() });

        Assert.Equal((id, id), (At(found, "a.id").GetString(), At(found, "b.id").GetString()));
    }

    [Fact]
    public async Task Providers_are_filtered_by_name_and_kind()
    {
        var found = await Read(
            "", "{ hubs: providers(first: 100, filter: { kinds: [TRAINING_HUB] }) { nodes { kind } } named: providers(first: 100, filter: { name: { startsWith: \"peak\" } }) { nodes { name } } }");

        Assert.NotEmpty(At(found, "hubs.nodes").EnumerateArray());
        Assert.All(At(found, "hubs.nodes").EnumerateArray(), one => Assert.Equal("TRAINING_HUB", At(one, "kind").GetString()));
        Assert.NotEmpty(At(found, "named.nodes").EnumerateArray());
        Assert.All(At(found, "named.nodes").EnumerateArray(), one => Assert.StartsWith("Peak", At(one, "name").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Made_up_providers_are_marked_as_such()
    {
        var providers = await Read("providers.nodes", "{ providers(first: 100) { nodes { name provenance sourceReference } } }");

        Assert.Contains(providers.EnumerateArray(), one => At(one, "provenance").GetString() == "PROVIDER_STATED");
        Assert.All(
            providers.EnumerateArray().Where(one => At(one, "provenance").GetString() == "ILLUSTRATIVE"),
            one => Assert.Contains("illustrative", At(one, "name").GetString(), StringComparison.OrdinalIgnoreCase));
    }
}

public sealed class ProvidersOnSqliteTests() : ProviderTests(Database.Sqlite);

public sealed class ProvidersOnPostgresTests() : ProviderTests(Database.Postgres);
