namespace CpdGraph.Domain.Tests;

public sealed class InformalLearningRulesTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);
    private static readonly PrincipalId Account = PrincipalId.New(Sample.Now);

    [Fact]
    public void What_was_learned_is_kept_for_the_coach()
    {
        var competency = Sample.Competency();
        var learning = Log(Entry() with { Competencies = [Sample.Named(competency), Sample.Named(competency)], Reflection = " Went *well*.\nAgain! " }).Value();

        Assert.Equal((Coach, Account, Verification.SelfReported, 45), (learning.CoachId, learning.RecordedById, learning.Verification, learning.CpdMinutes));
        Assert.Equal([competency.Id], learning.CompetencyIds);
        Assert.Equal("Went *well*.\nAgain!", learning.Reflection);
    }

    public static TheoryData<string, InformalLearningEntry, string[]> Refused => new()
    {
        { "no title", Entry() with { Title = "" }, ["Required title"] },
        { "long title", Entry() with { Title = new string('t', 201) }, ["TooLong title"] },
        { "tomorrow", Entry() with { OccurredOn = Sample.Today.AddDays(1) }, ["InFuture occurredOn"] },
        { "no minutes", Entry() with { CpdMinutes = 0 }, ["OutOfRange cpdMinutes"] },
        { "more than a day", Entry() with { CpdMinutes = 1_441 }, ["OutOfRange cpdMinutes"] },
        { "a patient in the title", Entry() with { Title = "9434765919" }, ["NhsNumberInText title"] },
        { "a patient in the reflection", Entry() with { Reflection = "Met 943-476-5919." }, ["NhsNumberInText reflection"] },
        { "long reflection", Entry() with { Reflection = new string('r', 10_001) }, ["TooLong reflection"] },
        { "unknown competency", Entry() with { Competencies = [Sample.Named<Competency>(null)] }, ["NotFound competencyIds.0"] },
        { "51 competencies", Entry() with { Competencies = [.. Enumerable.Range(0, 51).Select(_ => Sample.Named(Sample.Competency()))] }, ["TooMany competencyIds"] },
        { "all", Entry() with { Title = " ", OccurredOn = Sample.Today.AddDays(9), CpdMinutes = -5 }, ["InFuture occurredOn", "OutOfRange cpdMinutes", "Required title"] },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_and_the_field_named(string name, InformalLearningEntry entry, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, Log(entry).Mistakes());
    }

    [Fact]
    public void A_day_has_24_hours()
    {
        _ = InformalLearningRules.Log(Entry(), Coach, Account, 1_440 - 45, Sample.Now).Value();
        Assert.Equal(["OutOfRange cpdMinutes"], InformalLearningRules.Log(Entry(), Coach, Account, 1_440 - 44, Sample.Now).Mistakes());
    }

    private static Outcome<InformalLearning, LogInformalLearningError> Log(InformalLearningEntry entry) => InformalLearningRules.Log(entry, Coach, Account, 0, Sample.Now);

    private static InformalLearningEntry Entry() => new()
    {
        Title = "Webinar on pain",
        Kind = InformalLearningKind.Webinar,
        OccurredOn = Sample.Today,
        CpdMinutes = 45,
    };
}
