using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class BadTokenTests : IAsyncLifetime
{
    private const string RefusedBody =
        """{"errors":[{"message":"The access token is not accepted. Sign in again, or leave out the Authorization header to read what is public.","extensions":{"code":"UNAUTHENTICATED"}}]}""";

    private static readonly TestKey Stranger = TestKey.Rsa("rsa-1");
    private static readonly byte[] DevelopmentKey = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    private static readonly Dictionary<string, Func<SignInServer, string>> Bad = new()
    {
        ["signed with another key of the same name"] = server => server.Token().Sign(Stranger, "RS256"),
        ["signed with a key of another name"] = server => server.Token().WithHeader("kid", "rsa-9").Sign(Stranger, "RS256"),
        ["changed after it was signed"] = server => Changed(server.Token().Sign(server.RsaKey, "RS256")),
        ["of an issuer that nobody configured"] = server => new TestToken("https://login.example.org", server.Clock.Now).Sign(server.RsaKey, "RS256"),
        ["of an issuer whose name only begins right"] = server => server.Token().With("iss", server.Issuer.Url + "/evil").Sign(server.RsaKey, "RS256"),
        ["of one issuer with the key of the other"] = server => server.Token().Sign(server.OtherKey, "RS256"),
        ["of one issuer for the audience of the other"] = server => server.Token().With("aud", SignInServer.OtherAudience).Sign(server.RsaKey, "RS256"),
        ["for another audience"] = server => server.Token().With("aud", "somebody-else").Sign(server.RsaKey, "RS256"),
        ["for several other audiences"] = server => server.Token().With("aud", new[] { "one", "CPDGRAPH" }).Sign(server.RsaKey, "RS256"),
        ["expired"] = server => server.Token().With("exp", Seconds(server, -31)).Sign(server.RsaKey, "RS256"),
        ["not in force yet"] = server => server.Token().With("nbf", Seconds(server, 31)).Sign(server.RsaKey, "RS256"),
        ["without exp"] = server => server.Token().Without("exp").Sign(server.RsaKey, "RS256"),
        ["without iss"] = server => server.Token().Without("iss").Sign(server.RsaKey, "RS256"),
        ["without aud"] = server => server.Token().Without("aud").Sign(server.RsaKey, "RS256"),
        ["without sub"] = server => server.Token().Without("sub").Sign(server.RsaKey, "RS256"),
        ["with an empty sub"] = server => server.Token().With("sub", "").Sign(server.RsaKey, "RS256"),
        ["with U+0000 in sub"] = server => server.Token().With("sub", "a\0b").Sign(server.RsaKey, "RS256"),
        ["with a number as sub"] = server => server.Token().With("sub", 7).Sign(server.RsaKey, "RS256"),
        ["with a text as exp"] = server => server.Token().With("exp", "tomorrow").Sign(server.RsaKey, "RS256"),
        ["with an exp beyond all time"] = server => server.Token().With("exp", 1e300).Sign(server.RsaKey, "RS256"),
        ["with null as aud"] = server => server.Token().With("aud", null).Sign(server.RsaKey, "RS256"),
        ["alg none"] = server => server.Token().Unsigned("none"),
        ["alg None, with a signature"] = server => WithAlgorithm("None", server),
        ["alg RS256 without a signature"] = server => server.Token().Unsigned("RS256"),
        ["HS256 with the public key in PEM as secret"] = server => server.Token().SignWithSecret(server.RsaKey.PublicPem),
        ["HS256 with the public key's modulus as secret"] = server =>
            server.Token().WithHeader("kid", "rsa-1").SignWithSecret(Base64Url.DecodeFromChars(server.RsaKey.Jwk()["n"])),
        ["HS256 with an empty secret"] = server => server.Token().SignWithSecret([]),
        ["RS512"] = server => server.Token().Sign(server.RsaKey, "RS512"),
        ["ES256 named, RS256 made"] = server => WithAlgorithm("ES256", server),
        ["an ID token by its nonce"] = server => server.Token().WithHeader("typ", "JWT").With("nonce", "n-0S6_WzA2Mj").Sign(server.RsaKey, "RS256"),
        ["an ID token by its at_hash"] = server => server.Token().WithHeader("typ", "JWT").With("at_hash", "77QmUPtjPfzWtF2AnpK9RQ").Sign(server.RsaKey, "RS256"),
        ["an ID token by its inner typ"] = server => server.Token().With("typ", "ID").Sign(server.RsaKey, "RS256"),
        ["an ID token by its token_use"] = server => server.Token().With("token_use", "id").Sign(server.RsaKey, "RS256"),
        ["a log-out token"] = server => server.Token().WithHeader("typ", "logout+jwt").Sign(server.RsaKey, "RS256"),
        ["crit"] = server => server.Token().WithHeader("crit", new[] { "exp" }).Sign(server.RsaKey, "RS256"),
        ["jku"] = server => server.Token().WithHeader("jku", "https://evil.example/keys").Sign(server.RsaKey, "RS256"),
        ["jwk of the stranger"] = server => server.Token().WithHeader("jwk", Stranger.Jwk()).Sign(Stranger, "RS256"),
        ["x5u"] = server => server.Token().WithHeader("x5u", "https://evil.example/cert").Sign(server.RsaKey, "RS256"),
        ["a token in a token"] = server => server.Token().WithHeader("cty", "JWT").Sign(server.RsaKey, "RS256"),
        ["five parts"] = server => server.Token().Sign(server.RsaKey, "RS256") + ".AAAA.AAAA",
        ["two parts"] = server => string.Join('.', server.Token().Sign(server.RsaKey, "RS256").Split('.')[..2]),
        ["iss twice"] = server => Raw(server, $$"""{"iss":"https://evil.example","iss":"{{server.Issuer.Url}}","sub":"a","aud":"cpdgraph","exp":99999999999}"""),
        ["half of a surrogate pair in sub"] = server => Raw(server, $$"""{"iss":"{{server.Issuer.Url}}","sub":"\ud800","aud":"cpdgraph","exp":99999999999}"""),
        ["deep claims"] = server => Raw(server, new string('[', 3_000)),
        ["no JSON"] = _ => "abc.def.ghi",
        ["dots"] = _ => "..",
        ["spaces inside"] = server => server.Token().Sign(server.RsaKey, "RS256").Replace(".", ". ", StringComparison.Ordinal),
        ["ten thousand characters"] = server => server.Token().With("padding", new string('a', 8_000)).Sign(server.RsaKey, "RS256"),
        ["a development token"] = server =>
            DevelopmentTokens.Make(DevelopmentKey, "steward", null, Role.Steward, server.Clock.Now, TimeSpan.FromHours(1)),
    };

    private SignInServer server = null!;

    public static TheoryData<string> BadTokens => [.. Bad.Keys];

    public async ValueTask InitializeAsync() => server = await SignInServer.SharedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Is_refused_with_the_same_answer(string name)
    {
        var reply = await server.SendAsync($"Bearer {Bad[name](server)}");

        Assert.Equal(new Reply(401, RefusedBody, "Bearer error=\"invalid_token\"", "anonymous"), reply);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer    ")]
    [InlineData("Basic YW1pcmE6c2VjcmV0")]
    [InlineData("Digest username=amira")]
    public async Task A_header_without_a_bearer_token_is_refused_too(string header)
    {
        var reply = await RawStatusAsync($"Authorization: {header}\r\n");

        Assert.StartsWith("HTTP/1.1 401", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_good_tokens_in_two_headers_are_refused()
    {
        var token = server.Token().Sign(server.RsaKey, "RS256");

        var once = await RawStatusAsync($"Authorization: Bearer {token}\r\n");
        var twice = await RawStatusAsync($"Authorization: Bearer {token}\r\nAuthorization: Bearer {token}\r\n");

        Assert.StartsWith("HTTP/1.1 200", once, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 401", twice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/graphql?query={__typename}")]
    [InlineData("DELETE", "/graphql")]
    public async Task Is_refused_before_anything_else_is_looked_at(string method, string address)
    {
        var reply = await server.SendAsync(new HttpRequestMessage(new HttpMethod(method), address), "Bearer nonsense");

        Assert.Equal((401, RefusedBody), (reply.Status, reply.Body));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/")]
    public async Task Does_not_matter_where_nobody_reads_it(string address)
    {
        var reply = await server.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), "Bearer nonsense");

        Assert.Equal((200, "anonymous"), (reply.Status, reply.Caller));
    }

    [Fact]
    public async Task Neither_good_nor_bad_tokens_leave_a_trace_in_the_log()
    {
        var good = server.Token().With("name", "Amira Zoubir-Canary").Sign(server.RsaKey, "RS256");
        var bad = server.Token().With("name", "Amira Zoubir-Canary").Sign(Stranger, "RS256");

        await server.SendAsync($"Bearer {good}");
        await server.SendAsync($"Bearer {bad}");

        var log = string.Join('\n', server.Log.All);
        Assert.Contains("/graphql", log, StringComparison.Ordinal);
        Assert.All(
            [.. good.Split('.'), .. bad.Split('.'), "Zoubir-Canary", TestToken.Subject],
            part => Assert.DoesNotContain(part, log, StringComparison.Ordinal));
    }

    private static long Seconds(SignInServer server, int fromNow) => server.Clock.Now.AddSeconds(fromNow).ToUnixTimeSeconds();

    // The first letter of the signature's middle: the last ones may hold bits that do not count.
    private static string Changed(string token)
    {
        var middle = (token.LastIndexOf('.') + token.Length) / 2;

        return token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..];
    }

    private static string WithAlgorithm(string algorithm, SignInServer server)
    {
        var token = server.Token().WithHeader("kid", server.RsaKey.Id);
        var signature = token.Sign(server.RsaKey, "RS256").Split('.')[2];

        return token.Unsigned(algorithm) + signature;
    }

    private static string Raw(SignInServer server, string payload)
    {
        var header = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = server.RsaKey.Id, typ = "JWT" }));
        var signed = $"{header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";

        return $"{signed}.{Base64Url.EncodeToString(server.RsaKey.Sign("RS256", Encoding.ASCII.GetBytes(signed)))}";
    }

    private async Task<string> RawStatusAsync(string headers)
    {
        var address = server.Http.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var request = $"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{headers}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
