using CpdGraph.Api.Composition;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Conformance;

/// <summary>Suggestions are for those who develop, on their own machine: to strangers they tell what exists.</summary>
public sealed class SuggestionTests : IDisposable
{
    private const string Misspelt = "{ ofers { totalCount } }";
    private readonly string folder = Directory.CreateTempSubdirectory("cpdgraph-suggestions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task In_development_a_misspelt_field_is_told_the_nearest_ones()
    {
        var server = await ApiServer.SharedAsync(Database.Sqlite);

        Assert.Equal("Cannot query field \"ofers\" on type \"Query\". Did you mean \"offers\", \"offer\", or \"nodes\"?", await MessageOf(server.Client));
    }

    [Fact]
    public async Task Anywhere_else_it_is_told_that_there_is_no_such_field_and_no_more()
    {
        await using var app = await Server.StartAsync("http://127.0.0.1:0", folder, TestContext.Current.CancellationToken, builder =>
            builder.Environment.EnvironmentName = Environments.Production);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        Assert.Equal("Cannot query field \"ofers\" on type \"Query\".", await MessageOf(new GraphQLClient(http)));
    }

    [Fact]
    public void Introspection_is_on_unless_a_setting_says_otherwise()
    {
        Assert.True(new EngineLimits().ToExecutionOptions().Validation.Introspection);
        Assert.False(new EngineLimits { Introspection = false }.ToExecutionOptions().Validation.Introspection);
    }

    private static async Task<string?> MessageOf(GraphQLClient client) =>
        Assert.Single((await client.Send(Misspelt)).Errors).GetProperty("message").GetString();
}
