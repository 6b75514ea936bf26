using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class AttendanceTests
{
    private static readonly DateTimeOffset Ended = Sample.Now.AddDays(-2).AddHours(6);
    private readonly EnrolmentSample sample = new();

    public AttendanceTests()
    {
        var first = Sample.Now.AddDays(-9);
        var last = Sample.Now.AddDays(-2);
        sample.Run = sample.Run with
        {
            StartsAt = first,
            EndsAt = Ended,
            Sessions = [EnrolmentSample.Session("day-1", first), EnrolmentSample.Session("day-2", last)],
        };
    }

    [Fact]
    public void Whoever_attended_all_sessions_has_completed_the_offer_and_the_provider_has_verified_it()
    {
        var place = sample.Enrolment(EnrolmentStatus.Booked) with { Cost = new Money(9_500) };
        var version = sample.Offer.Version with { ValidForMonths = 12 };

        var recorded = Record(Facts() with { Offer = new(sample.Offer.Offer, [version]) }, Entry(place)).Value();

        var completion = Assert.Single(recorded.Completions);
        var after = Assert.Single(recorded.Places);
        Assert.Equal(
            (place.CoachId, place.OfferId, version.Id, place.RunId, LondonCalendar.DayOf(Ended), new DateOnly(2027, 11, 22), 1_440, CompletionOutcome.Attended, new Money(9_500)),
            (completion.CoachId, completion.OfferId, completion.OfferVersionId, completion.RunId!.Value, completion.OccurredOn, completion.ExpiresOn!.Value,
                completion.CpdMinutes, completion.Outcome, completion.Cost!.Value));
        Assert.Equal(
            (Verification.Verified, sample.AsProvider.Name, Sample.Now, (CompletionId?)null),
            (completion.Verification, completion.CheckedByName, completion.CheckedAt, completion.ReplacesId));
        Assert.Equal((EnrolmentStatus.Attended, (CompletionId?)completion.Id), (after.Status, after.CompletionId));
        Assert.Equal(["day-1", "day-2"], after.SessionsAttended);
        Assert.Equal((place, after), (recorded.Changes[0].Before, recorded.Changes[0].After));
        Assert.NotNull(recorded.Changes[0].ById);
    }

    [Theory]
    [InlineData(null, 1, false)]
    [InlineData(null, 2, true)]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    public void As_many_sessions_as_the_run_asks_for_make_a_completion(int? needed, int attended, bool completes)
    {
        sample.Run = sample.Run with { SessionsNeeded = needed };
        string[] keys = ["day-2", "day-1"];

        var recorded = Record(Facts(), Entry(sample.Enrolment(EnrolmentStatus.Booked)) with { SessionKeys = keys[..attended] }).Value();

        Assert.Equal(completes ? 1 : 0, recorded.Completions.Length);
        Assert.Equal(EnrolmentStatus.Attended, recorded.Places[0].Status);
        Assert.Equal(attended == 1 ? ["day-2"] : ["day-1", "day-2"], recorded.Places[0].SessionsAttended);
    }

    [Fact]
    public void Whoever_did_not_attend_has_completed_nothing()
    {
        var recorded = Record(Facts(), Entry(sample.Enrolment(EnrolmentStatus.Booked)) with { DidNotAttend = true }).Value();

        Assert.Empty(recorded.Completions);
        Assert.Equal(EnrolmentStatus.DidNotAttend, recorded.Places[0].Status);
        Assert.Empty(recorded.Places[0].SessionsAttended);
    }

    [Fact]
    public void Outcome_and_minutes_may_be_stated_for_whoever_attended_enough_alone()
    {
        var place = sample.Enrolment(EnrolmentStatus.Booked);
        var passed = Record(Facts(), Entry(place) with { Outcome = CompletionOutcome.PassedWithMerit, CpdMinutes = 30 }).Value().Completions[0];

        Assert.Equal((CompletionOutcome.PassedWithMerit, 30), (passed.Outcome, passed.CpdMinutes));
        Assert.Equal(
            ["AttendanceIncomplete attendance.0.outcome"],
            Record(Facts(), Entry(place) with { SessionKeys = ["day-1"], Outcome = CompletionOutcome.Passed, CpdMinutes = 30 }).Mistakes());
        Assert.Equal(["AttendanceIncomplete attendance.0.cpdMinutes"], Record(Facts(), Entry(place) with { SessionKeys = ["day-1"], CpdMinutes = 30 }).Mistakes());
        Assert.Equal(["Invalid attendance.0.didNotAttend"], Record(Facts(), Entry(place) with { DidNotAttend = true, Outcome = CompletionOutcome.Passed }).Mistakes());
        Assert.Equal(["Invalid attendance.0.didNotAttend"], Record(Facts(), Entry(place) with { DidNotAttend = true, SessionKeys = ["day-1"] }).Mistakes());
        Assert.Equal(["OutOfRange attendance.0.cpdMinutes"], Record(Facts(), Entry(place) with { CpdMinutes = 0 }).Mistakes());
    }

    [Fact]
    public void An_offer_that_says_no_minutes_needs_them()
    {
        var silent = sample.Offer.Version with { Delivery = sample.Offer.Version.Delivery with { CpdMinutes = null } };
        var facts = Facts() with { Offer = new(sample.Offer.Offer, [silent]) };
        var place = sample.Enrolment(EnrolmentStatus.Booked);

        Assert.Equal(["Required attendance.0.cpdMinutes"], Record(facts, Entry(place)).Mistakes());
        Assert.Empty(Record(facts, Entry(place) with { SessionKeys = ["day-1"] }).Value().Completions);
        Assert.Equal(90, Record(facts, Entry(place) with { CpdMinutes = 90 }).Value().Completions[0].CpdMinutes);
    }

    [Fact]
    public void The_version_is_the_one_of_the_last_day()
    {
        var early = sample.Offer.Version;
        var late = Sample.Version(sample.Offer.Offer.Id, 2, Ended.AddDays(1));

        Assert.Equal(early.Id, Record(Facts() with { Offer = new(sample.Offer.Offer, [late, early]) }, Entry(sample.Enrolment(EnrolmentStatus.Booked))).Value().Completions[0].OfferVersionId);
    }

    [Fact]
    public void What_the_coach_had_recorded_of_the_same_run_is_replaced_so_that_nothing_counts_twice()
    {
        var place = sample.Enrolment(EnrolmentStatus.Booked);
        var day = LondonCalendar.DayOf(Ended);
        var ofOffer = Sample.Completion(place.CoachId) with { OfferId = place.OfferId, OccurredOn = day };
        var ofRun = ofOffer with { Id = CompletionId.New(Sample.Now), RunId = place.RunId, OccurredOn = day.AddDays(1) };
        CompletionId? Replaced(params Completion[] known) => Record(Facts() with { Completions = [.. known] }, Entry(place)).Value().Completions[0].ReplacesId;

        Assert.Equal(ofRun.Id, Replaced(ofOffer, ofRun));
        Assert.Equal(ofOffer.Id, Replaced(ofOffer));
        Assert.Null(Replaced(ofOffer with { OccurredOn = day.AddDays(-1) }));
        Assert.Null(Replaced(ofOffer with { RunId = OfferRunId.New(Sample.Now) }));
        Assert.Null(Replaced(ofOffer with { Verification = Verification.Rejected }));
        Assert.Null(Replaced(ofOffer with { CoachId = CoachId.New(Sample.Now) }));
        Assert.Null(Replaced(ofOffer with { OfferId = OfferId.New(Sample.Now) }));
    }

    [Fact]
    public void All_is_recorded_or_nothing_and_each_mistake_is_told_with_its_place_in_the_list()
    {
        var good = sample.Enrolment(EnrolmentStatus.Booked);
        var elsewhere = sample.Enrolment(EnrolmentStatus.Booked) with { RunId = OfferRunId.New(Sample.Now) };

        Assert.Equal(
            [
                "Invalid attendance.3.enrolmentId", "NotFound attendance.1.enrolmentId", "NotFound attendance.2.enrolmentId", "NotFound attendance.5.sessionKeys.1",
                "Required attendance.6.sessionKeys", "WrongState attendance.4.enrolmentId",
            ],
            Record(
                Facts(),
                Entry(good),
                Entry(null),
                Entry(elsewhere),
                Entry(good),
                Entry(sample.Enrolment(EnrolmentStatus.Cancelled)),
                Entry(sample.Enrolment(EnrolmentStatus.Booked)) with { SessionKeys = ["day-1", "day-9"] },
                Entry(sample.Enrolment(EnrolmentStatus.Booked)) with { SessionKeys = [] }).Mistakes());
        Assert.Equal(["Required attendance"], Record(Facts()).Mistakes());
        Assert.Equal(["TooMany attendance"], Record(Facts(), [.. Enumerable.Range(0, 101).Select(_ => Entry(sample.Enrolment(EnrolmentStatus.Booked)))]).Mistakes());
        Assert.Equal(["NotFound runId"], AttendanceRules.Record(Sample.Named<AttendanceFacts>(null), [Entry(good)]).Mistakes());
    }

    [Fact]
    public void Only_places_that_were_held_are_recorded_and_those_with_a_completion_stay_as_they_are()
    {
        foreach (var status in Enum.GetValues<EnrolmentStatus>())
        {
            var place = sample.Enrolment(status);
            var allowed = status is EnrolmentStatus.Booked or EnrolmentStatus.Attended or EnrolmentStatus.DidNotAttend;

            Assert.Equal(allowed ? [] : ["WrongState attendance.0.enrolmentId"], Record(Facts(), Entry(place)).Match(_ => [], _ => Record(Facts(), Entry(place)).Mistakes()));
        }

        var completed = sample.Enrolment(EnrolmentStatus.Attended) with { CompletionId = CompletionId.New(Sample.Now) };
        var wrong = Assert.IsType<AttendanceError.WrongState>(Record(Facts(), Entry(completed)).Errors()[0]);
        Assert.Equal(("ATTENDED", true), (wrong.Current, wrong.IsCompleted));
    }

    [Fact]
    public void The_provider_of_the_run_and_stewards_record_and_nobody_their_own()
    {
        var place = sample.Enrolment(EnrolmentStatus.Booked);

        Assert.Equal(["NotPermitted runId"], Record(Facts(Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { ProviderId.New(Sample.Now) } }), Entry(place)).Mistakes());
        Assert.Equal(["NotPermitted runId"], Record(Facts(sample.AsManager), Entry(place)).Mistakes());
        Assert.Equal(["NotPermitted runId"], Record(Facts(sample.AsProvider with { Roles = RoleSet.Of(Role.Coach) }), Entry(place)).Mistakes());
        Assert.Single(Record(Facts(Sample.Caller(Role.Steward)), Entry(place)).Value().Completions);
        Assert.Equal(["OwnRecord attendance.0.enrolmentId"], Record(Facts(sample.AsProvider with { CoachId = place.CoachId }), Entry(place)).Mistakes());
    }

    [Fact]
    public void Attendance_is_recorded_once_the_last_session_has_ended_and_never_of_a_run_that_was_cancelled()
    {
        var place = sample.Enrolment(EnrolmentStatus.Booked);

        Assert.Single(Record(Facts() with { Now = Ended }, Entry(place)).Value().Completions);
        var early = Assert.IsType<AttendanceError.RunNotOver>(Record(Facts() with { Now = Ended.AddTicks(-1) }, Entry(place)).Errors()[0]);
        Assert.Equal(("UNDER_WAY", "COMPLETED"), (early.Current, early.Allowed[0]));
        sample.Run = sample.Run with { CancelledAt = Sample.Now.AddDays(-10) };
        var cancelled = Assert.IsType<AttendanceError.RunNotOver>(Record(Facts(), Entry(place)).Errors()[0]);
        Assert.Equal("CANCELLED", cancelled.Current);
        Assert.NotEqual(early.Message, cancelled.Message);
    }

    [Fact]
    public void Whoever_still_asks_or_waits_is_told_that_the_run_has_taken_place()
    {
        var asked = sample.Enrolment(EnrolmentStatus.Requested, 2);
        var waited = sample.Enrolment(EnrolmentStatus.WaitingList, 3);

        var closed = Record(Facts() with { Hopeful = [asked, waited] }, Entry(sample.Enrolment(EnrolmentStatus.Booked))).Value().Closed;

        Assert.Equal([asked.Id, waited.Id], closed.Select(change => change.After.Id));
        Assert.All(closed, change => Assert.Equal(
            (EnrolmentStatus.Cancelled, AttendanceRules.TakenPlace, false, (PrincipalId?)null),
            (change.After.Status, change.After.Reason, change.After.LateCancellation, change.ById)));
    }

    [Fact]
    public void A_place_recorded_without_a_completion_is_put_right_and_the_same_again_changes_nothing()
    {
        var once = Record(Facts(), Entry(sample.Enrolment(EnrolmentStatus.Booked)) with { SessionKeys = ["day-1"] }).Value().Places[0];

        var same = Record(Facts(), Entry(once) with { SessionKeys = ["day-1", "day-1"] }).Value();
        var right = Record(Facts(), Entry(once)).Value();
        var away = Record(Facts(), Entry(once) with { DidNotAttend = true }).Value();

        Assert.Empty(same.Changes);
        Assert.Equal([once], same.Places);
        Assert.Equal(right.Completions[0].Id, right.Places[0].CompletionId);
        Assert.Equal((EnrolmentStatus.DidNotAttend, 0), (away.Places[0].Status, away.Places[0].SessionsAttended.Length));
    }

    [Fact]
    public void Whatever_is_recorded_exactly_those_with_enough_sessions_complete_and_recording_it_twice_is_refused_or_the_same()
    {
        var (completed, not) = (0, 0);

        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            string[] keys = [.. Enumerable.Range(1, random.Next(1, 6)).Select(number => $"s{number}")];
            sample.Run = sample.Run with
            {
                Sessions = [.. keys.Select((key, day) => EnrolmentSample.Session(key, Sample.Now.AddDays(day - 9)))],
                SessionsNeeded = random.Next(2) == 0 ? null : random.Next(1, keys.Length + 1),
            };
            var needed = sample.Run.SessionsNeeded ?? keys.Length;
            AttendanceEntry[] entries =
            [
                .. Enumerable.Range(0, random.Next(1, 9)).Select(number => Entry(sample.Enrolment(EnrolmentStatus.Booked, number, CoachId.New(Sample.Now))) with
                {
                    DidNotAttend = random.Next(4) == 0,
                }).Select(entry => entry with
                {
                    SessionKeys = entry.DidNotAttend || random.Next(3) == 0 ? null : [.. keys.OrderBy(_ => random.Next()).Take(random.Next(1, keys.Length + 1))],
                }),
            ];

            var recorded = Record(Facts(), [.. entries]).Value();
            bool Completes(AttendanceEntry entry) => !entry.DidNotAttend && (entry.SessionKeys?.Count ?? keys.Length) >= needed;

            Assert.Equal(
                entries.Where(Completes).Select(entry => entry.Place.Value!.CoachId),
                recorded.Completions.Select(completion => completion.CoachId));
            Assert.Equal(recorded.Completions.Select(completion => (CompletionId?)completion.Id), recorded.Places.Select(place => place.CompletionId).Where(id => id is not null));
            Assert.All(recorded.Places.Zip(entries), pair => Assert.Equal(Completes(pair.Second), pair.First.CompletionId is not null));
            Assert.All(recorded.Changes, change => Assert.Equal(0, change.Taken));

            for (var index = 0; index < entries.Length; index++)
            {
                var again = Record(Facts(), entries[index] with { Place = Sample.Named(recorded.Places[index]) });

                if (Completes(entries[index]))
                {
                    completed++;
                    Assert.Equal(["WrongState attendance.0.enrolmentId"], again.Mistakes());
                }
                else
                {
                    not++;
                    Assert.Empty(again.Value().Changes);
                    Assert.Empty(again.Value().Completions);
                }
            }
        }

        Assert.True(completed > 300 && not > 300, $"{completed} {not}");
    }

    private static AttendanceEntry Entry(Enrolment? place) => new() { Place = Sample.Named(place) };

    private static Outcome<RecordedAttendance, AttendanceError> Record(AttendanceFacts facts, params ImmutableArray<AttendanceEntry> entries) =>
        AttendanceRules.Record(Sample.Named(facts), entries);

    private AttendanceFacts Facts(Caller? caller = null) => new()
    {
        Run = sample.Run,
        Offer = new(sample.Offer.Offer, [sample.Offer.Version]),
        Caller = caller ?? sample.AsProvider,
        Now = Sample.Now,
    };
}
