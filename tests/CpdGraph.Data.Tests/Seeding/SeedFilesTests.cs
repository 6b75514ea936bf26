using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>What the shipped files say, read without a database.</summary>
public class SeedFilesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly SeedContent Official = SeedLoader.Read(SeedLoader.Folder, demo: false, Today);
    private static readonly SeedContent Demo = SeedLoader.Read(SeedLoader.Folder, demo: true, Today);

    [Fact]
    public void The_framework_has_four_official_areas_and_34_competencies_of_the_project()
    {
        var framework = Official.Rows.OfType<CompetencyFramework>().Single(row => row.Code == "HWBC");
        var areas = Official.Rows.OfType<CompetencyArea>().Where(area => area.FrameworkId == framework.Id).ToArray();
        var competencies = Official.Rows.OfType<Competency>().Where(row => areas.Any(area => area.Id == row.AreaId)).ToArray();

        Assert.Equal(4, areas.Length);
        Assert.All(areas, area => Assert.Equal(Provenance.Official, area.Provenance));
        Assert.Equal(34, competencies.Length);
        Assert.All(competencies, competency => Assert.Equal(Provenance.ProjectAuthored, competency.Provenance));
        Assert.All(competencies, competency => Assert.Equal(4, competency.Expectations.Length));
    }

    [Fact]
    public void A_framework_that_names_no_tiers_gets_none()
    {
        var curriculum = Official.Rows.OfType<CompetencyFramework>().Single(row => row.Code == "PCI-2020");
        var areas = Official.Rows.OfType<CompetencyArea>().Where(area => area.FrameworkId == curriculum.Id).Select(area => area.Id).ToArray();
        var items = Official.Rows.OfType<Competency>().Where(row => areas.Contains(row.AreaId)).ToArray();

        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Null(item.ExpectedFrom));
        Assert.All(items, item => Assert.Empty(item.Expectations));
        Assert.DoesNotContain(Official.Rows.OfType<TierDescriptor>(), tier => tier.FrameworkId == curriculum.Id);
    }

    [Fact]
    public void The_organisations_are_seven_regions_and_42_boards_of_which_12_became_6()
    {
        var organisations = Official.Rows.OfType<Organisation>().ToArray();
        var boards = organisations.Where(row => row.Kind == OrganisationKind.IntegratedCareBoard).ToArray();

        Assert.Equal(7, organisations.Count(row => row.Kind == OrganisationKind.NhsRegion));
        Assert.Equal(42, boards.Count(board => board.IsOpenOn(new DateOnly(2026, 3, 31))));
        Assert.Equal(12, boards.Count(board => board.ClosedOn == new DateOnly(2026, 3, 31)));
        Assert.Equal(6, boards.Count(board => board.OpenedOn == new DateOnly(2026, 4, 1)));
        Assert.Equal(36, boards.Count(board => board.IsOpenOn(new DateOnly(2026, 4, 1))));
        Assert.Equal(16, Official.Rows.OfType<OrganisationSuccession>().Count());
    }

    [Fact]
    public void Every_open_board_is_in_one_region_on_each_day_around_the_change()
    {
        var boards = Official.Rows.OfType<Organisation>().Where(row => row.Kind == OrganisationKind.IntegratedCareBoard).ToArray();
        var parents = Official.Rows.OfType<OrganisationRelationship>().Where(row => row.Kind == OrganisationRelationshipKind.InRegion).ToLookup(row => row.ChildId);

        foreach (var day in (DateOnly[])[new(2026, 3, 31), new(2026, 4, 1), Today])
        {
            Assert.All(boards.Where(board => board.IsOpenOn(day)), board => Assert.Single(parents[board.Id], row => row.HoldsOn(day)));
        }
    }

    [Fact]
    public void With_the_demonstration_there_are_at_least_150_offers_and_runs_to_come() =>
        Assert.Multiple(
            () => Assert.True(Demo.Offers.Length >= 150, $"{Demo.Offers.Length} offers"),
            () => Assert.True(Demo.Rows.OfType<OfferRun>().Count(run => run.StartsAt > LondonCalendar.EndOf(Today)) >= 100));

    [Fact]
    public void Every_row_has_a_source()
    {
        var rows = Demo.Rows.Concat(Demo.Offers.SelectMany(Rows)).ToArray();

        Assert.All(rows.Cast<ISourced>(), row => Assert.False(string.IsNullOrWhiteSpace(row.SourceReference)));
        Assert.All(
            Demo.Offers.SelectMany(offer => offer.Version.CompetencyMappings),
            mapping => Assert.False(string.IsNullOrWhiteSpace(mapping.SourceReference)));
    }

    [Fact]
    public void All_of_the_demonstration_is_marked_illustrative_and_nothing_official_depends_on_it()
    {
        var officialIds = Official.Rows.Concat(Official.Offers.SelectMany(Rows)).Select(row => row.RecordId).ToHashSet();
        var illustrative = Demo.Rows.Concat(Demo.Offers.SelectMany(Rows)).Where(row => !officialIds.Contains(row.RecordId)).ToArray();

        Assert.NotEmpty(illustrative);
        Assert.All(illustrative.Cast<ISourced>(), row => Assert.Equal(Provenance.Illustrative, row.Provenance));
    }

    [Fact]
    public void A_real_offer_has_no_mapping_of_its_provider_and_no_accreditation_with_days()
    {
        Assert.All(Official.Offers, offer => Assert.All(
            offer.Version.CompetencyMappings, mapping => Assert.Equal(Provenance.ProjectAuthored, mapping.Provenance)));
        Assert.All(Official.Offers.SelectMany(offer => offer.Accreditations), accreditation => Assert.Null(accreditation.ValidFrom));
    }

    [Fact]
    public void Sessions_of_the_demonstration_keep_their_day_of_the_week_and_move_by_whole_weeks()
    {
        var monday = Starts(new DateOnly(2026, 11, 23));

        Assert.Equal(monday, Starts(new DateOnly(2026, 11, 29)));
        Assert.Equal(monday.Select(day => day.AddDays(7)), Starts(new DateOnly(2026, 11, 30)));
        Assert.DoesNotContain(monday, day => day.DayOfWeek is DayOfWeek.Sunday);

        static DateOnly[] Starts(DateOnly today) =>
            [.. SeedLoader.Read(SeedLoader.Folder, demo: true, today).Rows.OfType<OfferRun>().Select(run => LondonCalendar.DayOf(run.StartsAt))];
    }

    [Fact]
    public void An_hour_of_a_session_is_the_clock_in_England_in_summer_and_winter()
    {
        var starts = Demo.Rows.OfType<OfferRun>().SelectMany(run => run.Sessions).Select(session => session.StartsAt).ToArray();
        var england = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

        Assert.All(starts, start => Assert.InRange(TimeZoneInfo.ConvertTime(start, england).Hour, 7, 21));
        Assert.Contains(starts, start => england.IsDaylightSavingTime(start));
        Assert.Contains(starts, start => !england.IsDaylightSavingTime(start));
    }

    private static IEnumerable<ICatalogueRecord> Rows(SeededOffer offer) => [offer.Offer, offer.Version, .. offer.Accreditations];
}
