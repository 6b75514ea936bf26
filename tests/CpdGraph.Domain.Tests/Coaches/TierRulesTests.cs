namespace CpdGraph.Domain.Tests;

public sealed class TierRulesTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);

    private static readonly TierFacts Facts = new()
    {
        CoachId = Coach,
        HasAccreditedTraining = true,
        Descriptor = new()
        {
            Id = TierDescriptorId.New(Sample.Now),
            FrameworkId = CompetencyFrameworkId.New(Sample.Now),
            Tier = PracticeTier.Tier1,
            Name = "New practitioner",
            Description = "Someone in their first months.",
            MaySupervise = false,
            Provenance = Provenance.Illustrative,
            SourceReference = "The framework, section 9",
        },
        Recorder = Sample.Caller(Role.Supervisor),
        Now = Sample.Now,
    };

    [Fact]
    public void A_recognition_has_its_day_basis_and_recogniser()
    {
        var award = TierRules.Award(Entry(PracticeTier.Tier1), Facts).Value();

        Assert.Equal((PracticeTier.Tier1, Sample.Today, "Portfolio of evidence.", "Some Body"), (award.Tier, award.AwardedOn, award.Basis, award.RecognisedBy));
        Assert.Equal((Coach, Facts.Recorder.PrincipalId!.Value, Sample.Now), (award.CoachId, award.RecordedById, award.RecordedAt));
        Assert.Equal("Peak school", TierRules.Award(Entry(PracticeTier.Tier1) with { RecognisedBy = "Peak school" }, Facts).Value().RecognisedBy);
        Assert.Null(award.OverrideReason);
    }

    [Fact]
    public void The_first_tier_needs_the_accredited_course_and_no_reason_replaces_it()
    {
        var untrained = Facts with { HasAccreditedTraining = false };

        var error = Assert.Single(TierRules.Award(Entry(PracticeTier.Tier1) with { OverrideReason = "Much experience." }, untrained).Errors());

        Assert.Equal((UserErrorCode.TierNotEarned, "tier"), (error.Code, string.Join('.', error.Field)));
        var rule = Assert.IsType<IRuleError>(error, exactMatch: false);
        Assert.Equal((TierRules.Training, "The framework, section 9"), (rule.Rule, rule.SourceReference));
    }

    [Fact]
    public void A_tier_is_skipped_only_with_a_reason_which_is_kept()
    {
        Assert.Equal(["TierNotEarned tier"], TierRules.Award(Entry(PracticeTier.Tier2), Facts).Mistakes());
        Assert.Equal("Recognised elsewhere.", TierRules.Award(Entry(PracticeTier.Tier2) with { OverrideReason = " Recognised elsewhere. " }, Facts).Value().OverrideReason);

        var after = Facts with { Existing = [Award(PracticeTier.Tier1, -100)] };
        Assert.Null(TierRules.Award(Entry(PracticeTier.Tier2) with { OverrideReason = "Not needed." }, after).Value().OverrideReason);
        Assert.Equal(["TierNotEarned tier"], TierRules.Award(Entry(PracticeTier.Tier3), after).Mistakes());

        var revoked = Facts with { Existing = [Award(PracticeTier.Tier1, -100, revoked: -10)] };
        Assert.Equal(["TierNotEarned tier"], TierRules.Award(Entry(PracticeTier.Tier2), revoked).Mistakes());
    }

    [Fact]
    public void Of_one_tier_one_recognition_counts_at_a_time()
    {
        var held = Facts with { Existing = [Award(PracticeTier.Tier1, -100)] };
        var before = Facts with { Existing = [Award(PracticeTier.Tier1, -100, revoked: -50)] };

        Assert.Equal(["Taken tier"], TierRules.Award(Entry(PracticeTier.Tier1), held).Mistakes());
        Assert.Equal(["OutOfRange awardedOn"], TierRules.Award(Entry(PracticeTier.Tier1, -51), before).Mistakes());
        _ = TierRules.Award(Entry(PracticeTier.Tier1, -50), before).Value();
    }

    [Fact]
    public void A_lower_tier_never_begins_while_a_higher_one_counts()
    {
        var held = Facts with { Existing = [Award(PracticeTier.Tier2, -100)] };

        Assert.Equal(["TierNotEarned awardedOn"], TierRules.Award(Entry(PracticeTier.Tier1), held).Mistakes());
        _ = TierRules.Award(Entry(PracticeTier.Tier1, -200), held).Value();
        Assert.Equal(
            ["TierNotEarned awardedOn", "TierNotEarned tier"],
            TierRules.Award(Entry(PracticeTier.Tier2, -200), Facts with { Existing = [Award(PracticeTier.Tier1, -100)] }).Mistakes());
    }

    [Fact]
    public void A_recognition_cites_evidence_that_the_coach_shares_and_no_other()
    {
        var (shared, employers) = (Sample.Evidence(Coach, EvidenceSharing.Supervisors), Sample.Evidence(Coach, EvidenceSharing.Employer));
        TierEntry Citing(params EvidenceItem?[] items) => Entry(PracticeTier.Tier1) with { Evidence = [.. items.Select(item => Sample.Named(item))] };

        Assert.Equal([shared.Id, employers.Id], TierRules.Award(Citing(shared, employers, shared), Facts).Value().EvidenceIds);
        Assert.Equal(
            ["NotFound evidenceIds.0", "NotFound evidenceIds.1", "NotFound evidenceIds.3"],
            TierRules.Award(Citing(null, Sample.Evidence(Coach, EvidenceSharing.Private), shared, Sample.Evidence(CoachId.New(Sample.Now), EvidenceSharing.Employer)), Facts).Mistakes());
        Assert.Equal(["Invalid evidenceIds.1"], TierRules.Award(Citing(shared, employers with { RemovedAt = Sample.Now }), Facts).Mistakes());
        Assert.Equal(
            ["NotFound evidenceIds.0"],
            TierRules.Award(Citing(Sample.Evidence(Coach, EvidenceSharing.Private) with { RemovedAt = Sample.Now }), Facts).Mistakes());
        Assert.Equal(["TooMany evidenceIds"], TierRules.Award(Citing([.. Enumerable.Range(0, 21).Select(_ => shared)]), Facts).Mistakes());
    }

    [Fact]
    public void All_that_is_wrong_with_a_recognition_is_said_at_once() => Assert.Equal(
        ["InFuture awardedOn", "NotFound completionIds.0", "Required basis", "TierNotEarned tier", "TooLong recognisedBy"],
        TierRules.Award(
            Entry(PracticeTier.Tier3, 1) with { Basis = " ", RecognisedBy = new string('x', 201), Completions = [Sample.Named<Completion>(null)] }, Facts).Mistakes());

    [Fact]
    public void A_recognition_is_revoked_once_with_a_day_and_a_reason()
    {
        var award = Award(PracticeTier.Tier1, -100);

        var revoked = TierRules.Revoke(Sample.Named(award), Sample.Today, " It was another's. ", Sample.Today).Value();

        Assert.Equal((Sample.Today, "It was another's."), (revoked.RevokedOn, revoked.RevocationReason));
        Assert.True(revoked.IsLiveOn(Sample.Today.AddDays(-1)));
        Assert.False(revoked.IsLiveOn(Sample.Today));
        Assert.Equal(["WrongState id"], TierRules.Revoke(Sample.Named(revoked), Sample.Today, "Again.", Sample.Today).Mistakes());
        Assert.Equal(["InFuture revokedOn", "Required reason"], TierRules.Revoke(Sample.Named(award), Sample.Today.AddDays(1), "", Sample.Today).Mistakes());
        Assert.Equal(["OutOfRange revokedOn"], TierRules.Revoke(Sample.Named(award), Sample.Today.AddDays(-101), "Wrong.", Sample.Today).Mistakes());
        Assert.Equal(["NotFound id"], TierRules.Revoke(Sample.Named<TierAward>(null), Sample.Today, "Wrong.", Sample.Today).Mistakes());
    }

    [Fact]
    public void Whatever_is_recognised_and_revoked_no_day_has_two_of_a_tier_and_the_tier_is_the_highest_live() => Seeds.Of(300, random =>
    {
        List<TierAward> all = [];

        for (var step = 0; step < 20; step++)
        {
            if (random.Next(4) == 0 && all.Count > 0)
            {
                var at = random.Next(all.Count);
                all[at] = TierRules.Revoke(Sample.Named(all[at]), Sample.Today.AddDays(random.Next(-200, 1)), "Wrong.", Sample.Today).Match(done => done, _ => all[at]);
                continue;
            }

            var entry = Entry((PracticeTier)random.Next(4), random.Next(-200, 1)) with { OverrideReason = random.Next(2) == 0 ? "Known from elsewhere." : null };
            var facts = Facts with { Existing = [.. all], HasAccreditedTraining = random.Next(4) > 0 };

            if (TierRules.Award(entry, facts) is Outcome<TierAward, AwardTierError>.Done(var award))
            {
                Assert.True(award.Tier > PracticeTier.Tier1 || facts.HasAccreditedTraining);
                Assert.True(award.OverrideReason is not null || award.Tier == PracticeTier.Tier1 || all.Any(row => row.Tier == award.Tier - 1 && row.IsLiveOn(award.AwardedOn)));
                all.Add(award);
            }
        }

        for (var day = Sample.Today.AddDays(-210); day <= Sample.Today; day = day.AddDays(1))
        {
            var live = all.Where(award => award.IsLiveOn(day)).ToArray();

            Assert.Equal(live.Length, live.Select(award => award.Tier).Distinct().Count());
            Assert.Equal(live.Length == 0 ? null : live.Max(award => award.Tier), TierAward.On(all, day)?.Tier);
        }
    });

    private static TierEntry Entry(PracticeTier tier, int days = 0) => new() { Tier = tier, AwardedOn = Sample.Today.AddDays(days), Basis = "Portfolio of evidence." };

    private static TierAward Award(PracticeTier tier, int days, int? revoked = null) => Sample.Award(Coach, tier, Sample.Today.AddDays(days)) with
    {
        RevokedOn = revoked is { } on ? Sample.Today.AddDays(on) : null,
        RevocationReason = revoked is null ? null : "Wrong.",
    };
}
