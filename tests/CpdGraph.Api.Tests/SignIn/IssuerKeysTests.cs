using CpdGraph.Api.SignIn;
using CpdGraph.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class IssuerKeysTests : IAsyncLifetime
{
    private static readonly TestKey First = TestKey.EllipticCurve("first");
    private static readonly TestKey Second = TestKey.EllipticCurve("second");

    private readonly ManualClock clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = IssuerDocuments.MakeClient();
    private LoopbackIssuer issuer = null!;
    private TokenCheck check = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await LoopbackIssuer.StartAsync(First);
        var keys = new IssuerKeys(issuer.Url, issuer.Url, http, clock, NullLogger.Instance);
        check = new TokenCheck(
            [new TrustedIssuer(issuer.Url, TestToken.Audience, SigningAlgorithms.OfIssuers, keys, new ClaimMap(new ClaimOptions(), ClaimProfile.None))],
            clock);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task Keys_are_fetched_when_the_first_token_comes_and_once_for_many_that_come_together()
    {
        Assert.Equal(0, issuer.MetadataRequests);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Check(Token().With("sub", $"person-{number}").Sign(First, "ES256"))));

        Assert.All(verdicts, verdict => Assert.IsType<TokenVerdict.Accepted>(verdict));
        Assert.Equal((1, 1), (issuer.MetadataRequests, issuer.KeyRequests));
    }

    [Fact]
    public async Task A_flood_of_tokens_of_foreign_issuers_fetches_nothing()
    {
        for (var number = 0; number < 200; number++)
        {
            await Check(new TestToken($"https://issuer-{number}.example", clock.Now).Sign(First, "ES256"));
        }

        Assert.Equal((0, 0), (issuer.MetadataRequests, issuer.KeyRequests));
    }

    [Fact]
    public async Task Tokens_that_can_be_refused_without_a_key_fetch_nothing()
    {
        await Check(Token().With("exp", clock.Now.AddHours(-1).ToUnixTimeSeconds()).Sign(First, "ES256"));
        await Check(Token().With("aud", "another").Sign(First, "ES256"));
        await Check(Token().Unsigned("none"));
        await Check(Token().SignWithSecret(First.PublicPem));

        Assert.Equal((0, 0), (issuer.MetadataRequests, issuer.KeyRequests));
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_fetches_once_more_and_again_only_after_the_pause()
    {
        await Check(Token().Sign(First, "ES256"));

        await FloodAsync();
        Assert.Equal(2, issuer.KeyRequests);

        clock.Advance(IssuerKeys.PauseAfterUnknownKey);
        await FloodAsync();
        Assert.Equal(3, issuer.KeyRequests);
    }

    [Fact]
    public async Task A_new_key_is_accepted_at_once_and_the_old_one_no_more()
    {
        var old = Token().Sign(First, "ES256");
        Assert.IsType<TokenVerdict.Accepted>(await Check(old));

        issuer.Keys = [Second.Jwk()];

        Assert.IsType<TokenVerdict.Accepted>(await Check(Token().Sign(Second, "ES256")));
        Assert.IsType<TokenVerdict.Refused>(await Check(old));
    }

    [Fact]
    public async Task A_new_key_without_a_name_is_found_too()
    {
        await Check(Token().SignUnnamed(First, "ES256"));

        issuer.Keys = [Second.Jwk()];

        Assert.IsType<TokenVerdict.Accepted>(await Check(Token().SignUnnamed(Second, "ES256")));
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_leaves_the_token_undecided_and_is_asked_again_after_the_pause()
    {
        issuer.IsDown = true;

        Assert.IsType<TokenVerdict.Undecided>(await Check(Token().Sign(First, "ES256")));
        Assert.IsType<TokenVerdict.Undecided>(await Check(Token().Sign(First, "ES256")));
        Assert.Equal(1, issuer.MetadataRequests);

        issuer.IsDown = false;
        clock.Advance(IssuerKeys.PauseAfterFailure);

        Assert.IsType<TokenVerdict.Accepted>(await Check(Token().Sign(First, "ES256")));
    }

    [Fact]
    public async Task Known_keys_hold_a_day_while_the_issuer_is_down_and_no_longer()
    {
        await Check(Token().Sign(First, "ES256"));
        issuer.IsDown = true;

        clock.Advance(TimeSpan.FromHours(23));
        Assert.IsType<TokenVerdict.Accepted>(await Check(Token().Sign(First, "ES256")));

        clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<TokenVerdict.Undecided>(await Check(Token().Sign(First, "ES256")));
    }

    [Fact]
    public async Task A_token_seen_before_still_expires()
    {
        var token = Token().Sign(First, "ES256");
        Assert.IsType<TokenVerdict.Accepted>(await Check(token));

        clock.Advance(TimeSpan.FromSeconds(10 * 60 + 29));
        Assert.IsType<TokenVerdict.Accepted>(await Check(token));

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<TokenVerdict.Refused>(await Check(token));
    }

    [Theory]
    [InlineData("https://another.example", null)]
    [InlineData(null, "http://keys.example/keys")]
    [InlineData(null, "file:///etc/passwd")]
    [InlineData(null, "nonsense")]
    public async Task Metadata_of_another_issuer_or_with_unsafe_addresses_are_not_used(string? name, string? keysAddress)
    {
        (issuer.Name, issuer.KeysAddress) = (name, keysAddress);

        Assert.IsType<TokenVerdict.Undecided>(await Check(Token().Sign(First, "ES256")));
        Assert.Equal(0, issuer.KeyRequests);
    }

    [Fact]
    public async Task Keys_for_encryption_of_small_size_or_off_the_curve_are_left_out()
    {
        var (encryption, small, offCurve) = (First.Jwk(), TestKey.Rsa("small", bits: 1_024), Second.Jwk());
        encryption["use"] = "enc";
        offCurve["y"] = offCurve["x"];
        issuer.Keys = [encryption, small.Jwk(), offCurve];

        Assert.IsType<TokenVerdict.Refused>(await Check(Token().Sign(First, "ES256")));
        Assert.IsType<TokenVerdict.Refused>(await Check(Token().Sign(small, "RS256")));
        Assert.IsType<TokenVerdict.Refused>(await Check(Token().Sign(Second, "ES256")));
    }

    [Fact]
    public async Task A_key_that_is_for_one_algorithm_is_not_used_for_another()
    {
        var key = TestKey.Rsa("pss");
        var published = key.Jwk();
        published["alg"] = "PS256";
        issuer.Keys = [published];

        Assert.IsType<TokenVerdict.Accepted>(await Check(Token().Sign(key, "PS256")));
        Assert.IsType<TokenVerdict.Refused>(await Check(Token().Sign(key, "RS256")));
    }

    private TestToken Token() => new(issuer.Url, clock.Now);

    private async Task<TokenVerdict> Check(string token) => await check.CheckAsync(token, TestContext.Current.CancellationToken);

    private async Task FloodAsync()
    {
        var verdicts = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(number => Check(Token().WithHeader("kid", $"made-up-{number}").Sign(First, "ES256"))));

        Assert.All(verdicts, verdict => Assert.IsType<TokenVerdict.Refused>(verdict));
    }
}
