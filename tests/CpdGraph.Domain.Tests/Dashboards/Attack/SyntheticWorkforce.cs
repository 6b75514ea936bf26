using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Facts of a workforce that nobody is in: regions, integrated care boards and networks, with coaches, states and two years of completions.</summary>
public static class SyntheticWorkforce
{
    /// <summary>The day of the facts: eight months into the second financial year.</summary>
    public static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly DateOnly Founded = new(2020, 4, 1);
    private static readonly DateOnly Split = new(2026, 4, 1);
    private static readonly DateTimeOffset Made = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Shapes that differ in what makes small numbers.</summary>
    public enum Shape
    {
        /// <summary>Networks of 1 to 6 coaches, who complete something every few months.</summary>
        SmallNetworks,

        /// <summary>A few large networks and many tiny ones; most completions are of one channel.</summary>
        Uneven,

        /// <summary>Networks of 6 to 14 coaches, who complete something once or twice in two years.</summary>
        Sparse,
    }

    /// <summary>Makes one.</summary>
    /// <param name="isSplit">Whether every fourth network is under another board since 1 April 2026.</param>
    public static WorkforceFacts Make(Shape shape, int coachCount, int seed, bool isSplit = false)
    {
        var random = new Random(seed);
        var networks = Networks(shape, coachCount, random);
        var boards = Math.Max(2, networks.Count / 9);
        var regions = Math.Max(1, boards / 3);
        var (firstBoard, firstNetwork) = (regions, regions + boards);
        var links = Enumerable.Range(0, boards).Select(board => new OrganisationLink(firstBoard + board, board % regions, Founded, null))
            .Concat(networks.SelectMany((_, network) => Boards(firstNetwork + network, firstBoard, network, boards, isSplit && network % 4 == 0)));
        var versions = Versions(shape, random);
        var coaches = ImmutableArray.CreateBuilder<CoachFacts>();
        var learning = ImmutableArray.CreateBuilder<LearningFact>();

        for (var network = 0; network < networks.Count; network++)
        {
            for (var i = 0; i < networks[network]; i++)
            {
                var tier = random.Next(6) is var drawn && drawn < 4 ? (PracticeTier?)drawn : drawn == 4 ? PracticeTier.Tier1 : null;
                AddLearning(learning, coaches.Count, firstNetwork + network, tier, shape, versions, random);
                coaches.Add(new()
                {
                    Posts = [new(firstNetwork + network, new(2024, 1, 1), null)],
                    Tiers = tier is { } held ? [new(held, new(2024, 2, 1), null)] : [],
                    States = [State(random), State(random)],
                });
            }
        }

        return new()
        {
            Day = Day,
            MadeAt = Made,
            Coaches = coaches.ToImmutable(),
            Organisations = [.. Enumerable.Range(0, regions + boards + networks.Count).Select(_ => OrganisationId.New(Made))],
            Links = [.. links],
            Versions = versions,
            Streams = [.. Enumerable.Range(0, 3).Select(_ => FundingStreamId.New(Made))],
            Competencies = [.. Enumerable.Range(0, 8).Select(place => new CompetencyFact(CompetencyId.New(Made), place / 2))],
            Areas = [.. Enumerable.Range(0, 4).Select(_ => CompetencyAreaId.New(Made))],
            StateDays = [new(2026, 3, 31), Day],
            Learning = learning.ToImmutable(),
        };
    }

    private static OrganisationLink[] Boards(int place, int firstBoard, int network, int boards, bool isMoved) => isMoved
        ? [new(place, firstBoard + (network % boards), Founded, Split.AddDays(-1)), new(place, firstBoard + ((network + 1) % boards), Split, null)]
        : [new(place, firstBoard + (network % boards), Founded, null)];

    private static List<int> Networks(Shape shape, int coachCount, Random random)
    {
        var sizes = new List<int>();

        while (sizes.Sum() < coachCount)
        {
            sizes.Add(shape switch
            {
                Shape.SmallNetworks => random.Next(1, 7),
                Shape.Uneven => random.Next(5) == 0 ? random.Next(15, 40) : random.Next(1, 4),
                _ => random.Next(6, 15),
            });
        }

        return sizes;
    }

    private static ImmutableArray<VersionFacts> Versions(Shape shape, Random random) =>
    [
        .. Enumerable.Range(0, 14).Select(place => new VersionFacts(
            OfferVersionId.New(Made),
            (OfferChannel)(shape == Shape.Uneven && place < 9 ? 0 : random.Next(5)),
            (OfferFormat)random.Next(5),
            (ProviderKind)random.Next(4),
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(8)).Distinct().Order()])),
    ];

    private static void AddLearning(
        ImmutableArray<LearningFact>.Builder learning, int coach, int network, PracticeTier? tier, Shape shape, ImmutableArray<VersionFacts> versions, Random random)
    {
        var count = shape == Shape.Sparse ? random.Next(3) : random.Next(9);

        foreach (var month in Enumerable.Range(0, count).Select(_ => random.Next(20)).Order())
        {
            var version = random.Next(versions.Length);
            var completions = random.Next(6) == 0 ? 2 : 1;
            var stream = random.Next(4);

            learning.Add(new(
                coach,
                new DateOnly(2025, 4, 1).AddMonths(month),
                network,
                tier,
                version,
                completions,
                completions * MinutesOf(version),
                stream == 3 ? [] : [new(stream, completions * 15_000L)]));
        }
    }

    /// <summary>How long a version takes: known to everybody from the catalogue.</summary>
    public static int MinutesOf(int version) => (version % 3) switch { 0 => 60, 1 => 180, _ => 420 };

    private static CoachState State(Random random) => new(
        random.Next(10) switch { < 6 => ReadinessStatus.Ready, < 8 => ReadinessStatus.InProgress, < 9 => ReadinessStatus.Lapsed, _ => ReadinessStatus.NotStarted },
        [],
        [new(SupervisionKind.Clinical, random.Next(8) switch { < 5 => SupervisionStatus.Met, < 7 => SupervisionStatus.DueSoon, _ => SupervisionStatus.Overdue })]);
}
