namespace CpdGraph.Domain.Tests;

public sealed class MappingCheckTests
{
    private static readonly Caller Steward = Sample.Caller(Role.Steward);
    private static readonly Competency Listens = Sample.Competency();

    [Theory]
    [InlineData(Verification.Verified, null)]
    [InlineData(Verification.Rejected, "It is not taught.")]
    public void What_is_found_is_kept_with_who_found_it_and_the_version_stays(Verification found, string? reason)
    {
        var state = Claiming(Verification.SelfReported);

        var (offer, version, check) = Check(state, found, reason).Value();

        Assert.Equal((8, Sample.Now, OfferStatus.Published), (offer.Revision, offer.UpdatedAt, offer.Status));
        Assert.Equal((state.Version.Id, state.Version.Number, found), (version.Id, version.Number, version.CompetencyMappings[0].Verification));
        Assert.Equal(state.Version.CompetencyMappings[1], version.CompetencyMappings[1]);
        Assert.Equal((state.Version.Id, Listens.Id, found, reason), (check!.OfferVersionId, check.CompetencyId, check.Verification, check.Reason));
        Assert.Equal((Steward.PrincipalId, "Some Body", Sample.Now), (check.CheckedById, check.CheckedByName, check.CheckedAt));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_another_reason_does()
    {
        var state = Claiming(Verification.Rejected);
        var latest = Check(Claiming(Verification.SelfReported), Verification.Rejected, "Too short.").Value().Check;

        Assert.Null(Check(state, Verification.Rejected, " Too short. ", latest).Value().Check);
        Assert.Equal(7, Check(state, Verification.Rejected, "Too short.", latest).Value().Offer.Revision);
        Assert.Equal("Not taught.", Check(state, Verification.Rejected, "Not taught.", latest).Value().Check!.Reason);
        Assert.Equal(Verification.Verified, Check(state, Verification.Verified, null, latest).Value().Check!.Verification);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var other = Sample.Competency("9.9");

        Assert.Equal(["Required reason"], Check(Claiming(), Verification.Rejected, " ").Mistakes());
        Assert.Equal(["Invalid verification"], Check(Claiming(), Verification.SelfReported, null).Mistakes());
        Assert.Equal(["Invalid verification"], Check(Claiming(), Verification.Awaiting, null).Mistakes());
        Assert.Equal(["TooLong reason"], Check(Claiming(), Verification.Verified, new string('x', 1_001)).Mistakes());
        Assert.Equal(["Invalid competencyId"], Check(Claiming(), Verification.Verified, null, competency: Sample.Named(other)).Mistakes());
        Assert.Equal(["NotFound competencyId"], Check(Claiming(), Verification.Verified, null, competency: Sample.Named<Competency>(null)).Mistakes());
        Assert.Equal(
            ["NotFound offer", "StaleRevision expectedRevision"],
            [
                .. MappingCheckRules.Check(Sample.Named<OfferState>(null), Verdict(Verification.Verified, null), null, 1, Steward, Sample.Now).Mistakes(),
                .. MappingCheckRules.Check(Sample.Named(Claiming()), Verdict(Verification.Verified, null), null, 1, Steward, Sample.Now).Mistakes(),
            ]);
        Assert.Equal(["WrongState offer"], Check(Claiming(status: OfferStatus.Withdrawn), Verification.Verified, null).Mistakes());
    }

    [Theory]
    [InlineData(OfferStatus.Draft)]
    [InlineData(OfferStatus.InReview)]
    public void Before_it_is_published_a_mapping_can_be_checked_too(OfferStatus status) =>
        Assert.NotNull(Check(Claiming(status: status), Verification.Verified, null).Value().Check);

    [Fact]
    public void What_was_rejected_stays_so_until_the_provider_claims_something_else()
    {
        var rejected = Check(Claiming(), Verification.Rejected, "Not taught.").Value().Version.CompetencyMappings;
        MappingEdit Edit(CompetencyCoverage coverage) => new() { Set = [new() { Competency = Sample.Named(Listens), Coverage = coverage }] };
        var facts = new OfferFacts { IsSlugTaken = _ => false, IsLive = _ => true, Now = Sample.Now };
        OfferState Of() => Claiming() with { Version = Claiming().Version with { CompetencyMappings = rejected } };

        Assert.Empty(OfferRules.Map(Sample.Named(Of()), Edit(CompetencyCoverage.Develops), 7, facts).Value().Fields);
        Assert.Equal(
            Verification.SelfReported,
            OfferRules.Map(Sample.Named(Of()), Edit(CompetencyCoverage.Assesses), 7, facts).Value().Value.Version.CompetencyMappings[0].Verification);
    }

    private static OfferState Claiming(Verification verification = Verification.SelfReported, OfferStatus status = OfferStatus.Published)
    {
        var state = Sample.Offer(status);

        return state with { Version = state.Version with { CompetencyMappings = [Sample.Mapping(Listens.Id, verification), .. state.Version.CompetencyMappings] } };
    }

    private static MappingVerdict Verdict(Verification found, string? reason) => new() { Competency = Sample.Named(Listens), Verification = found, Reason = reason };

    private static Outcome<CheckedMapping, CheckMappingError> Check(
        OfferState state, Verification found, string? reason, MappingCheck? latest = null, Named<Competency>? competency = null) => MappingCheckRules.Check(
            Sample.Named(state), Verdict(found, reason) with { Competency = competency ?? Sample.Named(Listens) }, latest, 7, Steward, Sample.Now);
}
