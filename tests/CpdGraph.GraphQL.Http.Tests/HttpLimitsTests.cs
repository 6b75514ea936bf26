using CpdGraph.GraphQL.Http.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class HttpLimitsTests
{
    [Fact]
    public async Task The_body_limit_of_the_configuration_holds()
    {
        await using var app = Application("MaxBodyBytes", "2000");
        app.MapGraphQL();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        var atLimit = await Post(client, 2_000);
        var beyond = await Post(client, 2_001);

        Assert.Equal(200, atLimit.Status);
        Assert.Equal(413, beyond.Status);
        Assert.Equal("The body is larger than 2,000 bytes. Send less, for example large lists in several requests.", beyond.Message);
    }

    [Theory]
    [InlineData("MaxBodyBytes", "0")]
    [InlineData("MaxUriLength", "-1")]
    [InlineData("MaxJsonDepth", "65")]
    public async Task A_limit_out_of_range_stops_the_start_and_is_named(string setting, string value)
    {
        await using var app = Application(setting, value);

        var exception = Assert.Throws<OptionsValidationException>(() => app.MapGraphQL());

        Assert.Contains(setting, exception.Message, StringComparison.Ordinal);
    }

    private static WebApplication Application(string setting, string value)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new($"{HttpLimits.Section}:{setting}", value)]);
        builder.Services.AddGraphQLHttp();
        builder.Services.AddSingleton(ExampleSchema.Executor());

        return builder.Build();
    }

    private static async Task<Answer> Post(HttpClient client, int length)
    {
        using var content = new StringContent("""{"query":"{ hello }"}""".PadRight(length), null, "application/json");
        using var response = await client.PostAsync(new Uri("/graphql", UriKind.Relative), content, TestContext.Current.CancellationToken);

        return await Answer.Of(response);
    }
}
