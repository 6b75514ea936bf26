using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class AccreditationRecordingTests
{
    private static readonly ProviderId Hub = ProviderId.New(Sample.Now);
    private static readonly Caller Publisher = Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { Hub } };
    private static readonly DateOnly Day = Sample.Today;
    private static readonly AccreditingBody School = new() { Id = AccreditingBodyId.New(Sample.Now), Slug = "a-school", Name = "A school", Provenance = Provenance.Illustrative };
    private static readonly OfferState Offer = Sample.Offer(OfferStatus.Published, Hub);

    [Fact]
    public void It_is_for_the_version_shown_unless_another_is_named_and_says_who_stated_it()
    {
        var older = Sample.Version(Offer.Offer.Id, 2);
        var recorded = Record(Entry() with { Scope = "FOUR_DAY_HEALTH_COACHING" }, versions: [Offer.Version, older]).Value();
        var byBody = Record(Entry() with { Version = 2 }, Sample.Caller(Role.Steward), versions: [Offer.Version, older]).Value();

        Assert.Equal((Offer.Version.Id, School.Id, "FOUR_DAY_HEALTH_COACHING", Day), (recorded.Accreditation.OfferVersionId, recorded.Accreditation.BodyId, recorded.Accreditation.Scope, recorded.Accreditation.ValidFrom));
        Assert.Equal((Provenance.ProviderStated, 8, Sample.Now), (recorded.Accreditation.Provenance, recorded.Offer.Revision, recorded.Offer.UpdatedAt));
        Assert.Equal((older.Id, Provenance.Official), (byBody.Accreditation.OfferVersionId, byBody.Accreditation.Provenance));
        Assert.Equal(["OutOfRange version"], Record(Entry() with { Version = 3 }).Mistakes());
    }

    [Fact]
    public void Seen_alone_it_is_merely_listed()
    {
        var listed = Record(Entry() with { ValidFrom = null, SeenOn = Day }).Value().Accreditation;

        Assert.Equal(AccreditationStatus.Listed, AccreditationRules.StatusOn(listed, Day));
        Assert.False(AccreditationRules.CountsOn(listed, Day));
    }

    public static TheoryData<string, AccreditationEntry, string[]> Wrong => new()
    {
        { "no day", Entry() with { ValidFrom = null }, ["Required validFrom"] },
        { "an end alone", Entry() with { ValidFrom = null, ValidTo = Day, SeenOn = Day }, ["Required validFrom"] },
        { "backwards", Entry() with { ValidTo = Day.AddDays(-1) }, ["OutOfRange validTo"] },
        { "for ever", Entry() with { ValidTo = Day.AddYears(10).AddDays(1) }, ["OutOfRange validTo"] },
        { "another century", Entry() with { ValidFrom = new(1926, 1, 1) }, ["OutOfRange validFrom"] },
        { "far ahead", Entry() with { ValidFrom = DateOnly.MaxValue, ValidTo = DateOnly.MaxValue }, ["OutOfRange validFrom"] },
        { "seen tomorrow", Entry() with { SeenOn = Day.AddDays(1) }, ["InFuture seenOn"] },
        { "seen long ago", Entry() with { SeenOn = new(1999, 12, 31) }, ["OutOfRange seenOn"] },
        { "a scope in words", Entry() with { Scope = "Four days" }, ["Invalid scope"] },
        { "a long scope", Entry() with { Scope = new string('X', 61) }, ["TooLong scope"] },
        { "a long reference", Entry() with { Reference = new string('x', 101) }, ["TooLong reference"] },
        { "nobody", Entry() with { Body = new("sent", null), AwardedTo = new("sent", null) }, ["NotFound awardedToProviderId", "NotFound bodyId"] },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_and_the_field_named(string name, AccreditationEntry entry, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, Record(entry).Mistakes());
    }

    [Fact]
    public void The_same_is_recorded_once_and_after_a_revocation_again()
    {
        var first = Record(Entry()).Value().Accreditation;

        var same = Assert.IsType<AccreditationError.Recorded>(Assert.Single(Record(Entry(), recorded: [first]).Errors()));
        Assert.Equal(first.Id.Value, same.Existing!.Value.Id);
        Assert.NotNull(Record(Entry() with { ValidFrom = Day.AddYears(1) }, recorded: [first]).Value());
        Assert.NotNull(Record(Entry() with { Scope = "OTHER" }, recorded: [first]).Value());
        Assert.NotNull(Record(Entry(), recorded: [first with { RevokedOn = Day }]).Value());
    }

    [Fact]
    public void Others_record_nothing()
    {
        var stranger = Publisher with { ProviderIds = new HashSet<ProviderId> { ProviderId.New(Sample.Now) } };

        Assert.Equal(["NotPermitted offer"], Record(Entry() with { ValidFrom = null }, stranger).Mistakes());
        Assert.Equal(
            ["NotFound offer"],
            AccreditationRecording.Record(Sample.Named<OfferState>(null), Entry(), new() { Versions = [], Accreditations = [], Caller = Publisher, Now = Sample.Now }).Mistakes());
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-30, null)]
    [InlineData(-31, "OutOfRange revokedOn")]
    [InlineData(60, null)]
    [InlineData(61, "OutOfRange revokedOn")]
    [InlineData(400, "OutOfRange revokedOn")]
    public void It_is_revoked_from_a_day_on_which_it_holds(int inDays, string? mistake)
    {
        var outcome = Revoke(ReadinessSample.Accredited(Day.AddDays(-30), Day.AddDays(60)), Day.AddDays(inDays));

        Assert.Equal(mistake, outcome.Match<string?>(_ => null, _ => outcome.Mistakes().Single()));
        Assert.Equal(mistake is null ? (Day.AddDays(inDays), "Not given any more.", 8) : default, outcome.Match(
            done => (done.Accreditation.RevokedOn!.Value, done.Accreditation.RevocationReason!, done.Offer.Revision), _ => default));
    }

    [Fact]
    public void It_is_revoked_once_and_with_a_reason()
    {
        var revoked = Revoke(ReadinessSample.Accredited(Day.AddDays(-30)), Day).Value().Accreditation;

        var again = Assert.IsType<AccreditationError.Revoked>(Assert.Single(Revoke(revoked, Day).Errors()));
        Assert.Equal("REVOKED", again.Current);
        Assert.DoesNotContain("REVOKED", again.Allowed);
        Assert.Equal(["Required reason"], AccreditationRecording.Revoke(Sample.Named(ReadinessSample.Accredited(Day)), Offer.Offer, Day, " ", Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], AccreditationRecording.Revoke(Sample.Named<Accreditation>(null), null, Day, "x", Sample.Now).Mistakes());
    }

    private static AccreditationEntry Entry() => new() { Body = Sample.Named(School), ValidFrom = Day };

    private static Outcome<ChangedAccreditation, AccreditationError> Record(
        AccreditationEntry entry, Caller? caller = null, ImmutableArray<OfferVersion>? versions = null, params ImmutableArray<Accreditation> recorded) =>
        AccreditationRecording.Record(
            Sample.Named(Offer), entry, new() { Versions = versions ?? [Offer.Version], Accreditations = recorded, Caller = caller ?? Publisher, Now = Sample.Now });

    private static Outcome<ChangedAccreditation, AccreditationError> Revoke(Accreditation accreditation, DateOnly revokedOn) =>
        AccreditationRecording.Revoke(Sample.Named(accreditation), Offer.Offer, revokedOn, "Not given any more.", Sample.Now);
}
