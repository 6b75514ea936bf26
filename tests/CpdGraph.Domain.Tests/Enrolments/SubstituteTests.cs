namespace CpdGraph.Domain.Tests;

public sealed class SubstituteTests
{
    private readonly EnrolmentSample sample = new();
    private readonly Coach colleague = Sample.Coach() with { DisplayName = "Ben Ali" };
    private readonly OrganisationId employer = OrganisationId.New(Sample.Now);

    private Enrolment Place => sample.Enrolment(EnrolmentStatus.Booked, number: 4) with { EmployerId = employer, Cost = new Money(9_500), DecidedById = PrincipalId.New(Sample.Now) };

    private Caller Manager => sample.AsManager with { SupervisedCoachIds = new HashSet<CoachId> { sample.Coach.Id, colleague.Id } };

    [Fact]
    public void A_booked_place_goes_to_a_colleague_with_its_number_and_both_name_each_other()
    {
        var place = Place;

        var (given, taken) = Substitute(place, Facts()).Value();

        Assert.Equal((place, EnrolmentStatus.Substituted, taken.After.Id), (given.Before, given.After.Status, given.After.SubstitutedById));
        Assert.Equal((null, EnrolmentStatus.Booked, place.Id), (taken.Before, taken.After.Status, taken.After.SubstituteForId));
        Assert.Equal(
            (colleague.Id, 4L, place.RunId, place.OfferId, (OrganisationId?)employer, place.Cost, Manager.PrincipalId!.Value, Sample.Now),
            (taken.After.CoachId, taken.After.Number, taken.After.RunId, taken.After.OfferId, taken.After.EmployerId, taken.After.Cost, taken.After.RequestedById, taken.After.RequestedAt));
        Assert.Null(taken.After.DecidedById);
        Assert.Equal(0, given.Taken + taken.Taken);
    }

    [Fact]
    public void Somebody_who_acts_for_both_passes_it_on()
    {
        var own = sample.AsManager with { CoachId = sample.Coach.Id, SupervisedCoachIds = new HashSet<CoachId> { colleague.Id } };

        Assert.Equal(colleague.Id, Substitute(Place, Facts(own)).Value().Taken.After.CoachId);
        Assert.Equal(["NotPermitted coachId"], Substitute(Place, Facts(sample.AsManager)).Mistakes());
        Assert.Equal(["NotPermitted id"], Substitute(Place, Facts(sample.AsManager with { SupervisedCoachIds = new HashSet<CoachId> { colleague.Id } })).Mistakes());
        Assert.Equal(["NotPermitted id"], Substitute(Place, Facts(Manager with { Roles = RoleSet.Of(Role.Coach) })).Mistakes());
        Assert.Equal(["NotPermitted id"], Substitute(Place, Facts(sample.AsProvider)).Mistakes());
        Assert.Equal(["NotFound coachId", "NotFound id"], SubstituteRules.Substitute(Sample.Named<Enrolment>(null), Sample.Named<Coach>(null), null).Mistakes());
    }

    [Fact]
    public void Only_a_booked_place_is_passed_on_and_only_before_the_run_begins()
    {
        foreach (var status in Enum.GetValues<EnrolmentStatus>().Where(status => status != EnrolmentStatus.Booked))
        {
            Assert.Equal(["WrongState id"], Substitute(Place with { Status = status }, Facts()).Mistakes());
        }

        Assert.Equal(EnrolmentStatus.Booked, Substitute(Place, Facts() with { Now = EnrolmentSample.Start.AddTicks(-1) }).Value().Taken.After.Status);
        Assert.Equal(["BookingClosed id"], Substitute(Place, Facts() with { Now = EnrolmentSample.Start }).Mistakes());
    }

    [Fact]
    public void The_substitute_is_another_coach_of_the_same_employer()
    {
        Assert.Equal("ANOTHER_COACH", Rule(SubstituteRules.Substitute(Sample.Named(Place), Sample.Named(sample.Coach), Facts())));
        Assert.Equal("SAME_EMPLOYER", Rule(Substitute(Place, Facts() with { EmployerId = OrganisationId.New(Sample.Now) })));
        Assert.Equal("SAME_EMPLOYER", Rule(Substitute(Place, Facts() with { EmployerId = null })));
        Assert.Equal("SAME_EMPLOYER", Rule(Substitute(Place with { EmployerId = null }, Facts() with { EmployerId = null })));
    }

    [Fact]
    public void What_needs_approval_a_line_manager_of_the_substitute_passes_on()
    {
        var manages = Facts() with { LineManagers = [sample.Manager] };

        Assert.Equal("APPROVER_NEEDED", Rule(Substitute(Place, Facts() with { IsPaidFor = true })));
        Assert.Equal(Manager.PrincipalId, Substitute(Place, manages with { IsPaidFor = true }).Value().Taken.After.DecidedById);
        sample.Run = sample.Run with { ApprovalNeeded = true };
        Assert.Equal("APPROVER_NEEDED", Rule(Substitute(Place, Facts())));
        Assert.Equal(Manager.PrincipalId, Substitute(Place, Facts() with { LineManagers = [sample.Manager] }).Value().Taken.After.DecidedById);
    }

    [Fact]
    public void The_substitute_meets_what_is_asked_of_everybody()
    {
        var basics = OfferId.New(Sample.Now);
        var clash = new LivePlace(
            sample.Enrolment(EnrolmentStatus.WaitingList, coach: colleague.Id) with { OfferId = OfferId.New(Sample.Now) }, [EnrolmentSample.Session("1", EnrolmentSample.Start.AddHours(5))]);
        var same = new LivePlace(sample.Enrolment(EnrolmentStatus.Requested, coach: colleague.Id), [EnrolmentSample.Session("1", EnrolmentSample.Start.AddDays(90))]);
        var facts = Facts();
        facts = facts with { Bookable = facts.Bookable with { Version = facts.Bookable.Version with { PrerequisiteIds = [basics] } } };
        var done = Sample.Completion(colleague.Id, Verification.Verified) with { OfferId = basics };

        Assert.Equal(
            ["AlreadyEnrolled coachId", "BookingClash coachId", "PrerequisitesMissing coachId"],
            Substitute(Place, facts with { LivePlaces = [clash, same] }).Mistakes());
        Assert.Equal(colleague.Id, Substitute(Place, facts with { Completions = [done] }).Value().Taken.After.CoachId);
    }

    private static string Rule(Outcome<Substitution, UserError> outcome) => Assert.IsAssignableFrom<SubstituteError>(Assert.Single(outcome.Errors())).Rule;

    private Outcome<Substitution, UserError> Substitute(Enrolment place, SubstituteFacts facts) => SubstituteRules.Substitute(Sample.Named(place), Sample.Named(colleague), facts);

    private SubstituteFacts Facts(Caller? caller = null) => new()
    {
        Bookable = new(sample.Run, sample.Offer.Offer, sample.Offer.Version),
        EmployerId = employer,
        Caller = caller ?? Manager,
        Now = Sample.Now,
    };
}
