using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CpdGraph.Testing.Tests;

public sealed class GraphQLClientTests : IAsyncLifetime
{
    private readonly WebApplication server;
    private HttpClient http = null!;

    public GraphQLClientTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapPost("/graphql", Echo);
    }

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync(TestContext.Current.CancellationToken);
        http = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Query_and_variables_arrive_as_json_and_the_token_as_a_header()
    {
        var client = new GraphQLClient(http) { Token = "abc" };

        var response = await client.Send("query ($first: Int) { offers(first: $first) { title } }", new { first = 3 });

        Assert.Equal("Bearer abc", response.Headers.GetValues("x-authorization").Single());
        Assert.Equal("application/graphql-response+json", response.Headers.GetValues("x-accept").Single());
        response.MatchSnapshot();
    }

    [Fact]
    public async Task An_answer_is_taken_apart_into_status_type_data_and_errors()
    {
        var response = await new GraphQLClient(http).Send("{ service { version } }");

        Assert.Equal(HttpStatusCode.Accepted, response.Status);
        Assert.Equal("application/json; charset=utf-8", response.ContentType);
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, response.Data.ValueKind);
        Assert.Equal("no", Assert.Single(response.Errors).GetProperty("message").GetString());
    }

    private static async Task Echo(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var request = await body.ReadToEndAsync(context.RequestAborted);

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers["x-authorization"] = context.Request.Headers.Authorization;
        context.Response.Headers["x-accept"] = context.Request.Headers.Accept;
        await context.Response.WriteAsync(
            """{ "errors": [{ "message": "no" }], "extensions": { "got": """ + request + " } }", context.RequestAborted);
    }
}
