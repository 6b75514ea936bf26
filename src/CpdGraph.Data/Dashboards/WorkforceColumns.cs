using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// Facts of a workforce as columns. Days are numbers of days, months numbers of months; -1 stands for nothing. A list of lists is the number of each one's
/// items, and all items.
/// </summary>
internal sealed record WorkforceColumns
{
    private const int None = -1;

    public required int Day { get; init; }

    /// <summary>UTC, in ticks.</summary>
    public required long MadeAt { get; init; }

    public required int[] StateDays { get; init; }

    public required Guid[] Organisations { get; init; }

    public required Guid[] Streams { get; init; }

    public required Guid[] Areas { get; init; }

    public required Guid[] Requirements { get; init; }

    /// <summary>Child, parent, first day, last day.</summary>
    public required int[][] Links { get; init; }

    public required Guid[] Competencies { get; init; }

    public required int[] CompetencyAreas { get; init; }

    public required Guid[] Versions { get; init; }

    /// <summary>Channel, format, kind of provider.</summary>
    public required int[][] VersionKinds { get; init; }

    public required Lists VersionCompetencies { get; init; }

    public required int[] PostCounts { get; init; }

    /// <summary>Organisation, first day, last day.</summary>
    public required int[][] Posts { get; init; }

    public required int[] TierCounts { get; init; }

    /// <summary>Tier, first day, last day.</summary>
    public required int[][] Tiers { get; init; }

    public required Lists Expected { get; init; }

    public required Lists Achieved { get; init; }

    public required Lists Gaps { get; init; }

    /// <summary>Readiness of each state that anybody was in.</summary>
    public required int[] StateReadiness { get; init; }

    public required Lists StateMissing { get; init; }

    /// <summary>Kind and status in turn.</summary>
    public required Lists StateSupervision { get; init; }

    /// <summary>For each coach, for each day, which of these states.</summary>
    public required int[] CoachStates { get; init; }

    /// <summary>Coach, month, organisation, tier, version, completions, minutes.</summary>
    public required int[][] Learning { get; init; }

    /// <summary>Row of <see cref="Learning"/>, stream.</summary>
    public required int[][] LearningFunding { get; init; }

    public required long[] LearningFundingPence { get; init; }

    /// <summary>Coach, month, organisation, stream.</summary>
    public required int[][] Spend { get; init; }

    /// <summary>Committed, spent, stated.</summary>
    public required long[][] SpendPence { get; init; }

    /// <summary>Coach, month, organisation, minutes.</summary>
    public required int[][] Informal { get; init; }

    /// <summary>Coach, month, organisation, booked, attended, did not attend.</summary>
    public required int[][] Booked { get; init; }

    /// <summary>Organisation, stream, first day, last day.</summary>
    public required int[][] Budgets { get; init; }

    public required long[] BudgetPence { get; init; }

    public static WorkforceColumns Of(WorkforceFacts facts)
    {
        var states = new Places<CoachState>();
        int[] coachStates = [.. facts.Coaches.SelectMany(coach => coach.States).Select(state => state is null ? None : states.Of(state))];
        var allStates = states.ToImmutable();
        var posts = facts.Coaches.SelectMany(coach => coach.Posts).ToArray();
        var tiers = facts.Coaches.SelectMany(coach => coach.Tiers).ToArray();
        var funding = facts.Learning.SelectMany((row, place) => row.Funding.IsDefaultOrEmpty ? [] : row.Funding.Select(part => (Row: place, Part: part))).ToArray();

        return new()
        {
            Day = facts.Day.DayNumber,
            MadeAt = facts.MadeAt.UtcTicks,
            StateDays = [.. facts.StateDays.Select(day => day.DayNumber)],
            Organisations = [.. facts.Organisations.Select(id => id.Value)],
            Streams = [.. facts.Streams.Select(id => id.Value)],
            Areas = [.. facts.Areas.Select(id => id.Value)],
            Requirements = [.. facts.Requirements.Select(id => id.Value)],
            Links = Columns(facts.Links, row => row.Child, row => row.Parent, row => row.From.DayNumber, row => Number(row.To)),
            Competencies = [.. facts.Competencies.Select(row => row.Id.Value)],
            CompetencyAreas = [.. facts.Competencies.Select(row => row.Area)],
            Versions = [.. facts.Versions.Select(row => row.Id.Value)],
            VersionKinds = Columns(facts.Versions, row => (int)row.Channel, row => (int)row.Format, row => (int)row.ProviderKind),
            VersionCompetencies = Lists.Of(facts.Versions.Select(row => row.Competencies)),
            PostCounts = [.. facts.Coaches.Select(coach => coach.Posts.Length)],
            Posts = Columns(posts, row => row.Organisation, row => row.From.DayNumber, row => Number(row.To)),
            TierCounts = [.. facts.Coaches.Select(coach => coach.Tiers.Length)],
            Tiers = Columns(tiers, row => (int)row.Tier, row => row.From.DayNumber, row => Number(row.To)),
            Expected = Lists.Of(facts.Coaches.Select(coach => coach.Expected)),
            Achieved = Lists.Of(facts.Coaches.Select(coach => coach.Achieved)),
            Gaps = Lists.Of(facts.Coaches.Select(coach => coach.Gaps)),
            StateReadiness = [.. allStates.Select(state => state.Readiness is { } status ? (int)status : None)],
            StateMissing = Lists.Of(allStates.Select(state => state.Missing)),
            StateSupervision = Lists.Of(allStates.Select(state => state.Supervision.SelectMany(one => new[] { (int)one.Kind, (int)one.Status }).ToImmutableArray())),
            CoachStates = coachStates,
            Learning = Columns(
                facts.Learning,
                row => row.Coach,
                row => Month(row.Month),
                row => row.Organisation,
                row => row.Tier is { } tier ? (int)tier : None,
                row => row.Version,
                row => row.Completions,
                row => row.Minutes),
            LearningFunding = Columns(funding, row => row.Row, row => row.Part.Stream),
            LearningFundingPence = [.. funding.Select(row => row.Part.Pence)],
            Spend = Columns(facts.Spend, row => row.Coach, row => Month(row.Month), row => row.Organisation, row => row.Stream),
            SpendPence = [[.. facts.Spend.Select(row => row.CommittedPence)], [.. facts.Spend.Select(row => row.SpentPence)], [.. facts.Spend.Select(row => row.StatedPence)]],
            Informal = Columns(facts.Informal, row => row.Coach, row => Month(row.Month), row => row.Organisation, row => row.Minutes),
            Booked = Columns(
                facts.Booked, row => row.Coach, row => Month(row.Month), row => row.Organisation, row => row.Booked, row => row.Attended, row => row.DidNotAttend),
            Budgets = Columns(facts.Budgets, row => row.Organisation, row => row.Stream, row => row.OpensOn.DayNumber, row => row.ClosesOn.DayNumber),
            BudgetPence = [.. facts.Budgets.Select(row => row.Pence)],
        };
    }

    public WorkforceFacts ToFacts() => new()
    {
        Day = DateOnly.FromDayNumber(Day),
        MadeAt = new(MadeAt, TimeSpan.Zero),
        StateDays = [.. StateDays.Select(DateOnly.FromDayNumber)],
        Organisations = [.. Organisations.Select(OrganisationId.From)],
        Streams = [.. Streams.Select(FundingStreamId.From)],
        Areas = [.. Areas.Select(CompetencyAreaId.From)],
        Requirements = [.. Requirements.Select(ReadinessRequirementId.From)],
        Links = Rows(Links, at => new OrganisationLink(Links[0][at], Links[1][at], DateOnly.FromDayNumber(Links[2][at]), DayOf(Links[3][at]))),
        Competencies = [.. Competencies.Select((id, at) => new CompetencyFact(CompetencyId.From(id), CompetencyAreas[at]))],
        Versions = VersionRows(),
        Coaches = CoachRows(),
        Learning = LearningRows(),
        Spend = Rows(Spend, at => new SpendFact(
            Spend[0][at], MonthOf(Spend[1][at]), Spend[2][at], Spend[3][at], SpendPence[0][at], SpendPence[1][at], SpendPence[2][at])),
        Informal = Rows(Informal, at => new InformalFact(Informal[0][at], MonthOf(Informal[1][at]), Informal[2][at], Informal[3][at])),
        Booked = Rows(Booked, at => new BookedFact(Booked[0][at], MonthOf(Booked[1][at]), Booked[2][at], Booked[3][at], Booked[4][at], Booked[5][at])),
        Budgets = Rows(Budgets, at => new BudgetFact(
            Budgets[0][at], Budgets[1][at], BudgetPence[at], DateOnly.FromDayNumber(Budgets[2][at]), DateOnly.FromDayNumber(Budgets[3][at]))),
    };

    private ImmutableArray<VersionFacts> VersionRows()
    {
        var competencies = VersionCompetencies.Split();

        return Rows(VersionKinds, at => new VersionFacts(
            OfferVersionId.From(Versions[at]), (OfferChannel)VersionKinds[0][at], (OfferFormat)VersionKinds[1][at], (ProviderKind)VersionKinds[2][at], competencies[at]));
    }

    private ImmutableArray<CoachFacts> CoachRows()
    {
        var states = StateRows();
        var posts = Rows(Posts, at => new PostFact(Posts[0][at], DateOnly.FromDayNumber(Posts[1][at]), DayOf(Posts[2][at])));
        var tiers = Rows(Tiers, at => new TierFact((PracticeTier)Tiers[0][at], DateOnly.FromDayNumber(Tiers[1][at]), DayOf(Tiers[2][at])));
        var (expected, achieved, gaps) = (Expected.Split(), Achieved.Split(), Gaps.Split());
        var coaches = ImmutableArray.CreateBuilder<CoachFacts>(PostCounts.Length);
        var (post, tier) = (0, 0);

        for (var coach = 0; coach < PostCounts.Length; coach++)
        {
            coaches.Add(new()
            {
                Posts = posts.Slice(post, PostCounts[coach]),
                Tiers = tiers.Slice(tier, TierCounts[coach]),
                States = [.. CoachStates.AsSpan(coach * StateDays.Length, StateDays.Length).ToArray().Select(state => state == None ? null : states[state])],
                Expected = expected[coach],
                Achieved = achieved[coach],
                Gaps = gaps[coach],
            });
            post += PostCounts[coach];
            tier += TierCounts[coach];
        }

        return coaches.MoveToImmutable();
    }

    private CoachState[] StateRows()
    {
        var (missing, supervision) = (StateMissing.Split(), StateSupervision.Split());

        return
        [
            .. StateReadiness.Select((status, at) => new CoachState(
                status == None ? null : (ReadinessStatus)status,
                missing[at],
                [.. supervision[at].Chunk(2).Select(pair => new SupervisionFact((SupervisionKind)pair[0], (SupervisionStatus)pair[1]))])),
        ];
    }

    private ImmutableArray<LearningFact> LearningRows()
    {
        var funding = new Dictionary<int, List<StreamFact>>();

        for (var at = 0; at < LearningFundingPence.Length; at++)
        {
            var part = new StreamFact(LearningFunding[1][at], LearningFundingPence[at]);

            if (!funding.TryAdd(LearningFunding[0][at], [part]))
            {
                funding[LearningFunding[0][at]].Add(part);
            }
        }

        return Rows(Learning, at => new LearningFact(
            Learning[0][at],
            MonthOf(Learning[1][at]),
            Learning[2][at],
            Learning[3][at] == None ? null : (PracticeTier)Learning[3][at],
            Learning[4][at],
            Learning[5][at],
            Learning[6][at],
            funding.TryGetValue(at, out var parts) ? [.. parts] : []));
    }

    private static int[][] Columns<T>(IReadOnlyList<T> rows, params Func<T, int>[] cells) => [.. cells.Select(cell => rows.Select(cell).ToArray())];

    private static ImmutableArray<T> Rows<T>(int[][] columns, Func<int, T> row)
    {
        var rows = ImmutableArray.CreateBuilder<T>(columns[0].Length);

        for (var at = 0; at < columns[0].Length; at++)
        {
            rows.Add(row(at));
        }

        return rows.MoveToImmutable();
    }

    private static int Number(DateOnly? day) => day?.DayNumber ?? None;

    private static DateOnly? DayOf(int number) => number == None ? null : DateOnly.FromDayNumber(number);

    private static int Month(DateOnly first) => (first.Year * 12) + first.Month - 1;

    private static DateOnly MonthOf(int number) => new(number / 12, (number % 12) + 1, 1);

    /// <summary>A list of lists.</summary>
    internal sealed record Lists(int[] Counts, int[] Items)
    {
        public static Lists Of(IEnumerable<ImmutableArray<int>> lists)
        {
            ImmutableArray<int>[] all = [.. lists];

            return new([.. all.Select(list => list.Length)], [.. all.SelectMany(list => list)]);
        }

        public ImmutableArray<int>[] Split()
        {
            var lists = new ImmutableArray<int>[Counts.Length];
            var from = 0;

            for (var at = 0; at < lists.Length; at++)
            {
                lists[at] = [.. Items.AsSpan(from, Counts[at])];
                from += Counts[at];
            }

            return lists;
        }
    }
}
