using System.Collections.Immutable;
using static CpdGraph.Domain.Tests.AttentionSample;

namespace CpdGraph.Domain.Tests;

/// <summary>What holds of the list whatever the facts.</summary>
public sealed class AttentionPropertyTests
{
    [Fact]
    public void Late_things_come_first_then_by_day_and_kind_and_no_key_comes_twice() => Seeds.Of(300, random =>
    {
        var items = AttentionRules.Of(Facts(random));

        Assert.Equal(items.Length, items.Select(item => item.Key).Distinct().Count());
        Assert.All(items.Zip(items.Skip(1)), pair =>
        {
            var (first, second) = pair;
            var (left, right) = (Place(first), Place(second));

            Assert.True(left.CompareTo(right) < 0 || (left == right && string.CompareOrdinal(first.Key, second.Key) < 0));
        });
        Assert.All(items, item =>
        {
            Assert.True(!item.Overdue || item.DueOn < Day);
            Assert.EndsWith(".", item.Text, StringComparison.Ordinal);
            Assert.EndsWith(".", item.Action, StringComparison.Ordinal);
            Assert.Matches("^[A-Za-z0-9_-]{20}$", item.Key);
        });

        static (bool, int, AttentionKind) Place(AttentionItem item) => (!item.Overdue, item.DueOn?.DayNumber ?? int.MaxValue, item.Kind);
    });

    [Fact]
    public void The_same_facts_in_another_order_give_the_same_list() => Seeds.Of(300, random =>
    {
        var facts = Facts(random);
        var shuffled = facts with
        {
            Coaches = [.. facts.Coaches.Select(coach => coach with { Plans = Shuffled(coach.Plans), Sessions = Shuffled(coach.Sessions) }).OrderBy(_ => random.Next())],
            InReview = Shuffled(facts.InReview),
            Ended = Shuffled(facts.Ended),
            Budgets = Shuffled(facts.Budgets),
            Published = Shuffled(facts.Published),
        };

        Assert.Equal(AttentionRules.Of(facts).AsEnumerable(), AttentionRules.Of(shuffled));

        ImmutableArray<T> Shuffled<T>(ImmutableArray<T> rows) => [.. rows.OrderBy(_ => random.Next())];
    });

    [Fact]
    public void What_is_about_the_caller_names_no_coach_and_what_is_about_others_does() => Seeds.Of(300, random =>
    {
        var facts = Facts(random);
        var others = facts.Coaches.Where(coach => !coach.IsOwn).Select(coach => coach.Id).ToHashSet();

        Assert.All(AttentionRules.Of(facts), item => Assert.True(item.CoachId is not { } coach || others.Contains(coach)));
        Assert.All(AttentionRules.Of(facts with { Coaches = [.. facts.Coaches.Where(coach => coach.IsOwn)] }), item => Assert.Null(item.CoachId));
        Assert.All(
            AttentionRules.Of(facts with { Coaches = [.. facts.Coaches.Where(coach => !coach.IsOwn)], InReview = [], Published = [], Ended = [], Budgets = [] }), item => Assert.NotNull(item.CoachId));
    });

    [Fact]
    public void Nothing_is_left_of_what_was_done() => Seeds.Of(300, random =>
    {
        var facts = Facts(random);
        var done = facts with
        {
            InReview = [],
            Ended = [.. facts.Ended.Select(ended => ended with { Booked = 0 })],
            Budgets = [.. facts.Budgets.Select(held => held with { Allocation = held.Allocation with { CommittedPence = held.Allocation.Amount.Pence } })],
            Published = [.. facts.Published.Select(offer => offer with
            {
                Accreditations = [.. offer.Accreditations, (ReadinessSample.Accredited(Day.AddYears(-4)), null)],
            })],
            Coaches =
            [
                .. facts.Coaches.Select(coach => (coach with
                {
                    Supervision = coach.Supervision! with { Arrangements = [.. coach.Supervision!.Arrangements.Select(verdict => verdict with { Status = SupervisionStatus.Met, Supervisor = Another })] },
                    Plans = [.. coach.Plans.Select(plan => plan with { Status = PlanStatus.Closed })],
                    Places = [.. coach.Places.Select(known => known with { Place = known.Place with { Status = EnrolmentStatus.Cancelled } })],
                    Sessions = [.. coach.Sessions.Select(session => session with { Verification = Verification.Verified })],
                    Standings = [.. coach.Standings.Select(standing => standing with { Supervisor = standing.Self, IsAnswered = true })],
                }).With(coach.Records with
                {
                    Completions =
                    [
                        .. coach.Records.Completions.Select(row => row with { Completion = row.Completion with { Verification = Verification.Verified } }),
                        ReadinessSample.Completed(ReadinessSample.FourDays(), Day),
                    ],
                })),
            ],
        };

        Assert.Empty(AttentionRules.Of(done));
    });

    [Fact]
    public void Page_after_page_gives_the_whole_list_in_both_directions() => Seeds.Of(200, random =>
    {
        var items = AttentionRules.Of(Facts(random));
        var size = random.Next(1, 6);
        var (forwards, backwards) = (new List<AttentionItem>(), new List<AttentionItem>());

        for (CursorKey? after = null; ;)
        {
            var page = AttentionOrder.Page(items, PageRequest.First(size, after));
            forwards.AddRange(page.Items);
            Assert.Equal((items.Length, forwards.Count < items.Length), (page.TotalCount, page.HasNextPage));

            if (!page.HasNextPage)
            {
                break;
            }

            after = CursorKey.TryRead(page.KeyOf(page.Items.Count - 1).ToBytes());
        }

        for (CursorKey? before = null; ;)
        {
            var page = AttentionOrder.Page(items, PageRequest.Last(size, before));
            backwards.InsertRange(0, page.Items);

            if (!page.HasPreviousPage)
            {
                break;
            }

            before = CursorKey.TryRead(page.KeyOf(0).ToBytes());
        }

        Assert.Equal(items.AsEnumerable(), forwards);
        Assert.Equal(items.AsEnumerable(), backwards);
    });

    private static AttentionFacts Facts(Random random) => new()
    {
        Now = Sample.Now,
        SupervisorId = Giver.Id,
        Coaches = [.. Enumerable.Range(0, random.Next(0, 5)).Select(place => Coach(random, place == 0 && random.Next(2) == 0 ? Own() : Amira()))],
        InReview = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => new OfferInReview(OfferId.New(Sample.Now), "Core skills", "A hub", null))],
        Ended = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => new EndedRun(Run(Sample.Now.AddDays(-random.Next(1, 30))), "Core skills", random.Next(0, 20)))],
        Budgets = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Budget(Around(random), random.Next(0, 2) * 100))],
        Published =
        [
            .. Enumerable.Range(0, random.Next(0, 3)).Select(_ => new AccreditedOffer(
                OfferId.New(Sample.Now), "Core skills", [(ReadinessSample.Accredited(Day.AddYears(-3), Around(random)), null)])),
        ],
    };

    private static CoachMatters Coach(Random random, CoachMatters coach)
    {
        var supervision = Enum.GetValues<SupervisionKind>().Select(kind =>
        {
            var status = (SupervisionStatus)random.Next(5);
            var by = status == SupervisionStatus.NotArranged ? null : random.Next(2) == 0 ? Giver : Another;

            return Verdict(kind, status, by, by is null ? null : status == SupervisionStatus.Overdue ? Day.AddDays(-random.Next(1, 60)) : Around(random), random.Next(3) > 0);
        });

        return (random.Next(2) == 0 ? coach.WithCourseUntil(Around(random)) : coach.With(new() { Completions = [new(Sample.Completion(coach.Id), null)] })) with
        {
            Supervision = Overview([.. supervision]),
            Plans = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => SomePlans.Plan(coach.Id, (PlanStatus)random.Next(4)) with { ReviewOn = Around(random) })],
            Places =
            [
                .. Enumerable.Range(0, random.Next(0, 3)).Select(_ => Place(
                    Run(Sample.Now.AddDays(random.Next(-30, 60))), (EnrolmentStatus)random.Next(4), random.Next(2) == 0 ? Sample.Now.AddDays(-random.Next(0, 30)) : null)),
            ],
            Sessions =
            [
                .. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Session(random.Next(2) == 0, random.Next(2) == 0 ? Giver.Id : Another.Id)
                    with
                { Verification = (Verification)random.Next(4) }),
            ],
            Standings =
            [
                .. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Standing(random.Next(4) == 0 ? null : Assessed(Day.AddDays(-random.Next(0, 3))), isAnswered: random.Next(2) == 0)),
            ],
        };
    }

    private static DateOnly Around(Random random) => Day.AddDays(random.Next(-120, 120));
}
