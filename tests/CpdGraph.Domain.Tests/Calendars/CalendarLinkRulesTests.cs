using Xunit;

namespace CpdGraph.Domain.Tests;

public sealed class CalendarLinkRulesTests
{
    private static readonly byte[] Entropy = [.. Enumerable.Range(1, UrlSecret.EntropyBytes).Select(number => (byte)(number * 7))];
    private static readonly CoachId Coach = CoachId.New(Sample.Now);

    [Fact]
    public void Of_a_new_address_only_the_hash_is_kept()
    {
        var issued = CalendarLinkRules.Issue(Coach, "  My phone ", null, Entropy, Sample.Now).Value();

        Assert.Equal((Coach, "My phone", Sample.Now), (issued.Link.CoachId, issued.Link.Label, issued.Link.IssuedAt));
        Assert.Equal(UrlSecret.Hash(issued.Secret), issued.Link.SecretHash);
        Assert.Null(issued.Superseded);
        Assert.DoesNotContain(issued.Secret, issued.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(issued.Secret, issued.Link.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_address_switches_the_one_before_off()
    {
        var before = CalendarLinkRules.Issue(Coach, null, null, Entropy, Sample.Now.AddDays(-3)).Value().Link;

        var issued = CalendarLinkRules.Issue(Coach, null, before, Entropy, Sample.Now).Value();

        Assert.Equal(before with { RevokedAt = Sample.Now }, issued.Superseded);
    }

    [Fact]
    public void A_label_is_checked_like_any_text()
    {
        Assert.Equal(["TooLong label"], CalendarLinkRules.Issue(Coach, new string('x', 201), null, Entropy, Sample.Now).Mistakes());
        Assert.Equal(["NhsNumberInText label"], CalendarLinkRules.Issue(Coach, "943 476 5919", null, Entropy, Sample.Now).Mistakes());
    }

    [Fact]
    public void An_address_is_switched_off_once()
    {
        var link = CalendarLinkRules.Issue(Coach, null, null, Entropy, Sample.Now.AddDays(-3)).Value().Link;

        var revoked = CalendarLinkRules.Revoke(Sample.Named(link), Sample.Now).Value();

        Assert.Equal(link with { RevokedAt = Sample.Now }, revoked);
        Assert.Equal(["WrongState id"], CalendarLinkRules.Revoke(Sample.Named(revoked), Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], CalendarLinkRules.Revoke(Sample.Named<CalendarLink>(null), Sample.Now).Mistakes());
    }

    [Fact]
    public void A_secret_stands_in_an_address_as_it_is()
    {
        Assert.Matches("^[A-Za-z0-9_-]{43}$", UrlSecret.Of(Entropy));
        Assert.Throws<ArgumentException>(() => UrlSecret.Of(Entropy.AsSpan(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/")]
    public void What_cannot_be_a_secret_has_no_hash(string given) => Assert.Null(UrlSecret.Hash(given));
}
