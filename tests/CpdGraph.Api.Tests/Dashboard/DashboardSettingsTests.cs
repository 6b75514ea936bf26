using CpdGraph.Api.Composition;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.SignIn;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CpdGraph.Api.Tests.Dashboard;

public sealed class DashboardSettingsTests
{
    private const string Known = "https://login.example.org";

    [Theory]
    [InlineData("Oidc:Authority", "nonsense", "Setting Dashboard:Oidc:Authority is 'nonsense': set it to the issuer's address, for example https://login.example.org.")]
    [InlineData("Oidc:Authority", "http://login.example.org", "Setting Dashboard:Oidc:Authority is 'http://login.example.org': use https (http is for an issuer on this machine only).")]
    [InlineData("Oidc:Authority", Known, "Setting Dashboard:Oidc:ClientId is missing: set it to what the provider knows the page as.")]
    [InlineData("Oidc:ClientId", "page", "Setting Dashboard:Oidc:Authority is missing: set it to the provider's address, or leave Dashboard:Oidc out.")]
    [InlineData("Oidc:Autority", Known, "Setting Dashboard:Oidc:Autority is not known: the nearest to it is Dashboard:Oidc:Authority.")]
    [InlineData("Name", "", "Setting Dashboard:Name is : give a name of 1 to 80 characters, or leave it out.")]
    public void A_wrong_one_is_named_with_the_mend(string name, string value, string sentence)
    {
        var failure = Assert.Throws<StartFailure>(() => Read(new() { [$"Dashboard:{name}"] = value }));

        Assert.Equal(sentence, failure.Message);
    }

    [Fact]
    public void A_provider_whose_tokens_are_not_accepted_is_refused_and_one_whose_are_is_taken()
    {
        static Dictionary<string, string?> With(string authority) => new() { ["Dashboard:Oidc:Authority"] = authority, ["Dashboard:Oidc:ClientId"] = "page" };

        var failure = Assert.Throws<StartFailure>(() => Read(With("https://other.example.org")));

        Assert.Equal(
            "Setting Dashboard:Oidc:Authority is 'https://other.example.org', whose tokens are not accepted: name it under Authentication:Issuers too.",
            failure.Message);
        Assert.Equal("page", Read(With(Known + "/")).Oidc.ClientId);
    }

    [Fact]
    public void Build_is_true_false_or_left_to_where_the_sources_are()
    {
        Assert.Null(Read([]).Build);
        Assert.False(Read(new() { ["Dashboard:Build"] = "false" }).Build);
        Assert.Throws<StartFailure>(() => Read(new() { ["Dashboard:Build"] = "perhaps" }));
    }

    private static DashboardOptions Read(Dictionary<string, string?> settings)
    {
        var issuers = new AuthenticationOptions { Issuers = { new() { Authority = Known, Audience = "cpdgraph" } } };

        return DashboardSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new SignInSettings(issuers, null));
    }
}
