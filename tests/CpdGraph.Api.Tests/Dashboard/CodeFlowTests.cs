using System.Text.Json;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Api.Tests.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>People of an organisation sign in to the page with its own provider, in a browser that enforces the page's policy.</summary>
[Collection(DashboardRun.Collection)]
public sealed class CodeFlowTests(DashboardRun run)
{
    private const string SignInButton = "role=button[name='Sign in with your organisation']";

    [Fact]
    public async Task Somebody_signs_in_at_their_organisation_comes_back_to_where_they_were_and_their_token_is_renewed()
    {
        await run.RequireAsync();
        await using var provider = await CodeFlowProvider.StartAsync();
        await using var api = await StartAsync(provider);
        var server = api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        await using var browser = JsonLineProcess.StartNpm("dashboard.mjs", server, DashboardRun.Screens);

        var visit = await DashboardRun.VisitAsync(browser, new
        {
            steps = new object[][]
            {
                ["open", "/app/learning?by=OFFER_CHANNEL"], ["click", SignInButton], ["wait", "role=button[name='Sign out']"], ["ready"], ["look", "back"],
                ["kept", "session"], ["click", "role=button[name='Sign out']"], ["wait", SignInButton], ["kept", "gone"],
            },
        });

        var seen = visit.GetProperty("seen");
        Assert.Equal(["authorization_code", "refresh_token"], provider.Told);
        Assert.Equal("/app/learning?by=OFFER_CHANNEL", seen.GetProperty("back").GetProperty("address").GetString());
        Assert.Contains("completions", seen.GetProperty("back").GetProperty("text").GetString(), StringComparison.OrdinalIgnoreCase);
        using var session = JsonDocument.Parse(seen.GetProperty("session").GetProperty("cpdgraph.session").GetString()!);
        Assert.Equal(("Sonia Example", "oidc"), (session.RootElement.GetProperty("person").GetString(), session.RootElement.GetProperty("by").GetString()));
        Assert.Equal(ApiServer.Now.AddHours(1), session.RootElement.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Empty(seen.GetProperty("gone").EnumerateObject());
        Assert.Empty(visit.GetProperty("complaints").EnumerateArray());
        Assert.All(
            visit.GetProperty("requests").EnumerateArray().Select(address => address.GetString()!),
            address => Assert.True(address.StartsWith('/') || address.StartsWith(provider.Url, StringComparison.Ordinal), address));
    }

    [Fact]
    public async Task Who_comes_back_with_what_nobody_asked_for_is_not_signed_in()
    {
        await run.RequireAsync();
        await using var provider = await CodeFlowProvider.StartAsync();
        await using var api = await StartAsync(provider);
        await using var browser = JsonLineProcess.StartNpm("dashboard.mjs", api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), DashboardRun.Screens);

        var visit = await DashboardRun.VisitAsync(browser, new
        {
            steps = new object[][] { ["open", "/app/signed-in?code=stolen&state=made-up-by-somebody"], ["wait", "text=You are not signed in"], ["kept", "session"] },
        });

        Assert.Empty(provider.Told);
        Assert.Empty(visit.GetProperty("seen").GetProperty("session").EnumerateObject());
    }

    // A steward of the organisation that the provider knows.
    private static async Task<ApiServer> StartAsync(CodeFlowProvider provider)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Authentication:Issuers:0:Authority"] = provider.Url,
            ["Authentication:Issuers:0:Audience"] = TestToken.Audience,
            ["Dashboard:Oidc:Authority"] = provider.Url,
            ["Dashboard:Oidc:ClientId"] = CodeFlowProvider.Client,
        };
        var api = await ApiServer.WithAsync(settings, services => services.AddSingleton(DashboardPlace.InTree(RepositoryRoot.Path)));
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CpdContext>();
        var person = new Principal { Id = PrincipalId.New(ApiServer.Now), Issuer = provider.Url, Subject = CodeFlowProvider.Subject, Name = "Sonia Example", CreatedAt = ApiServer.Now };
        db.Add(person);
        db.Add(new Membership
        {
            Id = MembershipId.New(ApiServer.Now),
            PrincipalId = person.Id,
            MemberName = person.Name,
            Role = Role.Steward,
            ValidFrom = new DateOnly(2026, 1, 1),
            GrantedByName = "The command line",
            CreatedAt = ApiServer.Now,
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        return api;
    }
}
