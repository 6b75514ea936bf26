using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class SelectedOrganisationTests : IAsyncLifetime
{
    private SignInServer server = null!;
    private Organisation[] known = [];

    public async ValueTask InitializeAsync()
    {
        server = await SignInServer.SharedAsync();
        var catalogue = server.App.Services.GetRequiredService<CatalogueStore>().Current.For(CatalogueViewer.Public, server.Clock.Now);
        known = [.. catalogue.Organisations(filter: null, PageRequest.First(100)).Items.Where(row => row.OdsCode is not null).Take(2)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Grants_for_other_organisations_do_not_count_and_those_for_none_do()
    {
        server.People.Add(server.OtherIssuer.Url, "selecting", new KnownMembership(Role.Analyst, known[0].Id), new KnownMembership(Role.Supervisor));

        Assert.Equal("selecting: Supervisor Analyst", (await AskAsync(known[0].OdsCode!)).Caller);
        Assert.Equal("selecting: Supervisor", (await AskAsync(known[1].OdsCode!)).Caller);
        Assert.Equal("selecting: Supervisor", (await AskAsync("NOWHERE")).Caller);
    }

    private Task<Reply> AskAsync(string code)
    {
        var token = server.OtherToken()
            .With("sub", "selecting")
            .With("selected_roleid", "1")
            .With("nhsid_nrbac_roles", new[] { new { person_roleid = "1", org_code = code } });

        return server.SendAsync($"Bearer {token.Sign(server.OtherKey, "RS256")}");
    }
}
