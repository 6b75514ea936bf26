namespace CpdGraph.Domain.Tests;

public sealed class AccreditationRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_dated_accreditation_is_valid_then_expiring_then_expired()
    {
        var row = Make() with { ValidFrom = Today, ValidTo = Today.AddDays(200) };

        Assert.Equal(AccreditationStatus.AppliedFor, AccreditationRules.StatusOn(row, Today.AddDays(-1)));
        Assert.Equal(AccreditationStatus.Valid, AccreditationRules.StatusOn(row, Today));
        Assert.Equal(AccreditationStatus.Valid, AccreditationRules.StatusOn(row, Today.AddDays(109)));
        Assert.Equal(AccreditationStatus.Expiring, AccreditationRules.StatusOn(row, Today.AddDays(110)));
        Assert.Equal(AccreditationStatus.Expiring, AccreditationRules.StatusOn(row, Today.AddDays(200)));
        Assert.Equal(AccreditationStatus.Expired, AccreditationRules.StatusOn(row, Today.AddDays(201)));
    }

    [Fact]
    public void A_listing_without_dates_never_counts()
    {
        var listed = Make() with { SeenOn = Today };

        Assert.Equal(AccreditationStatus.Listed, AccreditationRules.StatusOn(listed, Today));
        Assert.False(AccreditationRules.CountsOn(listed, Today));
    }

    [Fact]
    public void An_application_is_no_accreditation() =>
        Assert.Equal(AccreditationStatus.AppliedFor, AccreditationRules.StatusOn(Make() with { AppliedOn = Today }, Today));

    [Fact]
    public void A_revoked_one_counts_until_the_day_before()
    {
        var row = Make() with { ValidFrom = Today.AddDays(-9), RevokedOn = Today };

        Assert.True(AccreditationRules.CountsOn(row, Today.AddDays(-1)));
        Assert.Equal(AccreditationStatus.Revoked, AccreditationRules.StatusOn(row, Today));
    }

    private static Accreditation Make() => new()
    {
        Id = default,
        OfferVersionId = default,
        BodyId = default,
        Provenance = Provenance.Illustrative,
    };
}
