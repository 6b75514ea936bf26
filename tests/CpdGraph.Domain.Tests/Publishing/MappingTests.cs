namespace CpdGraph.Domain.Tests;

public sealed class MappingTests
{
    private static readonly Competency Listening = Sample.Competency("1.1");
    private static readonly Competency Goals = Sample.Competency("1.2");
    private static readonly Competency Ethics = Sample.Competency("4.1");

    [Fact]
    public void Mappings_are_added_changed_and_removed_at_once()
    {
        var state = Mapped(Sample.Mapping(Listening.Id, Verification.Verified), Sample.Mapping(Goals.Id, Verification.Verified));

        var version = Map(state, new() { Set = [Entry(Ethics), Entry(Listening) with { Coverage = CompetencyCoverage.Assesses }], Remove = [Sample.Named(Goals)] });

        Assert.Equal([Listening.Id, Ethics.Id], version.CompetencyMappings.Select(mapping => mapping.CompetencyId));
        Assert.Equal(CompetencyCoverage.Assesses, version.CompetencyMappings[0].Coverage);
    }

    [Fact]
    public void What_says_the_same_keeps_who_checked_it_and_what_changed_waits_again()
    {
        var state = Mapped(Sample.Mapping(Listening.Id, Verification.Verified), Sample.Mapping(Goals.Id, Verification.Verified));

        var version = Map(state, new() { Set = [Entry(Listening), Entry(Goals) with { Rationale = "Day 2." }, Entry(Ethics)] });

        Assert.Equal([Verification.Verified, Verification.SelfReported, Verification.SelfReported], version.CompetencyMappings.Select(mapping => mapping.Verification));
    }

    [Fact]
    public void Replacing_all_removes_what_is_not_named()
    {
        var state = Mapped(Sample.Mapping(Listening.Id), Sample.Mapping(Goals.Id));

        Assert.Equal([Goals.Id], Map(state, new() { Set = [Entry(Goals)], ReplaceAll = true }).CompetencyMappings.Select(mapping => mapping.CompetencyId));
        Assert.Equal(2, Map(state, new() { Set = [Entry(Goals)], Remove = [Sample.Named(Ethics)] }).CompetencyMappings.Length);
    }

    [Fact]
    public void A_mapping_of_a_published_offer_is_its_next_version()
    {
        var state = Sample.Offer(OfferStatus.Published);

        var change = OfferRules.Map(Sample.Named(state), new() { Set = [Entry(Ethics)] }, 7, Facts()).Value();

        Assert.Equal(["competencies"], change.Fields);
        Assert.Equal((true, 2, 2), (change.Value.IsNewVersion, change.Value.Version.Number, change.Value.Offer.CurrentVersion!.Value));
        Assert.Equal(2, change.Value.Version.CompetencyMappings.Length);
    }

    [Fact]
    public void Mappings_that_cannot_be_are_named_with_their_place()
    {
        var edit = new MappingEdit
        {
            Set =
            [
                Entry(Listening), Entry(Listening), new() { Competency = Sample.Named<Competency>(null), Coverage = CompetencyCoverage.Develops },
                Entry(Ethics) with { Rationale = new string('r', 1_001) }, Entry(Goals),
            ],
            Remove = [Sample.Named(Listening)],
        };

        Assert.Equal(
            [
                "Invalid set.0.competency", "Invalid set.1.competency", "Invalid set.1.competency", "Invalid set.4.competency", "NotFound set.2.competency",
                "StaleRevision expectedRevision", "TooLong set.3.rationale",
            ],
            OfferRules.Map(Sample.Named(Mapped()), edit, 1, Facts() with { IsLive = id => id != Goals.Id }).Mistakes());
        Assert.Equal(["TooMany set"], OfferRules.Map(
            Sample.Named(Mapped()), new() { Set = [.. Enumerable.Range(0, 101).Select(_ => Entry(Sample.Competency()))] }, 7, Facts()).Mistakes());
    }

    private static OfferVersion Map(OfferState state, MappingEdit edit) => OfferRules.Map(Sample.Named(state), edit, 7, Facts()).Value().Value.Version;

    private static OfferState Mapped(params CompetencyMapping[] mappings)
    {
        var state = Sample.Offer(OfferStatus.Draft);

        return state with { Version = state.Version with { CompetencyMappings = [.. mappings] } };
    }

    private static MappingEntry Entry(Competency competency) => new() { Competency = Sample.Named(competency), Coverage = CompetencyCoverage.Develops };

    private static OfferFacts Facts() => new() { IsSlugTaken = _ => false, IsLive = _ => true, Now = Sample.Now };
}
