namespace CpdGraph.Domain.Tests;

public sealed class EvidenceRulesTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);
    private static readonly Caller Keeper = Sample.Caller(Role.Coach) with { CoachId = Coach };

    [Fact]
    public void An_item_is_kept_and_nobody_else_reads_it_unless_the_coach_says_so()
    {
        var competency = Sample.Competency();
        var item = EvidenceRules.Add(Entry() with { Title = " A case ", Body = " Went *well*. ", Competencies = Sample.List(Sample.Named(competency), Sample.Named(competency)) }, Coach, Sample.Now).Value();

        Assert.Equal((Coach, "A case", "Went *well*.", EvidenceSharing.Private, 1), (item.CoachId, item.Title, item.Body, item.Sharing, item.Revision));
        Assert.Equal([competency.Id], item.CompetencyIds);
        Assert.Equal(EvidenceSharing.Employer, EvidenceRules.Add(Entry() with { Sharing = EvidenceSharing.Employer }, Coach, Sample.Now).Value().Sharing);
    }

    public static TheoryData<string, EvidenceEntry, string[]> Wrong => new()
    {
        { "no title", Entry() with { Title = " " }, ["Required title"] },
        { "no sharing", Entry() with { Sharing = Edit<EvidenceSharing?>.To(null) }, ["Required sharing"] },
        { "tomorrow", Entry() with { GatheredOn = Sample.Today.AddDays(1) }, ["InFuture gatheredOn"] },
        { "long ago", Entry() with { GatheredOn = new DateOnly(1969, 1, 1) }, ["OutOfRange gatheredOn"] },
        { "a patient in the title", Entry() with { Title = "9434765919" }, ["NhsNumberInText title"] },
        { "a patient in the text", Entry() with { Body = "Met 943-476-5919." }, ["NhsNumberInText body"] },
        { "a private host", Entry() with { LinkUrl = "https://localhost/a" }, ["LinkNotAllowed linkUrl"] },
        { "unknown competency", Entry() with { Competencies = Sample.List(Sample.Named<Competency>(null)) }, ["NotFound competencyIds.0"] },
        { "all", Entry() with { Kind = Edit<EvidenceKind?>.To(null), Title = Edit<string?>.To(null), GatheredOn = Edit<DateOnly?>.To(null) }, ["Required gatheredOn", "Required kind", "Required title"] },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_said_on_adding_and_on_changing(string name, EvidenceEntry entry, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(At("evidence"), EvidenceRules.Add(entry, Coach, Sample.Now).Mistakes());
        Assert.Equal(At("changes"), EvidenceRules.Update(Sample.Named(Item()), entry, 1, Keeper, Sample.Now).Mistakes());

        string[] At(string input) => [.. mistakes.Select(mistake => mistake.Replace(" ", $" {input}.", StringComparison.Ordinal))];
    }

    [Fact]
    public void What_a_new_item_needs_is_asked_for() =>
        Assert.Equal(["Required evidence.gatheredOn", "Required evidence.kind", "Required evidence.title"], EvidenceRules.Add(new(), Coach, Sample.Now).Mistakes());

    [Fact]
    public void A_change_leaves_alone_what_it_does_not_name_and_clears_what_is_null()
    {
        var before = Item() with { Body = "Text", LinkUrl = "https://example.org/" };
        var change = EvidenceRules.Update(Sample.Named(before), new() { Body = Edit<string?>.To(null), Sharing = EvidenceSharing.Supervisors }, 1, Keeper, Sample.Now).Value();

        Assert.Equal(["body", "sharing"], change.Fields);
        Assert.Equal((null, before.LinkUrl, before.Title, 2), (change.Value.Body, change.Value.LinkUrl, change.Value.Title, change.Value.Revision));
        Assert.Equal(before, EvidenceRules.Update(Sample.Named(before), new() { Title = before.Title }, 1, Keeper, Sample.Now).Value().Value);
    }

    [Fact]
    public void What_is_taken_out_keeps_its_title_alone()
    {
        var removed = EvidenceRules.Remove(Sample.Named(Item() with { Body = "Text", LinkUrl = "https://example.org/" }), 1, Keeper, Sample.Now).Value().Value;

        Assert.Equal((Item().Title, null, null, Sample.Now, 2), (removed.Title, removed.Body, removed.LinkUrl, removed.RemovedAt, removed.Revision));
    }

    [Fact]
    public void Only_its_coach_changes_an_item_and_only_while_it_is_there()
    {
        var other = Sample.Caller(Role.Coach, Role.Supervisor) with { CoachId = CoachId.New(Sample.Now), SupervisedCoachIds = new HashSet<CoachId> { Coach } };

        Assert.Equal(["NotPermitted id"], EvidenceRules.Update(Sample.Named(Item()), new(), 1, other, Sample.Now).Mistakes());
        Assert.Equal(["NotPermitted id"], EvidenceRules.Remove(Sample.Named(Item()), 1, other, Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], EvidenceRules.Update(Sample.Named<EvidenceItem>(null), new(), 1, Keeper, Sample.Now).Mistakes());
        Assert.Equal(["NotFound id"], EvidenceRules.Remove(Sample.Named<EvidenceItem>(null), 1, Keeper, Sample.Now).Mistakes());
        Assert.Equal(["StaleRevision expectedRevision"], EvidenceRules.Update(Sample.Named(Item()), new(), 2, Keeper, Sample.Now).Mistakes());
        Assert.Equal(["StaleRevision expectedRevision"], EvidenceRules.Remove(Sample.Named(Item()), 2, Keeper, Sample.Now).Mistakes());
        Assert.Equal(["WrongState id"], EvidenceRules.Update(Sample.Named(Item() with { RemovedAt = Sample.Now }), new(), 1, Keeper, Sample.Now).Mistakes());
        Assert.Equal(["WrongState id"], EvidenceRules.Remove(Sample.Named(Item() with { RemovedAt = Sample.Now }), 1, Keeper, Sample.Now).Mistakes());
    }

    [Fact]
    public void On_any_walk_each_change_counts_one_revision_and_what_is_taken_out_stays_out() => Seeds.Of(300, random =>
    {
        var item = Item();

        for (var step = 0; step < 12; step++)
        {
            var revision = item.Revision + (random.Next(5) == 0 ? 1 : 0);
            var outcome = random.Next(6) == 0
                ? EvidenceRules.Remove(Sample.Named(item), revision, Keeper, Sample.Now)
                : EvidenceRules.Update(
                    Sample.Named(item), new() { Body = $"Draft {random.Next(3)}", Sharing = (EvidenceSharing)random.Next(3) }, revision, Keeper, Sample.Now);

            if (outcome is not Outcome<Change<EvidenceItem>, EvidenceError>.Done(var change))
            {
                Assert.True(item.RemovedAt is not null || revision != item.Revision);
                continue;
            }

            Assert.Null(item.RemovedAt);
            Assert.Equal(item.Revision + (change.Fields.IsEmpty ? 0 : 1), change.Value.Revision);
            Assert.True(change.Value.RemovedAt is null || (change.Value.Body is null && change.Value.LinkUrl is null));
            item = change.Value;
        }
    });

    private static EvidenceItem Item() => Sample.Evidence(Coach, EvidenceSharing.Private);

    private static EvidenceEntry Entry() => new() { Kind = EvidenceKind.CaseStudy, Title = "A case", GatheredOn = Sample.Today };
}
