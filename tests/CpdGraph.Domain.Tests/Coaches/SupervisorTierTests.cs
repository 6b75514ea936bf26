namespace CpdGraph.Domain.Tests;

public sealed class SupervisorTierTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);

    [Fact]
    public void A_tier_known_from_elsewhere_counts_from_its_day_and_the_next_takes_its_place()
    {
        var supervisor = Sample.Supervisor() with { KnownTiers = [Known(PracticeTier.Tier2, new(2024, 3, 1)), Known(PracticeTier.Tier3, new(2025, 6, 1))] };

        Assert.Null(SupervisorTier.On(supervisor, [], new(2024, 2, 29)));
        Assert.Equal(PracticeTier.Tier2, SupervisorTier.On(supervisor, [], new(2024, 3, 1)));
        Assert.Equal(PracticeTier.Tier2, SupervisorTier.On(supervisor, [], new(2025, 5, 31)));
        Assert.Equal(PracticeTier.Tier3, SupervisorTier.On(supervisor, [], new(2025, 6, 1)));
    }

    [Fact]
    public void From_the_first_own_recognition_on_that_record_alone_decides_even_when_it_is_revoked()
    {
        var supervisor = Sample.Supervisor(coach: Coach) with { KnownTiers = [Known(PracticeTier.Tier4, new(2024, 3, 1))] };
        TierAward[] own = [Sample.Award(Coach, PracticeTier.Tier3, new(2025, 6, 1)) with { RevokedOn = new(2026, 1, 1), RevocationReason = "It was another's." }];

        Assert.Equal(PracticeTier.Tier4, SupervisorTier.On(supervisor, own, new(2025, 5, 31)));
        Assert.Equal(PracticeTier.Tier3, SupervisorTier.On(supervisor, own, new(2025, 12, 31)));
        Assert.Null(SupervisorTier.On(supervisor, own, new(2026, 1, 1)));
    }

    [Fact]
    public void What_is_recorded_of_later_days_changes_no_earlier_answer() => Seeds.Of(200, random =>
    {
        var day = Sample.Today.AddDays(random.Next(-400, 0));
        var supervisor = Sample.Supervisor(coach: Coach) with { KnownTiers = [.. Days(random, 4).Select(on => Known((PracticeTier)random.Next(4), on))] };
        TierAward[] own = [.. Days(random, 4).Select(on => Sample.Award(Coach, (PracticeTier)random.Next(4), on))];

        var now = SupervisorTier.On(supervisor, own, day);
        var later = SupervisorTier.On(
            supervisor with { KnownTiers = [.. supervisor.KnownTiers, Known(PracticeTier.Tier4, day.AddDays(1))] },
            [.. own, Sample.Award(Coach, PracticeTier.Tier1, day.AddDays(1))],
            day);

        Assert.Equal(now, later);
    });

    [Fact]
    public void A_policy_asks_for_a_tier_or_a_registration_and_one_without_asks_for_nothing()
    {
        SupervisionPolicy[] policies =
        [
            Policy(SupervisionKind.LineManagement),
            Policy(SupervisionKind.Clinical) with { ClinicalRegistrationNeeded = true },
            Policy(SupervisionKind.HealthCoaching) with { MinimumSupervisorTier = PracticeTier.Tier3 },
        ];
        var clinician = Sample.Supervisor() with { ClinicalRegistrations = [new() { Body = "NMC" }] };

        Assert.Equal([SupervisionKind.LineManagement], SupervisorQualification.KindsOf(Sample.Supervisor(), PracticeTier.Tier2, policies));
        Assert.Equal([SupervisionKind.LineManagement, SupervisionKind.Clinical], SupervisorQualification.KindsOf(clinician, null, policies));
        Assert.Equal([SupervisionKind.LineManagement, SupervisionKind.HealthCoaching], SupervisorQualification.KindsOf(Sample.Supervisor(), PracticeTier.Tier4, policies));
        Assert.Equal(Enum.GetValues<SupervisionKind>(), SupervisorQualification.KindsOf(Sample.Supervisor(), null, []));
    }

    private static IEnumerable<DateOnly> Days(Random random, int most) => Enumerable.Range(0, random.Next(most)).Select(_ => Sample.Today.AddDays(random.Next(-800, 0)));

    private static KnownTier Known(PracticeTier tier, DateOnly day) => new() { Tier = tier, AwardedOn = day, Basis = "A portfolio.", RecognisedBy = "Another hub" };

    private static SupervisionPolicy Policy(SupervisionKind kind) => new()
    {
        Id = SupervisionPolicyId.New(Sample.Now),
        Kind = kind,
        Text = "A policy.",
        ValidFrom = new(2022, 7, 1),
        Provenance = Provenance.Illustrative,
    };
}
