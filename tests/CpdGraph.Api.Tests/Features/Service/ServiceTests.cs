using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Service;

/// <summary>The service about itself.</summary>
public abstract class ServiceTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task It_tells_its_version_its_limits_and_the_revision_of_the_catalogue()
    {
        var service = await Read("service", "{ service { version catalogueRevision maximumPageSize maximumDepth environment } }");

        Assert.Matches(@"^\d+\.\d+\.\d+$", At(service, "version").GetString()!);
        Assert.True(At(service, "catalogueRevision").GetInt32() > 0);
        Assert.Equal((100, 16), (At(service, "maximumPageSize").GetInt32(), At(service, "maximumDepth").GetInt32()));
    }

    [Fact]
    public async Task A_selection_deeper_than_the_limit_is_refused()
    {
        var query = "{ offers { nodes { " + string.Concat(Enumerable.Repeat("prerequisites { ", 20)) + "id" + new string('}', 23);

        OnlyError(await Send(query), "LIMIT_EXCEEDED");
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task It_says_whether_it_lives_and_is_ready(string path, string status)
    {
        using var response = await Api.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal($"{{\"status\":\"{status}\"}}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(response.IsSuccessStatusCode);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_sdl_that_it_serves_is_the_contract()
    {
        var text = await Api.Http.GetStringAsync(new Uri("/graphql/schema.graphql", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(
            CpdGraph.GraphQL.Types.SchemaPrinter.Print(CpdGraph.Api.Composition.SchemaFiles.Build(path: null)) + "\n", text);
    }

    [Fact]
    public async Task A_query_is_answered_by_get_too()
    {
        var text = await Api.Http.GetStringAsync(new Uri("/graphql?query=%7Bservice%7BmaximumPageSize%7D%7D", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("""{"data":{"service":{"maximumPageSize":100}}}""", text);
    }
}

public sealed class ServiceOnSqliteTests() : ServiceTests(Database.Sqlite);

public sealed class ServiceOnPostgresTests() : ServiceTests(Database.Postgres);
