using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class GoodTokenTests : IAsyncLifetime
{
    private SignInServer server = null!;

    public async ValueTask InitializeAsync() => server = await SignInServer.SharedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_a_token_the_caller_is_anonymous()
    {
        var reply = await server.SendAsync();

        Assert.Equal((200, "anonymous", ""), (reply.Status, reply.Caller, reply.Challenge));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task Each_allowed_signature_signs_in(string algorithm)
    {
        var token = server.Token().With("sub", algorithm).Sign(algorithm == "ES256" ? server.CurveKey : server.RsaKey, algorithm);

        var reply = await server.SendAsync($"Bearer {token}");

        Assert.Equal((200, $"{algorithm}:"), (reply.Status, reply.Caller));
    }

    [Theory]
    [InlineData("exp", -29)]
    [InlineData("nbf", 29)]
    public async Task Clocks_may_differ_by_half_a_minute(string claim, int seconds)
    {
        var token = server.Token().With(claim, server.Clock.Now.AddSeconds(seconds).ToUnixTimeSeconds()).Sign(server.RsaKey, "RS256");

        var reply = await server.SendAsync($"Bearer {token}");

        Assert.Equal(200, reply.Status);
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("application/at+jwt")]
    [InlineData(null)]
    public async Task Access_tokens_may_be_typed_in_each_usual_way(string? type)
    {
        var token = server.Token();
        token.Header.Remove("typ");
        token = type is null ? token : token.WithHeader("typ", type);

        var reply = await server.SendAsync($"Bearer {token.Sign(server.RsaKey, "RS256")}");

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task A_header_that_names_no_key_means_any_key_of_its_kind()
    {
        var reply = await server.SendAsync($"bearer {server.Token().SignUnnamed(server.RsaKey, "RS256")}");

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task One_of_several_audiences_is_enough()
    {
        var reply = await server.SendAsync($"Bearer {server.Token().With("aud", new[] { "other", TestToken.Audience }).Sign(server.RsaKey, "RS256")}");

        Assert.Equal(200, reply.Status);
    }

    [Fact]
    public async Task A_second_issuer_signs_in_with_its_own_key_and_audience()
    {
        var reply = await server.SendAsync($"Bearer {server.OtherToken().Sign(server.OtherKey, "RS256")}");

        Assert.Equal((200, $"{TestToken.Subject}:"), (reply.Status, reply.Caller));
    }

    [Fact]
    public async Task The_account_is_looked_up_once_a_request_by_the_issuer_s_name_without_a_slash()
    {
        var token = server.OtherToken().With("iss", server.OtherIssuer.Url + "/").With("sub", "once").Sign(server.OtherKey, "RS256");

        await server.SendAsync($"Bearer {token}");
        await server.SendAsync($"Bearer {token}");

        Assert.Equal(
            [(server.OtherIssuer.Url, "once"), (server.OtherIssuer.Url, "once")],
            server.People.Asked.Where(asked => asked.Subject == "once"));
    }

    [Fact]
    public async Task A_token_without_claims_of_roles_keeps_what_is_granted()
    {
        server.People.Add(server.Issuer.Url, "granted", Role.Publisher, Role.Steward);

        var reply = await server.SendAsync($"Bearer {server.Token().With("sub", "granted").With("scope", "openid profile").Sign(server.RsaKey, "RS256")}");

        Assert.Equal("granted: Publisher Steward", reply.Caller);
    }

    [Fact]
    public async Task Claims_of_roles_narrow_what_is_granted_and_never_widen_it()
    {
        server.People.Add(server.Issuer.Url, "narrowed", Role.Publisher, Role.Steward);
        var token = server.Token().With("sub", "narrowed").With("realm_access", new { roles = new[] { "hub-editor", "ADMINISTRATOR" } });

        var reply = await server.SendAsync($"Bearer {token.Sign(server.RsaKey, "RS256")}");

        Assert.Equal("narrowed: Publisher", reply.Caller);
    }

    [Fact]
    public async Task Claims_alone_give_nothing()
    {
        var reply = await server.SendAsync(
            $"Bearer {server.Token().With("sub", "nobody").With("scope", "admin curate").Sign(server.RsaKey, "RS256")}");

        Assert.Equal((200, "nobody:"), (reply.Status, reply.Caller));
    }

    [Fact]
    public async Task The_same_subject_of_another_issuer_is_somebody_else()
    {
        server.People.Add(server.Issuer.Url, "same", Role.Steward);

        var reply = await server.SendAsync($"Bearer {server.OtherToken().With("sub", "same").Sign(server.OtherKey, "RS256")}");

        Assert.Equal("same:", reply.Caller);
    }

    [Fact]
    public async Task A_look_up_that_fails_is_answered_with_try_again_and_not_with_anonymous_rights()
    {
        server.People.Failing = "unlucky";

        var reply = await server.SendAsync($"Bearer {server.Token().With("sub", "unlucky").Sign(server.RsaKey, "RS256")}");

        Assert.Equal(503, reply.Status);
        Assert.Contains("\"code\":\"UNAVAILABLE\"", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("database is gone", reply.Body, StringComparison.Ordinal);
    }
}
