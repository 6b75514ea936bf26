namespace CpdGraph.Domain.Tests;

public sealed class EmploymentRulesTests
{
    private static readonly Coach Coach = Sample.Coach();
    private static readonly Organisation First = Sample.Organisation();
    private static readonly Organisation Second = Sample.Organisation();

    [Fact]
    public void The_present_employment_ends_and_the_next_begins()
    {
        var present = Work(First, -400);

        var changed = Change([present], new() { End = End(-1), Next = New(Second, 0) with { FundedByArrs = true, WholeTimeEquivalent = 0.6m } }).Value();

        Assert.Equal((present.Id, Sample.Today.AddDays(-1)), (changed.Ended!.Id, changed.Ended.EndedOn));
        Assert.Equal((Coach.Id, Second.Id, true, 0.6m), (changed.Begun!.CoachId, changed.Begun.OrganisationId, changed.Begun.FundedByArrs, changed.Begun.WholeTimeEquivalent));
        Assert.Equal((Coach.Revision + 1, Sample.Now), (changed.Coach.Revision, changed.Coach.UpdatedAt));
        Assert.Equal(First.Id, Employment.On([changed.Ended, changed.Begun], Sample.Today.AddDays(-1))!.OrganisationId);
        Assert.Equal(Second.Id, Employment.On([changed.Ended, changed.Begun], Sample.Today)!.OrganisationId);
    }

    [Fact]
    public void Several_employers_at_once_are_allowed_and_which_employment_ends_must_be_said()
    {
        Employment[] both = [Work(First, -400), Work(Second, -100)];

        Assert.Null(Change([both[0]], new() { Next = New(Second, 0) }).Value().Ended);
        Assert.Equal(["Required end.organisationId"], Change(both, new() { End = End(0) }).Mistakes());
        Assert.Equal(both[0].Id, Change(both, new() { End = End(0, First) }).Value().Ended!.Id);
    }

    [Fact]
    public void No_two_employments_with_one_employer_overlap()
    {
        var present = Work(First, -400);

        Assert.Equal(["OutOfRange next.startedOn"], Change([present], new() { Next = New(First, 0) }).Mistakes());
        Assert.Equal(["OutOfRange next.startedOn"], Change([present], new() { End = End(0), Next = New(First, 0) }).Mistakes());
        _ = Change([present], new() { End = End(-1), Next = New(First, 0) }).Value();

        // The end that was to come is moved into the employment after it.
        Assert.Equal(["OutOfRange end.endedOn"], Change([present with { EndedOn = Sample.Today.AddDays(3) }, Work(First, 10)], new() { End = End(10, First) }).Mistakes());
    }

    [Fact]
    public void Closed_organisations_take_no_new_employment()
    {
        var closed = Sample.Organisation(closedOn: Sample.Today.AddDays(-1));

        Assert.Equal(["Invalid next.organisationId"], Change([], new() { Next = New(closed, 0) }).Mistakes());
        Assert.Equal(["Invalid next.placedWithId"], Change([], new() { Next = New(First, 0) with { PlacedWith = Sample.Named(closed) } }).Mistakes());
        _ = Change([Work(closed, -400)], new() { End = End(-1), Next = New(First, 0) }).Value();
    }

    [Fact]
    public void What_cannot_be_so_is_refused()
    {
        Assert.Equal(["Required end"], Change([], new()).Mistakes());
        Assert.Equal(["Invalid end.organisationId"], Change([], new() { End = End(0) }).Mistakes());
        Assert.Equal(["Invalid end.organisationId"], Change([Work(First, -400) with { EndedOn = Sample.Today.AddDays(-1) }], new() { End = End(0) }).Mistakes());
        Assert.Equal(["OutOfRange end.endedOn"], Change([Work(First, -10)], new() { End = End(-11) }).Mistakes());
        Assert.Equal(["OutOfRange end.endedOn"], Change([Work(First, -10)], new() { End = End(800) }).Mistakes());
        Assert.Equal(["NotFound end.organisationId"], Change([Work(First, -10)], new() { End = new() { EndedOn = Sample.Today, Organisation = Sample.Named<Organisation>(null) } }).Mistakes());
        Assert.Equal(["StaleRevision expectedRevision"], EmploymentRules.Change(Coach, [], new() { Next = New(First, 0) }, Coach.Revision - 1, Sample.Now).Mistakes());
        Assert.Equal(
            ["NotFound next.organisationId", "OutOfRange next.startedOn", "OutOfRange next.wholeTimeEquivalent", "Required next.jobTitle"],
            Change([], new() { Next = New(First, 800) with { Organisation = Sample.Named<Organisation>(null), JobTitle = "", WholeTimeEquivalent = 2 } }).Mistakes());
    }

    [Fact]
    public void Whatever_is_changed_no_day_has_two_employments_with_one_employer_and_none_is_lost() => Seeds.Of(300, random =>
    {
        List<Employment> all = [];
        var coach = Coach;

        for (var step = 0; step < 15; step++)
        {
            var employer = random.Next(2) == 0 ? First : Second;
            EmploymentChange change = new()
            {
                End = random.Next(2) == 0 ? End(random.Next(-100, 100), random.Next(3) == 0 ? null : employer) : null,
                Next = random.Next(2) == 0 ? New(random.Next(2) == 0 ? First : Second, random.Next(-100, 100)) : null,
            };

            if (EmploymentRules.Change(coach, all, change, coach.Revision, Sample.Now) is Outcome<ChangedEmployments, ChangeEmploymentError>.Done(var changed))
            {
                var before = all.Count;
                all = [.. all.Where(row => row.Id != changed.Ended?.Id).Concat(new[] { changed.Ended, changed.Begun }.OfType<Employment>())];
                Assert.Equal(before + (changed.Begun is null ? 0 : 1), all.Count);
                Assert.Equal(coach.Revision + 1, changed.Coach.Revision);
                coach = changed.Coach;
            }
        }

        for (var day = Sample.Today.AddDays(-110); day < Sample.Today.AddDays(110); day = day.AddDays(1))
        {
            Assert.All(all.Where(row => row.RunsOn(day)).GroupBy(row => row.OrganisationId), group => Assert.Single(group));
        }
    });

    private static Outcome<ChangedEmployments, ChangeEmploymentError> Change(IReadOnlyCollection<Employment> existing, EmploymentChange change) =>
        EmploymentRules.Change(Coach, existing, change, Coach.Revision, Sample.Now);

    private static EmploymentEnd End(int days, Organisation? employer = null) =>
        new() { EndedOn = Sample.Today.AddDays(days), Organisation = employer is null ? null : Sample.Named(employer) };

    private static NewEmployment New(Organisation employer, int days) =>
        new() { Organisation = Sample.Named(employer), JobTitle = "Coach", StartedOn = Sample.Today.AddDays(days) };

    private static Employment Work(Organisation employer, int days) => new()
    {
        Id = EmploymentId.New(Sample.Now),
        CoachId = Coach.Id,
        OrganisationId = employer.Id,
        JobTitle = "Coach",
        StartedOn = Sample.Today.AddDays(days),
    };
}
