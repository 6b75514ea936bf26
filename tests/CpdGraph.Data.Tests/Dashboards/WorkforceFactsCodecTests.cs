using System.Collections.Immutable;
using System.Text.Json;
using CpdGraph.Domain;
using CpdGraph.Testing;

namespace CpdGraph.Data.Tests;

public class WorkforceFactsCodecTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 24, 2, 0, 7, 123, TimeSpan.Zero);

    [Fact]
    public void Whatever_facts_are_written_are_read_back()
    {
        var run = RandomRun.Of(60);
        TestContext.Current.SendDiagnosticMessage(run.ToString());
        var random = new Random(run.Seed);

        for (var round = 0; round < run.Count; round++)
        {
            var facts = Facts(random);

            Assert.Equal(Text(facts), Text(WorkforceFactsCodec.Read(WorkforceFactsCodec.Write(facts))!));
        }
    }

    [Fact]
    public void Facts_of_nobody_are_read_back()
    {
        var facts = new WorkforceFacts { Day = new(2026, 11, 24), MadeAt = Moment };

        Assert.Equal(Text(facts), Text(WorkforceFactsCodec.Read(WorkforceFactsCodec.Write(facts))!));
    }

    [Fact]
    public void Equal_states_are_one_after_reading()
    {
        var state = new CoachState(ReadinessStatus.Ready, [], []);
        var facts = new WorkforceFacts
        {
            Day = new(2026, 11, 24),
            MadeAt = Moment,
            StateDays = [new(2026, 10, 31), new(2026, 11, 24)],
            Coaches = [new() { States = [state, state] }],
        };

        var read = WorkforceFactsCodec.Read(WorkforceFactsCodec.Write(facts))!;

        Assert.Same(read.Coaches[0].States[0], read.Coaches[0].States[1]);
    }

    [Fact]
    public void Another_form_is_not_read()
    {
        var content = WorkforceFactsCodec.Write(Facts(new Random(1)));
        content[0]++;

        Assert.False(WorkforceFactsCodec.CanRead(content));
        Assert.Null(WorkforceFactsCodec.Read(content));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(40)]
    public void What_breaks_off_is_not_read(int length) => Assert.Null(WorkforceFactsCodec.Read(WorkforceFactsCodec.Write(Facts(new Random(1)))[..length]));

    private static string Text(WorkforceFacts facts) => JsonSerializer.Serialize(facts);

    private static WorkforceFacts Facts(Random random)
    {
        ImmutableArray<DateOnly> stateDays = [.. Some(random, 4, () => Day(random)).Order()];
        CoachState[] states = [.. Some(random, 5, () => State(random)), State(random)];
        var coaches = Some(random, 12, () => new CoachFacts
        {
            Posts = Some(random, 3, () => new PostFact(random.Next(4), Day(random), DayOrNull(random))),
            Tiers = Some(random, 3, () => new TierFact(One<PracticeTier>(random), Day(random), DayOrNull(random))),
            States = [.. stateDays.Select(_ => random.Next(3) == 0 ? null : states[random.Next(states.Length)])],
            Expected = Numbers(random),
            Achieved = Numbers(random),
            Gaps = Numbers(random),
        });

        return new()
        {
            Day = Day(random),
            MadeAt = Moment.AddTicks(random.Next()),
            Coaches = coaches,
            StateDays = stateDays,
            Organisations = Some(random, 4, () => OrganisationId.New(Moment)),
            Links = Some(random, 4, () => new OrganisationLink(random.Next(4), random.Next(4), Day(random), DayOrNull(random))),
            Versions = Some(random, 5, () => new VersionFacts(
                OfferVersionId.New(Moment), One<OfferChannel>(random), One<OfferFormat>(random), One<ProviderKind>(random), Numbers(random))),
            Streams = Some(random, 3, () => FundingStreamId.New(Moment)),
            Competencies = Some(random, 5, () => new CompetencyFact(CompetencyId.New(Moment), random.Next(3))),
            Areas = Some(random, 3, () => CompetencyAreaId.New(Moment)),
            Requirements = Some(random, 3, () => ReadinessRequirementId.New(Moment)),
            Learning = Some(random, 20, () => new LearningFact(
                random.Next(12), Month(random), random.Next(-1, 4), random.Next(3) == 0 ? null : One<PracticeTier>(random), random.Next(5), random.Next(9), random.Next(9_000),
                Some(random, 2, () => new StreamFact(random.Next(3), random.NextInt64(90_000_000_000))))),
            Spend = Some(random, 9, () => new SpendFact(
                random.Next(12), Month(random), random.Next(-1, 4), random.Next(3), random.NextInt64(90_000_000_000), random.Next(9), random.Next(9))),
            Informal = Some(random, 9, () => new InformalFact(random.Next(12), Month(random), random.Next(-1, 4), random.Next(9_000))),
            Booked = Some(random, 9, () => new BookedFact(random.Next(12), Month(random), random.Next(-1, 4), random.Next(9), random.Next(9), random.Next(9))),
            Budgets = Some(random, 4, () => new BudgetFact(random.Next(4), random.Next(3), random.NextInt64(90_000_000_000), Day(random), Day(random))),
        };
    }

    private static CoachState State(Random random) => new(
        random.Next(3) == 0 ? null : One<ReadinessStatus>(random),
        Numbers(random),
        Some(random, 3, () => new SupervisionFact(One<SupervisionKind>(random), One<SupervisionStatus>(random))));

    private static ImmutableArray<int> Numbers(Random random) => Some(random, 4, () => random.Next(100));

    private static ImmutableArray<T> Some<T>(Random random, int most, Func<T> one) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => one())];

    private static T One<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private static DateOnly Day(Random random) => new DateOnly(2020, 1, 1).AddDays(random.Next(3_000));

    private static DateOnly? DayOrNull(Random random) => random.Next(2) == 0 ? null : Day(random);

    private static DateOnly Month(Random random) => new DateOnly(2020, 1, 1).AddMonths(random.Next(100));
}
