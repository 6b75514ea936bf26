using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.GraphQL.Results;
using CpdGraph.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.GraphQL.Http.Tests;

/// <summary>The table of statuses, for codes that the example schema does not bring about.</summary>
public sealed class ResponseStatusTests
{
    [Theory]
    [InlineData(ErrorCodes.BadRequest, 400, 400)]
    [InlineData(ErrorCodes.ParseFailed, 400, 200)]
    [InlineData(ErrorCodes.ValidationFailed, 400, 200)]
    [InlineData(ErrorCodes.OperationResolutionFailure, 400, 200)]
    [InlineData(ErrorCodes.BadUserInput, 400, 200)]
    [InlineData(ErrorCodes.LimitExceeded, 400, 200)]
    [InlineData(ErrorCodes.CostLimit, 400, 200)]
    [InlineData(ErrorCodes.PersistedQueryNotFound, 400, 200)]
    [InlineData(ErrorCodes.BatchingOff, 400, 400)]
    [InlineData(ErrorCodes.MethodNotAllowed, 405, 405)]
    [InlineData(ErrorCodes.UnsupportedMediaType, 415, 415)]
    [InlineData(ErrorCodes.NotAcceptable, 406, 406)]
    [InlineData(ErrorCodes.Unauthenticated, 401, 401)]
    [InlineData(ErrorCodes.Forbidden, 403, 403)]
    [InlineData(ErrorCodes.RateLimited, 429, 429)]
    [InlineData(ErrorCodes.Overloaded, 503, 503)]
    [InlineData(ErrorCodes.Unavailable, 503, 503)]
    [InlineData(ErrorCodes.Timeout, 504, 504)]
    [InlineData(ErrorCodes.Internal, 500, 500)]
    public async Task A_request_error_has_the_status_of_its_code(string code, int asGraphQLResponse, int asJson)
    {
        Assert.Equal(asGraphQLResponse, (await Written(code, ResponseMediaType.GraphQLResponse)).StatusCode);
        Assert.Equal(asJson, (await Written(code, ResponseMediaType.Json)).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_operation_stopped_by_the_time_limit_is_a_gateway_timeout(bool asGraphQLResponse)
    {
        using var patience = new Patience();
        await using var services = new ServiceCollection().AddSingleton(patience).BuildServiceProvider();
        var executor = ExampleSchema.Executor(new ExecutionOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        var context = new DefaultHttpContext();

        using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Document = "{ wait }"u8.ToArray(), Services = services }, TestContext.Current.CancellationToken);
        await ResponseWriter.WriteAsync(context, result, asGraphQLResponse ? ResponseMediaType.GraphQLResponse : ResponseMediaType.Json);

        Assert.Equal(504, context.Response.StatusCode);
    }

    [Theory]
    [InlineData(ErrorCodes.RateLimited)]
    [InlineData(ErrorCodes.Overloaded)]
    [InlineData(ErrorCodes.Unavailable)]
    [Spec("Http.Retry")]
    public async Task A_refusal_for_the_moment_says_when_to_come_back(string code)
    {
        var response = await Written(code, ResponseMediaType.Json);

        Assert.Equal("1", response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_refusal_of_strangers_says_how_to_sign_in()
    {
        var response = await Written(ErrorCodes.Unauthenticated, ResponseMediaType.Json);

        Assert.Equal("Bearer", response.Headers.WWWAuthenticate);
    }

    private static async Task<HttpResponse> Written(string code, ResponseMediaType type)
    {
        var context = new DefaultHttpContext();
        using var result = ExecutionResult.RequestErrors(new GraphQLError("It did not work.", code));

        await ResponseWriter.WriteAsync(context, result, type);

        return context.Response;
    }
}
