using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Verbs;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class TokenVerbTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task Before_the_first_serve_it_prints_a_token_that_the_server_then_accepts()
    {
        var made = await cli.Run(["token", "--as", "coach", "--data", "somewhere"]);
        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.Matches("^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\n$", made.Output);

        var url = $"http://127.0.0.1:{FreePort.Next()}";
        await using var server = cli.Start(["serve", "--urls", url, "--data", "somewhere"]);
        await server.WaitForLineAsync("Stop it with", TestContext.Current.CancellationToken, TimeSpan.FromMinutes(1));
        var later = await cli.Run(["token", "--as", "STEWARD", "--data", "somewhere"]);
        var elsewhere = await cli.Run(["token", "--as", "STEWARD"]);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(url, made.Output));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(url, later.Output));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(url, elsewhere.Output));
    }

    [Fact]
    public async Task The_token_names_its_bearer_and_role_and_holds_as_long_as_asked()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var made = await cli.Run(["token", "--as", "ANALYST", "--hours", "3"]);

        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(made.Output.Split('.')[1])).RootElement;
        Assert.Equal(DevelopmentSignIn.Issuer, claims.GetProperty("iss").GetString());
        Assert.Equal(DevelopmentSignIn.Audience, claims.GetProperty("aud").GetString());
        Assert.Equal("anya", claims.GetProperty("sub").GetString());
        Assert.Equal(["ANALYST"], claims.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.InRange(claims.GetProperty("exp").GetInt64() - before, 3 * 3_600, 3 * 3_600 + 60);
    }

    [Theory]
    [InlineData("There is no role 'BOSS': name one of COACH, SUPERVISOR, PUBLISHER, ANALYST, STEWARD, ADMINISTRATOR.", "--as", "BOSS")]
    [InlineData("There is no role '': name one of COACH, SUPERVISOR, PUBLISHER, ANALYST, STEWARD, ADMINISTRATOR.", "--as", ":amira")]
    [InlineData("--hours takes 1 to 720.", "--as", "COACH", "--hours", "0")]
    [InlineData("Option '--as' is required.")]
    public async Task Wrong_usage_is_told_and_ends_with_2(string sentence, params string[] arguments)
    {
        var run = await cli.Run(["token", .. arguments]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(cli.Folder, "data")), "Wrong usage made a folder.");
    }

    [Theory]
    [InlineData("Authentication__Issuers__0__Authority", "https://login.example.org")]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:5080")]
    public async Task Where_development_sign_in_is_off_it_refuses_with_1(string variable, string value)
    {
        var run = await cli.Run(
            ["token", "--as", "COACH"],
            environment: new Dictionary<string, string?> { [variable] = value, ["Authentication__Issuers__0__Audience"] = AudienceFor(variable) });

        Assert.Equal((1, "", DevelopmentSignIn.Refusal + "\n"), (run.Code, run.Output, run.Error));
    }

    [Fact]
    public async Task In_the_Development_environment_it_works_whatever_else_is_set()
    {
        var run = await cli.Run(
            ["token", "--as", "COACH"],
            environment: new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = "http://0.0.0.0:5080" });

        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    private static string? AudienceFor(string variable) => variable.StartsWith("Authentication", StringComparison.Ordinal) ? "cpdgraph" : null;

    private static async Task<HttpStatusCode> AskAsync(string url, string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        using var response = await http.PostAsJsonAsync(
            new Uri($"{url}/graphql"), new { query = "{ __typename }" }, TestContext.Current.CancellationToken);

        return response.StatusCode;
    }
}
