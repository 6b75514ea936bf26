using System.CommandLine;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Verbs;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class GrantVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cpdgraph-grant-").FullName;
    private readonly KeptGrants grants = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_grants_under_the_issuer_s_name_without_a_slash()
    {
        var code = await Parse(["--role", "STEWARD", "--issuer", "https://login.example.org/", "--subject", "4711", "--name", "Sue Lloyd"])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        Assert.Equal([new FirstGrant(Role.Steward, "https://login.example.org", "4711", "Sue Lloyd")], grants.All);
        Assert.True(File.Exists(Path.Combine(folder, "cpdgraph.db")), "The database is made when there is none yet.");
    }

    [Fact]
    public async Task The_development_issuer_can_be_named_too()
    {
        await Parse(["--role", "ADMINISTRATOR", "--issuer", DevelopmentSignIn.Issuer, "--subject", "administrator"])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([new FirstGrant(Role.Administrator, DevelopmentSignIn.Issuer, "administrator", Name: null)], grants.All);
    }

    [Theory]
    [InlineData("--role", "COACH", "COACH")]
    [InlineData("--issuer", "http://login.example.org", "use https")]
    [InlineData("--issuer", "login", "set it to the issuer's address")]
    [InlineData("--subject", " ", "--subject takes 1 to 255 characters on one line.")]
    [InlineData("--subject", "a\nb", "--subject takes 1 to 255 characters on one line.")]
    [InlineData("--name", "", "--name takes 1 to 200 characters on one line.")]
    public void A_wrong_option_is_told(string option, string value, string part)
    {
        var options = new Dictionary<string, string> { ["--role"] = "STEWARD", ["--issuer"] = "https://login.example.org", ["--subject"] = "4711" };
        options[option] = value;

        var parsed = Parse([.. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.Contains(part, Assert.Single(parsed.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--role")]
    [InlineData("--issuer")]
    [InlineData("--subject")]
    public void A_missing_option_is_told(string option)
    {
        string[] options = ["--role", "STEWARD", "--issuer", "https://login.example.org", "--subject", "4711"];
        var at = Array.IndexOf(options, option);

        var parsed = Parse([.. options[..at], .. options[(at + 2)..]]);

        Assert.Equal($"Option '{option}' is required.", Assert.Single(parsed.Errors).Message);
    }

    private ParseResult Parse(string[] options) =>
        new RootCommand { GrantVerb.Make(_ => grants) }.Parse(["grant", .. options, "--data", folder]);

    private sealed class KeptGrants : IGrants
    {
        public List<FirstGrant> All { get; } = [];

        public Task<GrantOutcome> GrantAsync(FirstGrant grant, CancellationToken cancellation)
        {
            All.Add(grant);

            return Task.FromResult(GrantOutcome.Granted);
        }
    }
}
