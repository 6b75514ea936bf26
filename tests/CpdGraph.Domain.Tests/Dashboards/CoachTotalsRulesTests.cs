namespace CpdGraph.Domain.Tests;

public sealed class CoachTotalsRulesTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);
    private static readonly OfferVersionId Version = OfferVersionId.New(Sample.Now);
    private static readonly OrganisationId Elm = OrganisationId.New(Sample.Now);
    private static readonly OrganisationId Oak = OrganisationId.New(Sample.Now.AddMinutes(1));
    private static readonly FundingStreamId Hub = FundingStreamId.New(Sample.Now);
    private static readonly FundingStreamId Self = FundingStreamId.New(Sample.Now.AddMinutes(1));
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    public void Completions_of_one_version_in_one_month_are_added_up_and_months_are_kept_apart()
    {
        var totals = Of(new()
        {
            CoachId = Coach,
            Completions = [Completion(new(2026, 4, 30), 60), Completion(new(2026, 4, 1), 90), Completion(new(2026, 5, 1), 30)],
        });

        Assert.Equal([(April, 2, 150), (new DateOnly(2026, 5, 1), 1, 30)], totals.Learning.Select(row => (row.Month, row.Completions, row.Minutes)));
    }

    [Fact]
    public void A_refused_completion_counts_no_more_and_a_corrected_one_gives_way_to_its_correction_even_when_that_is_refused()
    {
        var wrong = Completion(new(2026, 4, 3), 60);
        var right = Completion(new(2026, 4, 4), 45) with { ReplacesId = wrong.Id };
        var refused = Completion(new(2026, 4, 5), 30) with { Verification = Verification.Rejected };

        Assert.Equal(45, Assert.Single(Of(new() { CoachId = Coach, Completions = [wrong, right, refused] }).Learning).Minutes);
        Assert.Empty(Of(new() { CoachId = Coach, Completions = [wrong, right with { Verification = Verification.Rejected }] }).Learning);
    }

    [Fact]
    public void A_completion_counts_for_the_employer_and_the_tier_of_its_day()
    {
        var totals = Of(new()
        {
            CoachId = Coach,
            Completions = [Completion(new(2026, 4, 9), 10), Completion(new(2026, 4, 10), 20), Completion(new(2026, 4, 20), 30), Completion(new(2026, 4, 21), 40)],
            Posts = [Post(Elm, new(2026, 4, 1), new(2026, 4, 20)), Post(Oak, new(2026, 4, 10), new(2026, 4, 15))],
            Tiers = [new(PracticeTier.Tier2, new(2026, 4, 20), new(2026, 4, 21)), new(PracticeTier.Tier1, new(2026, 4, 10), null)],
        });

        Assert.Equivalent(
            new (OrganisationId?, PracticeTier?, int)[] { (null, PracticeTier.Tier1, 40), (Elm, null, 10), (Elm, PracticeTier.Tier2, 30), (Oak, PracticeTier.Tier1, 20) },
            totals.Learning.Select(row => (row.EmployerId, row.Tier, row.Minutes)),
            strict: true);
    }

    [Fact]
    public void Completions_are_kept_apart_by_the_streams_that_paid_for_them_and_what_is_not_known_or_in_another_currency_is_nothing()
    {
        var (both, hub, nobody) = (Completion(new(2026, 4, 3), 10), Completion(new(2026, 4, 3), 20), Completion(new(2026, 4, 3), 30));
        var totals = Of(new()
        {
            CoachId = Coach,
            Completions = [both, hub, nobody],
            Awards =
            [
                Award(both.Id, Hub, FundingStatus.Committed, new Money(700)), Award(both.Id, Self, FundingStatus.Stated, new Money(300, "EUR")),
                Award(hub.Id, Hub, FundingStatus.Spent, null), Award(nobody.Id, Hub, FundingStatus.Released, new Money(9)),
                Award(nobody.Id, Hub, FundingStatus.Requested, new Money(9)), Award(nobody.Id, Hub, FundingStatus.Refused, new Money(9)),
            ],
        });

        Assert.Equal([30, 20, 10], totals.Learning.Select(row => row.Minutes));
        Assert.Empty(totals.Learning[0].Funding);
        Assert.Equal([new StreamTotal(Hub, 0)], totals.Learning[1].Funding);
        Assert.Equal([new StreamTotal(Hub, 700), new StreamTotal(Self, 0)], totals.Learning[2].Funding);
    }

    [Fact]
    public void Money_counts_in_the_month_of_the_award_for_the_employer_that_the_award_names_whether_or_not_anything_came_of_it()
    {
        var refused = Completion(new(2026, 4, 3), 10) with { Verification = Verification.Rejected };
        var totals = Of(new()
        {
            CoachId = Coach,
            Completions = [refused],
            Posts = [Post(Elm, new(2020, 1, 1), null)],
            Awards =
            [
                Award(null, Hub, FundingStatus.Committed, new Money(100), Oak), Award(refused.Id, Hub, FundingStatus.Spent, new Money(30), Oak),
                Award(null, Hub, FundingStatus.Stated, new Money(7), Oak), Award(refused.Id, Hub, FundingStatus.Stated, new Money(5_000), Oak),
                Award(null, Hub, FundingStatus.Requested, new Money(5_000), Oak), Award(null, Hub, FundingStatus.Committed, new Money(1)),
            ],
        });

        Assert.Equal([new SpendTotal(April, Hub, null, 1, 0, 0), new SpendTotal(April, Hub, Oak, 100, 30, 7)], totals.Spend);
        Assert.Empty(totals.Learning);
    }

    [Fact]
    public void Informal_learning_counts_in_its_month_unless_it_was_refused()
    {
        var totals = Of(new()
        {
            CoachId = Coach,
            Posts = [Post(Elm, new(2026, 5, 1), null)],
            Informal =
            [
                new(new(2026, 5, 31), 45, Verification.SelfReported), new(new(2026, 5, 1), 15, Verification.Verified),
                new(new(2026, 4, 30), 5, Verification.SelfReported), new(new(2026, 5, 2), 500, Verification.Rejected),
            ],
        });

        Assert.Equal([new InformalTotal(April, null, 5), new InformalTotal(new(2026, 5, 1), Elm, 60)], totals.Informal);
    }

    [Theory]
    [InlineData(EnrolmentStatus.Booked, 1, 0, 0)]
    [InlineData(EnrolmentStatus.Attended, 1, 1, 0)]
    [InlineData(EnrolmentStatus.DidNotAttend, 1, 0, 1)]
    [InlineData(EnrolmentStatus.Requested, 0, 0, 0)]
    [InlineData(EnrolmentStatus.WaitingList, 0, 0, 0)]
    [InlineData(EnrolmentStatus.Declined, 0, 0, 0)]
    [InlineData(EnrolmentStatus.Cancelled, 0, 0, 0)]
    [InlineData(EnrolmentStatus.Substituted, 0, 0, 0)]
    [InlineData(EnrolmentStatus.RunCancelled, 0, 0, 0)]
    public void A_place_counts_while_it_is_booked_and_when_the_run_took_place(EnrolmentStatus status, int booked, int attended, int missed)
    {
        var run = OfferRunId.New(Sample.Now);

        var totals = Of(new() { CoachId = Coach, Places = [new(run, Elm, status)] });

        Assert.Equal(booked == 0 ? [] : [new BookedTotal(run, Elm, booked, attended, missed)], totals.Booked);
    }

    [Fact]
    public void Whatever_the_order_of_the_records_the_totals_are_the_same_and_are_what_each_completion_adds_to_them() => Seeds.Of(200, random =>
    {
        var facts = Random(random);
        var totals = Of(facts);
        var shuffled = Of(facts with
        {
            Completions = [.. facts.Completions.OrderBy(_ => random.Next())],
            Awards = [.. facts.Awards.OrderBy(_ => random.Next())],
            Informal = [.. facts.Informal.OrderBy(_ => random.Next())],
            Places = [.. facts.Places.OrderBy(_ => random.Next())],
            Posts = [.. facts.Posts.OrderBy(_ => random.Next())],
            Tiers = [.. facts.Tiers.OrderBy(_ => random.Next())],
        });

        Assert.True(CoachTotalsRules.Agree(totals, shuffled));

        // Counted in another way: completion by completion, by the rules that are asked about one coach and one day.
        Employment[] posts = [.. facts.Posts.Select(Employment)];
        TierAward[] tiers = [.. facts.Tiers.Select(tier => Sample.Award(Coach, tier.Tier, tier.AwardedOn) with { RevokedOn = tier.RevokedOn })];
        var counted = facts.Completions
            .Where(row => row.Verification != Verification.Rejected && !facts.Completions.Any(later => later.ReplacesId == row.Id))
            .GroupBy(row => (
                Month: new DateOnly(row.OccurredOn.Year, row.OccurredOn.Month, 1),
                row.OfferVersionId,
                CpdGraph.Domain.Employment.On(posts, row.OccurredOn)?.OrganisationId,
                TierAward.On(tiers, row.OccurredOn)?.Tier))
            .ToDictionary(rows => rows.Key, rows => (rows.Count(), rows.Sum(row => row.CpdMinutes)));

        Assert.Equal(
            counted.OrderBy(row => row.Key.ToString(), StringComparer.Ordinal),
            totals.Learning.GroupBy(row => (row.Month, row.OfferVersionId, OrganisationId: row.EmployerId, row.Tier))
                .ToDictionary(rows => rows.Key, rows => (rows.Sum(row => row.Completions), rows.Sum(row => row.Minutes)))
                .OrderBy(row => row.Key.ToString(), StringComparer.Ordinal));
    });

    [Fact]
    public void Totals_agree_when_they_say_the_same_and_only_then()
    {
        var completion = Completion(new(2026, 4, 3), 10);
        var facts = new CoachTotalsFacts
        {
            CoachId = Coach,
            Completions = [completion],
            Awards = [Award(completion.Id, Hub, FundingStatus.Spent, new Money(30))],
            Informal = [new(new(2026, 5, 31), 45, Verification.SelfReported)],
            Places = [new(OfferRunId.New(Sample.Now), Elm, EnrolmentStatus.Booked)],
        };
        var totals = Of(facts);

        Assert.True(CoachTotalsRules.Agree(totals, Of(facts)));
        Assert.False(CoachTotalsRules.Agree(totals, totals with { CoachId = CoachId.New(Sample.Now) }));
        Assert.False(CoachTotalsRules.Agree(totals, totals with { Learning = [totals.Learning[0] with { Minutes = 11 }] }));
        Assert.False(CoachTotalsRules.Agree(totals, totals with { Learning = [totals.Learning[0] with { Funding = [new(Hub, 31)] }] }));
        Assert.False(CoachTotalsRules.Agree(totals, totals with { Learning = [] }));
        Assert.False(CoachTotalsRules.Agree(totals, totals with { Spend = [] }));
        Assert.False(CoachTotalsRules.Agree(totals, totals with { Informal = [] }));
        Assert.False(CoachTotalsRules.Agree(totals, totals with { Booked = [] }));
    }

    private static CoachTotals Of(CoachTotalsFacts facts) => CoachTotalsRules.Of(facts);

    private static TotalledCompletion Completion(DateOnly day, int minutes) =>
        new(CompletionId.New(Sample.Now), Version, day, minutes, Verification.SelfReported, null);

    private static TotalledPost Post(OrganisationId employer, DateOnly from, DateOnly? to) => new(EmploymentId.New(Sample.Now), employer, from, to);

    private static TotalledAward Award(CompletionId? completion, FundingStreamId stream, FundingStatus status, Money? amount, OrganisationId? employer = null) =>
        new(completion, stream, employer, new(2026, 4, 17), status, amount);

    private static Employment Employment(TotalledPost post) => new()
    {
        Id = post.Id,
        CoachId = Coach,
        OrganisationId = post.OrganisationId,
        JobTitle = "Health coach",
        StartedOn = post.StartedOn,
        EndedOn = post.EndedOn,
    };

    private static CoachTotalsFacts Random(Random random)
    {
        OfferVersionId[] versions = [Version, OfferVersionId.New(Sample.Now), OfferVersionId.New(Sample.Now)];
        OrganisationId[] employers = [Elm, Oak];
        DateOnly Day() => new DateOnly(2026, 1, 1).AddDays(random.Next(120));
        OrganisationId? Employer() => random.Next(3) == 0 ? null : employers[random.Next(2)];
        TotalledCompletion[] completions =
        [
            .. Enumerable.Range(0, random.Next(40)).Select(_ => Completion(Day(), random.Next(1, 500)) with
            {
                OfferVersionId = versions[random.Next(3)],
                Verification = random.Next(6) == 0 ? Verification.Rejected : Verification.Verified,
            }),
        ];

        for (var place = 1; place < completions.Length; place++)
        {
            completions[place] = random.Next(5) == 0 ? completions[place] with { ReplacesId = completions[place - 1].Id } : completions[place];
        }

        return new()
        {
            CoachId = Coach,
            Completions = [.. completions],
            Awards =
            [
                .. Enumerable.Range(0, completions.Length == 0 ? 0 : random.Next(30)).Select(_ => Award(
                    random.Next(3) == 0 ? null : completions[random.Next(completions.Length)].Id,
                    random.Next(2) == 0 ? Hub : Self,
                    Enum.GetValues<FundingStatus>()[random.Next(6)],
                    random.Next(5) == 0 ? null : new Money(random.Next(10_000)),
                    Employer())),
            ],
            Informal = [.. Enumerable.Range(0, random.Next(10)).Select(_ => new TotalledInformal(Day(), random.Next(1, 90), Enum.GetValues<Verification>()[random.Next(4)]))],
            Places = [.. Enumerable.Range(0, random.Next(10)).Select(_ => new TotalledPlace(OfferRunId.New(Sample.Now), Employer(), Enum.GetValues<EnrolmentStatus>()[random.Next(9)]))],
            Posts = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Post(employers[random.Next(2)], Day(), random.Next(3) == 0 ? null : Day()))],
            Tiers = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new TotalledTier((PracticeTier)random.Next(4), Day(), random.Next(2) == 0 ? null : Day()))],
        };
    }
}
