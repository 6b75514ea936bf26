using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class CoachRulesTests
{
    private static readonly PrincipalId Registrar = PrincipalId.New(Sample.Now);

    [Fact]
    public void A_supervisor_who_registers_a_coach_is_their_first_supervisor()
    {
        var supervisor = Sample.Supervisor(Registrar);

        var registered = Register(Registration(), supervisor).Value();

        var assignment = Assert.Single(registered.Assignments);
        Assert.Equal(supervisor.Id, assignment.SupervisorId);
        Assert.Equal(SupervisionKind.LineManagement, assignment.Kind);
        Assert.True(assignment.IsLiveOn(Sample.Today));
        Assert.Equal(registered.Coach.Id, assignment.CoachId);
        Assert.Equal(registered.Coach.Id, registered.Employment.CoachId);
        Assert.Equal(registered.Coach.Id, registered.Invitation.Invitation.CoachId);
        Assert.Equal(Registrar, registered.Invitation.Invitation.IssuedById);
        Assert.False(registered.Coach.IsClaimed);
        Assert.Equal(1, registered.Coach.Revision);
    }

    [Fact]
    public void A_steward_names_the_line_manager_or_nobody()
    {
        var manager = Sample.Supervisor();

        Assert.Empty(Register(Registration(), null).Value().Assignments);
        Assert.Equal(manager.Id, Assert.Single(Register(Registration() with { LineManager = Sample.Named(manager) }, null).Value().Assignments).SupervisorId);
        Assert.Equal(
            manager.Id,
            Assert.Single(Register(Registration() with { LineManager = Sample.Named(manager) }, Sample.Supervisor()).Value().Assignments).SupervisorId);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var registration = new CoachRegistration
        {
            DisplayName = " ",
            Email = "nobody",
            LineManager = Sample.Named<Supervisor>(null),
            Specialisms = [Sample.Named(Sample.Specialism()), Sample.Named<Specialism>(null)],
            Employment = new()
            {
                Organisation = Sample.Named<Organisation>(null, "X99"),
                PlacedWith = Sample.Named<Organisation>(null),
                JobTitle = new string('j', 201),
                StartedOn = Sample.Today.AddYears(2),
                WholeTimeEquivalent = 1.2m,
            },
        };

        var outcome = Register(registration, null);

        Assert.Equal(
            [
                "Invalid email",
                "NotFound employment.organisationId",
                "NotFound employment.placedWithId",
                "NotFound lineManagerId",
                "NotFound specialismIds.1",
                "OutOfRange employment.startedOn",
                "OutOfRange employment.wholeTimeEquivalent",
                "Required displayName",
                "TooLong employment.jobTitle",
            ],
            outcome.Mistakes());
        Assert.Equal("X99", outcome.Errors().OfType<RegisterCoachError.Input>().Single(error => error.Field[^1] == "organisationId").Problem.Key);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("0.01", false)]
    [InlineData("1", false)]
    [InlineData("1.01", true)]
    [InlineData("0.333", true)]
    public void The_whole_time_equivalent_is_above_0_and_at_most_1(string number, bool refused)
    {
        var share = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        var registration = Registration() with { Employment = Work() with { WholeTimeEquivalent = share } };

        Assert.Equal(refused, Register(registration, null) is Outcome<RegisteredCoach, RegisterCoachError>.Refused);
    }

    [Fact]
    public void A_closed_organisation_takes_nobody()
    {
        var registration = Registration() with { Employment = Work() with { Organisation = Sample.Named(Sample.Organisation(Sample.Today.AddDays(-31))) } };

        Assert.Equal(["Invalid employment.organisationId"], Register(registration, null).Mistakes());
        _ = Register(registration with { Employment = registration.Employment with { StartedOn = Sample.Today.AddDays(-31) } }, null).Value();
    }

    [Fact]
    public void Only_what_changes_is_named_and_counted()
    {
        var coach = Sample.Coach();

        var same = CoachRules.Update(coach, new() { DisplayName = " Amira Khan " }, 3, Sample.Now).Value();
        var changed = CoachRules.Update(
            coach,
            new() { Email = "a.khan@example.org", Registrations = ImmutableArray.Create(new ProfessionalRegistration { Body = "NMC", Number = "12A" }) },
            3,
            Sample.Now.AddHours(1)).Value();

        Assert.Empty(same.Fields);
        Assert.Same(coach, same.Value);
        Assert.Equal(["email", "registrations"], changed.Fields);
        Assert.Equal(4, changed.Value.Revision);
        Assert.Equal(Sample.Now.AddHours(1), changed.Value.UpdatedAt);
        Assert.Equal("Amira Khan", changed.Value.DisplayName);
    }

    [Fact]
    public void A_profile_cannot_lose_its_name_or_address_and_a_stale_change_is_told_both_numbers()
    {
        var changes = new CoachChanges
        {
            DisplayName = Edit<string?>.To(null),
            Email = Edit<string?>.To(" "),
            Registrations = ImmutableArray.Create(new ProfessionalRegistration { Body = "", CheckedOn = Sample.Today.AddDays(1) }),
        };

        var outcome = CoachRules.Update(Sample.Coach(), changes, 2, Sample.Now);

        Assert.Equal(
            [
                "InFuture changes.registrations.0.checkedOn", "Required changes.displayName", "Required changes.email", "Required changes.registrations.0.body",
                "StaleRevision expectedRevision",
            ],
            outcome.Mistakes());
        var stale = Assert.Single(outcome.Errors().OfType<UpdateCoachProfileError.Stale>());
        Assert.Equal((2, 3), (stale.ExpectedRevision, stale.ActualRevision));
    }

    [Fact]
    public void Of_several_employments_the_latest_begun_counts()
    {
        var coach = CoachId.New(Sample.Now);
        Employment Of(int from, int? to) => new()
        {
            Id = EmploymentId.New(Sample.Now),
            CoachId = coach,
            OrganisationId = OrganisationId.New(Sample.Now),
            JobTitle = "Coach",
            StartedOn = Sample.Today.AddDays(from),
            EndedOn = to is { } end ? Sample.Today.AddDays(end) : null,
        };
        Employment[] all = [Of(-100, null), Of(-50, -10), Of(5, null)];

        Assert.Equal(all[0], Employment.On(all, Sample.Today));
        Assert.Equal(all[1], Employment.On(all, Sample.Today.AddDays(-10)));
        Assert.Equal(all[2], Employment.On(all, Sample.Today.AddDays(5)));
        Assert.Null(Employment.On(all, Sample.Today.AddDays(-101)));
    }

    private static Outcome<RegisteredCoach, RegisterCoachError> Register(CoachRegistration registration, Supervisor? by) =>
        CoachRules.Register(registration, Registrar, by, Sample.Entropy, Sample.Now);

    private static CoachRegistration Registration() => new() { DisplayName = "Amira Khan", Email = "amira@example.org", Employment = Work() };

    private static NewEmployment Work() => new()
    {
        Organisation = Sample.Named(Sample.Organisation()),
        JobTitle = "Health and wellbeing coach",
        StartedOn = Sample.Today.AddDays(-30),
        WholeTimeEquivalent = 0.6m,
    };
}
