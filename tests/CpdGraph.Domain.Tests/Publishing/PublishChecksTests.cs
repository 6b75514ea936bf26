namespace CpdGraph.Domain.Tests;

public sealed class PublishChecksTests
{
    private static readonly OfferVersion Whole = Sample.Offer(OfferStatus.Draft).Version;

    [Fact]
    public void An_offer_with_all_of_it_meets_all_checks()
    {
        var checks = PublishChecks.Of(Whole, _ => true, providerExists: true);

        Assert.All(checks, check => Assert.True(check.Met, check.Code));
        Assert.Equal(
            ["TITLE", "SUMMARY", "CHANNEL", "FORMAT", "DELIVERY_MODE", "DURATION", "AUDIENCE", "COMPETENCY_MAPPING", "LIVE_FRAMEWORK", "PROVIDER"],
            checks.Select(check => check.Code));
    }

    public static TheoryData<string, OfferVersion> Lacking => new()
    {
        { "TITLE", Whole with { Title = " " } },
        { "SUMMARY", Whole with { Summary = null } },
        { "CHANNEL", Whole with { Channel = (OfferChannel)99 } },
        { "FORMAT", Whole with { Format = (OfferFormat)99 } },
        { "DELIVERY_MODE", Whole with { Delivery = Whole.Delivery with { Mode = null } } },
        { "DURATION", Whole with { Delivery = Whole.Delivery with { Days = null } } },
        { "AUDIENCE", Whole with { Audience = "" } },
        { "COMPETENCY_MAPPING", Whole with { CompetencyMappings = [] } },
        { "COMPETENCY_MAPPING", Whole with { CompetencyMappings = [Sample.Mapping(CompetencyId.New(Sample.Now), Verification.Rejected)] } },
    };

    [Theory]
    [MemberData(nameof(Lacking), DisableDiscoveryEnumeration = true)]
    public void What_is_missing_is_named_and_nothing_else(string code, OfferVersion version)
    {
        var missing = Assert.Single(PublishChecks.Missing(version, _ => true, providerExists: true));

        Assert.Equal(code, missing.Code);
        Assert.NotEmpty(missing.Message);
    }

    [Fact]
    public void A_framework_out_of_force_or_a_lost_provider_is_named_too()
    {
        Assert.Equal("LIVE_FRAMEWORK", Assert.Single(PublishChecks.Missing(Whole, _ => false, providerExists: true)).Code);
        Assert.Equal("PROVIDER", Assert.Single(PublishChecks.Missing(Whole, _ => true, providerExists: false)).Code);
        Assert.Empty(PublishChecks.Missing(Whole with { Delivery = new() { Mode = DeliveryMode.LiveOnline, LearningMinutes = 60 } }, _ => true, providerExists: true));
    }
}
