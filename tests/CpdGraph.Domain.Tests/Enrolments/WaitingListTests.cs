namespace CpdGraph.Domain.Tests;

public sealed class WaitingListTests
{
    private readonly EnrolmentSample sample = new();

    [Fact]
    public void Free_places_go_to_those_who_asked_first_and_the_service_gives_them()
    {
        Enrolment[] waiting = [.. new long[] { 9, 4, 7 }.Select(number => sample.Enrolment(EnrolmentStatus.WaitingList, number, CoachId.New(Sample.Now)))];

        sample.Run = sample.Run with { Capacity = 3 };
        var promotion = WaitingList.Promote(sample.Run, EnrolmentSample.Places(3, 1, 9), [sample.Enrolment(EnrolmentStatus.Requested, 1), .. waiting], Sample.Now);

        Assert.Equal([4L, 7L], promotion.Promoted.Select(change => change.After.Number));
        Assert.All(promotion.Promoted, change => Assert.Equal((EnrolmentStatus.Booked, null), (change.After.Status, change.ById)));
        Assert.Equal((3, 9L), (promotion.Places.Taken, promotion.Places.LastNumber));
    }

    [Fact]
    public void Nobody_gets_a_place_once_the_run_has_begun_or_was_cancelled()
    {
        var waiting = sample.Enrolment(EnrolmentStatus.WaitingList);

        Assert.Empty(WaitingList.Promote(sample.Run, EnrolmentSample.Places(), [waiting], EnrolmentSample.Start).Promoted);
        Assert.Empty(WaitingList.Promote(sample.Run with { CancelledAt = Sample.Now }, EnrolmentSample.Places(), [waiting], Sample.Now).Promoted);
        Assert.Single(WaitingList.Promote(sample.Run, EnrolmentSample.Places(), [waiting], EnrolmentSample.Start.AddTicks(-1)).Promoted);
    }

    [Fact]
    public void The_capacity_follows_that_of_the_run_and_takes_no_place_away()
    {
        var places = EnrolmentSample.Places(5, 4, 4);

        Assert.Equal(9, places.For(sample.Run with { Capacity = 9 }).Capacity);
        Assert.Equal(4, places.For(sample.Run with { Capacity = 2 }).Capacity);
        Assert.Equal(0, places.For(sample.Run with { Capacity = 2 }).Free);
        Assert.Equal((null, null, true), (places.For(sample.Run with { Capacity = null }).Capacity, places.For(sample.Run with { Capacity = null }).Free, places.For(sample.Run with { Capacity = null }).HasPlace));
    }

    [Fact]
    public void Of_a_run_that_has_shrunk_a_place_given_back_goes_to_nobody()
    {
        var change = EnrolmentSteps.Move(sample.Enrolment(EnrolmentStatus.Booked), EnrolmentStatus.Cancelled, null, Sample.Now);

        var places = EnrolmentSample.Places(3, 3, 3).For(sample.Run).After(change, sample.Run);

        Assert.Equal((2, 2, false), (places.Capacity!.Value, places.Taken, places.HasPlace));
        Assert.Empty(WaitingList.Promote(sample.Run, places, [sample.Enrolment(EnrolmentStatus.WaitingList)], Sample.Now).Promoted);
    }

    // Whoever asks, approves, declines and cancels, in whatever order, and however the provider changes the run's size meanwhile.
    [Fact]
    public void In_any_history_places_are_never_overbooked_nobody_waits_beside_a_free_place_and_who_asked_first_gets_it() => Seeds.Of(300, random =>
    {
        var world = new EnrolmentSample();
        world.Run = world.Run with { Capacity = random.Next(1, 5), ApprovalNeeded = random.Next(2) == 0 };
        var places = RunPlaces.Untouched(world.Run.Id).For(world.Run);
        var enrolments = new Dictionary<EnrolmentId, Enrolment>();

        for (var step = 0; step < 60; step++)
        {
            if (random.Next(10) == 0)
            {
                world.Run = world.Run with { Capacity = random.Next(8) == 0 ? null : random.Next(1, 6) };
            }

            // As the desk does: the size first, then those who wait, then the request.
            places = places.For(world.Run);
            Promote();
            var some = enrolments.Values.ElementAtOrDefault(random.Next(Math.Max(1, enrolments.Count)));
            var outcome = random.Next(4) switch
            {
                1 when some is not null => EnrolmentStepRules.Approve(Sample.Named(some), Facts() with { Caller = Manager(some) }),
                2 when some is not null => EnrolmentStepRules.Decline(Sample.Named(some), "No.", Facts()),
                3 when some is not null => EnrolmentStepRules.Cancel(Sample.Named(some), null, Facts()),
                _ => Request(),
            };

            if (outcome is Outcome<EnrolmentChange, EnrolmentError>.Done(var change))
            {
                Keep(change);
                Promote();
            }

            Assert.True(places.Capacity is not { } capacity || places.Taken <= capacity);
            Assert.Equal(enrolments.Values.Count(row => row.TakesPlace), places.Taken);
            Assert.True(!places.HasPlace || enrolments.Values.All(row => row.Status != EnrolmentStatus.WaitingList));
            Assert.Equal(enrolments.Count, enrolments.Values.Select(row => row.Number).Distinct().Count());
        }

        void Keep(EnrolmentChange change)
        {
            enrolments[change.After.Id] = change.After;
            places = places.After(change, world.Run);
        }

        void Promote()
        {
            foreach (var change in WaitingList.Promote(world.Run, places, enrolments.Values, Sample.Now).Promoted)
            {
                // Nobody who asked earlier still waits.
                Assert.DoesNotContain(enrolments.Values, row => row.Status == EnrolmentStatus.WaitingList && row.Number < change.After.Number);
                Keep(change);
            }
        }

        Outcome<EnrolmentChange, EnrolmentError> Request()
        {
            var coach = Sample.Coach();

            return EnrolmentRules.Request(
                world.Request(joinWaitingList: random.Next(5) > 0) with { Coach = Sample.Named(coach) },
                world.Facts(places) with { Caller = Sample.Caller(Role.Coach) with { CoachId = coach.Id } });
        }

        EnrolmentStepFacts Facts() => world.Step(world.AsProvider, places);

        Caller Manager(Enrolment enrolment) => world.AsManager with { SupervisedCoachIds = new HashSet<CoachId> { enrolment.CoachId } };
    });
}
