using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class SignInSettingsTests
{
    private const string Loopback = "http://localhost:5080";

    [Theory]
    [InlineData(false, true, "http://localhost:5080", 0, true)]
    [InlineData(false, true, "http://127.0.0.1:0;http://[::1]:5080", 0, true)]
    [InlineData(false, true, "http://0.0.0.0:5080", 0, false)]
    [InlineData(false, true, "http://localhost:5080;http://*:5081", 0, false)]
    [InlineData(false, true, "http://+:5080", 0, false)]
    [InlineData(false, true, "http://localhost.example.org", 0, false)]
    [InlineData(false, true, "http://cpd.example.org", 0, false)]
    [InlineData(false, true, "http://unix:/tmp/cpd.sock", 0, false)]
    [InlineData(false, true, "nonsense", 0, false)]
    [InlineData(false, true, "", 0, false)]
    [InlineData(false, true, "http://localhost:5080", 1, false)]
    [InlineData(false, false, "http://localhost:5080", 0, false)]
    [InlineData(true, false, "http://0.0.0.0:5080", 3, true)]
    public void Development_sign_in_is_on_in_Development_or_where_only_this_machine_can_come(
        bool isDevelopment, bool isEmbedded, string addresses, int issuers, bool isOn)
    {
        Assert.Equal(isOn, DevelopmentSignIn.IsOn(isDevelopment, isEmbedded, addresses, issuers));
    }

    [Fact]
    public void Endpoints_of_the_server_s_own_section_switch_development_sign_in_off()
    {
        var settings = Read(Loopback, ("Kestrel:Endpoints:Public:Url", "http://0.0.0.0:80"));

        Assert.Null(settings.DevelopmentKey);
    }

    [Theory]
    [InlineData("Authority", "http://login.example.org", "Setting Authentication:Issuers:0:Authority is 'http://login.example.org': use https (http is for an issuer on this machine only).")]
    [InlineData("Authority", "login", "Setting Authentication:Issuers:0:Authority is 'login': set it to the issuer's address, for example https://login.example.org.")]
    [InlineData("Authority", "https://user:word@login.example.org", "Setting Authentication:Issuers:0:Authority is 'https://user:word@login.example.org': set it to the issuer's address, for example https://login.example.org.")]
    [InlineData("Profile", "Cis3", "Setting Authentication:Issuers:0:Profile is 'Cis3': set it to Cis2, or leave it out.")]
    [InlineData("Audience", " ", "Setting Authentication:Issuers:0:Audience is missing: set it to what the claim aud of this issuer's tokens names.")]
    public void A_wrong_issuer_stops_the_start_with_the_mend(string name, string value, string sentence)
    {
        var failure = Assert.Throws<StartFailure>(() => Read(
            Loopback,
            ("Authentication:Issuers:0:Authority", "https://login.example.org"),
            ("Authentication:Issuers:0:Audience", "cpdgraph"),
            ($"Authentication:Issuers:0:{name}", value)));

        Assert.Equal(sentence, failure.Message);
    }

    [Fact]
    public void An_issuer_twice_stops_the_start()
    {
        var failure = Assert.Throws<StartFailure>(() => Read(
            Loopback,
            ("Authentication:Issuers:0:Authority", "https://login.example.org"),
            ("Authentication:Issuers:0:Audience", "cpdgraph"),
            ("Authentication:Issuers:1:Authority", "https://login.example.org/"),
            ("Authentication:Issuers:1:Audience", "other")));

        Assert.Equal("Setting Authentication:Issuers:1 repeats an issuer: name each once.", failure.Message);
    }

    [Theory]
    [InlineData("Authentication:Claims:Roles", "", "Setting Authentication:Claims:Roles is empty: name a claim, or leave the setting out.")]
    [InlineData("Authentication:Claims:RoleNames:editor", "EDITOR", "Setting Authentication:Claims:RoleNames:editor is 'EDITOR': set it to one of COACH, SUPERVISOR, PUBLISHER, ANALYST, STEWARD, ADMINISTRATOR.")]
    [InlineData("Authentication:Issuers", "https://login.example.org", "Setting Authentication:Issuers is a text: name issuers as Authentication:Issuers:0:Authority and so on.")]
    [InlineData("Authentication:Issuer", "https://login.example.org", "Setting Authentication:Issuer is not known: the nearest to it is Authentication:Issuers.")]
    [InlineData("Authentication:Issuers:0:Audiences", "cpdgraph", "Setting Authentication:Issuers:0:Audiences is not known: the nearest to it is Authentication:Issuers:0:Audience.")]
    [InlineData("Authentication:Claims:Role", "r", "Setting Authentication:Claims:Role is not known: the nearest to it is Authentication:Claims:Roles.")]
    [InlineData("Authentication:DevelopmentKey", "c2hvcnQ=", "Setting Authentication:DevelopmentKey must hold at least 32 random bytes in Base64, as \"openssl rand -base64 32\" prints them.")]
    public void Another_wrong_setting_stops_the_start_with_the_mend(string name, string value, string sentence)
    {
        Assert.Equal(sentence, Assert.Throws<StartFailure>(() => Read(Loopback, (name, value))).Message);
    }

    private static SignInSettings Read(string addresses, params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?> { ["Authentication:DevelopmentKey"] = Convert.ToBase64String(new byte[32]) };

        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        return SignInSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(values).Build(), isDevelopment: false, new DatabaseOptions(), addresses);
    }
}
