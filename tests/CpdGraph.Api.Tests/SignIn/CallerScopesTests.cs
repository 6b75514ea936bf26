using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class CallerScopesTests
{
    [Fact]
    public async Task A_scope_inside_a_request_has_services_of_its_own_and_the_same_caller()
    {
        await using var services = new ServiceCollection()
            .AddSignIn(new SignInSettings(new AuthenticationOptions(), DevelopmentKey: null))
            .BuildServiceProvider();
        await using var request = services.CreateAsyncScope();
        var caller = new Caller { Issuer = "https://login.example.org", Subject = "4711" };
        request.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = caller;

        await using var inside = request.ServiceProvider.GetRequiredService<IScopeFactory>().CreateScope();

        Assert.Same(caller, inside.Services.GetRequiredService<Caller>());
        Assert.NotSame(request.ServiceProvider.GetRequiredService<CallerAccessor>(), inside.Services.GetRequiredService<CallerAccessor>());
    }
}
