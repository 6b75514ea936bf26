namespace CpdGraph.Domain.Tests;

public sealed class LinkRuleTests
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("https://example.org/certificates/1?of=amira&x=%20#top")]
    [InlineData("HTTPS://Example.ORG/")]
    [InlineData("https://sub.domain.example.co.uk:8443/a")]
    [InlineData("https://münchen.example/kurs")]
    [InlineData("https://example.org/größe")]
    public void A_plain_https_address_of_a_public_site_is_allowed(string link) => Assert.True(LinkRule.Allows(link));

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("mailto:a@example.org")]
    [InlineData("https:example.org")]
    [InlineData("https:/example.org")]
    [InlineData("//example.org")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://user@example.org")]
    [InlineData("https://user:secret@example.org")]
    [InlineData("https://@example.org")]
    [InlineData("https://example.org\\@evil.example")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://10.0.0.8/a")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://１２７.０.０.１/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://localhost./")]
    [InlineData("https://LOCALHOST:8080/")]
    [InlineData("https://intranet/")]
    [InlineData("https://db.internal/")]
    [InlineData("https://printer.local/")]
    [InlineData("https://router.home.arpa/")]
    [InlineData("https://a.localhost/")]
    [InlineData("https://%6c%6f%63alhost/")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/a\nb")]
    [InlineData("https://example.org/\u0000")]
    [InlineData("https://example.org/\u202Egpj")]
    [InlineData("https://example.org/<script>")]
    [InlineData("https://exa..mple.org/")]
    [InlineData(" https://example.org")]
    [InlineData("example.org")]
    [InlineData("")]
    public void Anything_else_is_not(string link) => Assert.False(LinkRule.Allows(link));

    [Fact]
    public void An_address_may_have_2048_characters_and_no_more()
    {
        const string start = "https://example.org/";

        Assert.True(LinkRule.Allows(start + new string('a', LinkRule.MaximumLength - start.Length)));
        Assert.False(LinkRule.Allows(start + new string('a', LinkRule.MaximumLength - start.Length + 1)));
    }
}
