namespace CpdGraph.Domain.Tests;

public sealed class SupervisorRulesTests
{
    private static readonly Caller Steward = Sample.Caller(Role.Steward);
    private static readonly Supervisor Somebody = Sample.Supervisor();
    private static readonly Caller Themselves = Sample.Caller(Role.Supervisor) with { SupervisorId = Somebody.Id };

    [Fact]
    public void A_supervisor_who_is_no_coach_has_registrations_and_a_tier_known_from_elsewhere()
    {
        var organisation = Sample.Organisation();
        var supervisor = SupervisorRules.Register(
            new()
            {
                DisplayName = " Clara Voss ",
                Email = "clara@example.org",
                Organisation = Edit<Named<Organisation>?>.To(Sample.Named(organisation)),
                ClinicalRegistrations = Edit<System.Collections.Immutable.ImmutableArray<ProfessionalRegistration>>.To([new() { Body = "NMC", Number = "12A3456E" }]),
                Tier = Known(-30),
                CapacityMinutesPerMonth = 240,
            },
            Facts(Sample.Caller(Role.Supervisor))).Value();

        Assert.Equal(("Clara Voss", organisation.Id, 240, 1), (supervisor.DisplayName, supervisor.OrganisationId!.Value, supervisor.CapacityMinutesPerMonth!.Value, supervisor.Revision));
        Assert.Equal("NMC", Assert.Single(supervisor.ClinicalRegistrations).Body);
        Assert.Equal(PracticeTier.Tier3, SupervisorTier.On(supervisor, [], Sample.Today));
        Assert.Null(SupervisorTier.On(supervisor, [], Sample.Today.AddDays(-31)));
    }

    [Fact]
    public void A_later_tier_is_added_and_the_one_before_goes_on_counting_for_its_days()
    {
        var before = Somebody with { KnownTiers = [Known(-300)] };

        var change = SupervisorRules.Update(before, new() { Tier = Known(-10) with { Tier = PracticeTier.Tier4 } }, before.Revision, Facts(Steward)).Value();

        Assert.Equal(["tier"], change.Fields);
        Assert.Equal(2, change.Value.Revision);
        Assert.Equal(PracticeTier.Tier3, SupervisorTier.On(change.Value, [], Sample.Today.AddDays(-11)));
        Assert.Equal(PracticeTier.Tier4, SupervisorTier.On(change.Value, [], Sample.Today.AddDays(-10)));
        Assert.Equal(
            ["Taken changes.tier.awardedOn"], SupervisorRules.Update(before, new() { Tier = Known(-300) }, before.Revision, Facts(Steward)).Mistakes());
    }

    [Fact]
    public void Nobody_records_what_qualifies_themselves()
    {
        var registration = Edit<System.Collections.Immutable.ImmutableArray<ProfessionalRegistration>>.To([new() { Body = "NMC" }]);

        Assert.Equal(["OwnRecord changes.tier"], SupervisorRules.Update(Somebody, new() { Tier = Known(-1) }, 1, Facts(Themselves)).Mistakes());
        Assert.Equal(["OwnRecord changes.clinicalRegistrations"], SupervisorRules.Update(Somebody, new() { ClinicalRegistrations = registration }, 1, Facts(Themselves)).Mistakes());
        Assert.Equal(
            ["OwnRecord changes.tier"],
            SupervisorRules.Update(Somebody, new() { Tier = Known(-1) }, 1, Facts(Steward with { SupervisorId = Somebody.Id })).Mistakes());
        Assert.Equal(["email"], SupervisorRules.Update(Somebody, new() { Email = "sam@example.org" }, 1, Facts(Themselves)).Value().Fields);
    }

    [Fact]
    public void Another_supervisor_changes_nothing_and_only_stewards_say_which_coach_somebody_is()
    {
        var coach = Sample.Coach();
        SupervisorDetails asCoach = new() { Coach = Edit<Named<Coach>?>.To(Sample.Named(coach)) };

        Assert.Equal(["NotPermitted id"], SupervisorRules.Update(Somebody, new() { Email = "x@example.org" }, 1, Facts(Sample.Caller(Role.Supervisor))).Mistakes());
        Assert.Equal(["NotPermitted changes.coachId"], SupervisorRules.Update(Somebody, asCoach, 1, Facts(Themselves)).Mistakes());
        Assert.Equal(coach.Id, SupervisorRules.Update(Somebody, asCoach, 1, Facts(Steward)).Value().Value.CoachId);
        Assert.Equal(
            ["Taken changes.coachId"],
            SupervisorRules.Update(Somebody, asCoach, 1, Facts(Steward) with { SupervisorOfCoach = SupervisorId.New(Sample.Now) }).Mistakes());
        Assert.Equal(
            ["OwnRecord changes.coachId"],
            SupervisorRules.Update(Somebody, asCoach, 1, Facts(Steward) with { AssignmentsOfCoach = [Sample.Assignment(coach.Id, Somebody.Id, Sample.Today)] }).Mistakes());
        Assert.Equal(
            ["Invalid changes.tier"],
            SupervisorRules.Update(Somebody with { CoachId = coach.Id }, new() { Tier = Known(-1) }, 1, Facts(Steward)).Mistakes());
    }

    [Fact]
    public void What_cannot_be_so_is_refused()
    {
        Assert.Equal(["Required supervisor.displayName"], SupervisorRules.Register(new(), Facts(Steward)).Mistakes());
        Assert.Equal(
            ["InFuture supervisor.tier.awardedOn", "Invalid supervisor.email", "NotFound supervisor.organisationId", "OutOfRange supervisor.capacityMinutesPerMonth", "Required supervisor.tier.basis"],
            SupervisorRules.Register(
                new()
                {
                    DisplayName = "Clara",
                    Email = "nobody",
                    Organisation = Edit<Named<Organisation>?>.To(Sample.Named<Organisation>(null)),
                    Tier = Known(1) with { Basis = "" },
                    CapacityMinutesPerMonth = -1,
                },
                Facts(Steward)).Mistakes());
        Assert.Equal(["StaleRevision expectedRevision"], SupervisorRules.Update(Somebody, new(), 7, Facts(Steward)).Mistakes());
        Assert.Empty(SupervisorRules.Update(Somebody, new(), 1, Facts(Steward)).Value().Fields);
    }

    private static SupervisorFacts Facts(Caller caller) => new() { Caller = caller, Now = Sample.Now };

    private static KnownTier Known(int days) => new() { Tier = PracticeTier.Tier3, AwardedOn = Sample.Today.AddDays(days), Basis = "A portfolio.", RecognisedBy = "Another hub" };
}
