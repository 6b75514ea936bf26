using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Suggestions from a whole catalogue: the same as if each offer were judged, for less.</summary>
public sealed class SuggestionSearchTests
{
    private static readonly DateOnly Day = LondonCalendar.DayOf(SmallCatalogue.Now);

    [Fact]
    public void Found_by_the_indexes_is_what_judging_every_offer_finds() => Property.OfCatalogues(400, made =>
    {
        var rows = made.Rows with { Competencies = [.. made.Competencies.Select(row => row with { Expectations = [new(PracticeTier.Tier1, made.Any<Attainment>())] })] };
        var view = Catalogue.Load(rows, 1).For(made.Pick<CatalogueViewer>([CatalogueViewer.Public, CatalogueViewer.Steward]), SmallCatalogue.Now);
        var facts = Facts(made, view);
        var first = 1 + made.Random.Next(8);
        SuggestionCandidate[] all = [.. made.OfferRows.Where(offer => view.Offer(offer.Id) is not null).Select(offer => view.CandidateOf(view.Catalogue.Tables.Offers.SlotOf(offer.Id.Value)))];

        var expected = SuggestionRules.Suggest(facts, all, first);

        Assert.Equal(expected.Select(Line), view.Suggestions(facts, first).Select(Line));
    });

    [Fact]
    public void Of_thousands_of_offers_that_close_gaps_few_are_judged()
    {
        const int many = 5_000;
        var made = new SmallCatalogue(7, many);
        var rows = made.Rows with { Competencies = [.. made.Competencies.Select(row => row with { Expectations = [new(PracticeTier.Tier1, Attainment.Competent)] })] };
        var view = Catalogue.Load(rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);
        var facts = new SuggestionFacts { Day = Day, Profile = CompetencyProfile.Of(rows.Competencies, [], PracticeTier.Tier1) };
        var search = new SuggestionSearch(view, facts);

        var best = search.Best(5);

        Assert.Equal(5, best.Length);
        Assert.InRange(search.Judged, 5, many / 50);
        Assert.True(view.CountOffers(new() { CompetencyIds = [.. rows.Competencies.Select(row => row.Id)] }) > many / 4);
    }

    [Fact]
    public void Without_anything_missing_no_offer_is_judged()
    {
        var search = new SuggestionSearch(Catalogue.Load(new SmallCatalogue(7, 500).Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now), new() { Day = Day });

        Assert.Empty(search.Best(50));
        Assert.Equal(0, search.Judged);
    }

    [Fact]
    public void The_areas_of_a_post_are_those_above_the_employer_and_the_place()
    {
        var made = new SmallCatalogue(3);
        var view = Catalogue.Load(made.Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);
        var (region, board, network) = (made.Organisations[0].Id, made.Organisations[1].Id, made.Organisations[2].Id);
        var post = ReadinessSample.Post(Day) with { OrganisationId = region, PlacedWithId = null };

        Assert.Equal([region], view.AreasOf(post, Day));
        Assert.Equal(new[] { network, board, region }.ToHashSet(), view.AreasOf(post with { PlacedWithId = network }, Day));
        Assert.Empty(view.AreasOf(null, Day));
    }

    // A coach who lacks some of everything.
    private static SuggestionFacts Facts(SmallCatalogue made, CatalogueView view)
    {
        var random = made.Random;
        var competencies = view.Catalogue.Tables.Competencies.All().ToArray();
        var actions = Enumerable.Range(0, random.Next(3)).Select(number => SuggestionSample.Action($"{number}") with
        {
            DoneOn = random.Next(4) == 0 ? Day : null,
            OfferId = random.Next(3) == 0 ? made.Pick(made.OfferRows).Id : null,
            PathwayId = random.Next(3) == 0 ? made.Pathways[0].Id : null,
            CompetencyIds = random.Next(2) == 0 ? [made.Pick(made.Competencies).Id] : [],
        });

        return new()
        {
            Day = Day,
            Profile = CompetencyProfile.Of(competencies, competencies.Where(_ => random.Next(2) == 0).Select(SuggestionSample.Confirmed), PracticeTier.Tier1),
            Readiness = new()
            {
                Day = Day,
                Status = ReadinessStatus.InProgress,
                Checks = [.. made.Requirements.Where(_ => random.Next(3) == 0).Select(row => new ReadinessCheck
                {
                    Requirement = row,
                    Reason = "",
                    MetOn = random.Next(2) == 0 ? Day : null,
                    ExpiresOn = Day.AddDays(random.Next(200)),
                })],
            },
            Steps =
            [
                .. Enumerable.Range(0, random.Next(3)).Select(number => SuggestionSample.Ahead(
                    random.Next(2) == 0
                        ? new OfferRequirement { AtLeast = 1, OfferIds = [made.Pick(made.OfferRows).Id, made.Pick(made.OfferRows).Id] }
                        : new CompetencyRequirement { CompetencyIds = [made.Pick(made.Competencies).Id], Attainment = made.Any<Attainment>() },
                    isStarted: random.Next(2) == 0,
                    optional: random.Next(2) == 0) with { Pathway = made.Pick(made.Pathways) }),
            ],
            Plan = SuggestionSample.Plan([.. actions]),
            Completions =
            [
                .. made.OfferRows.Where(_ => random.Next(5) == 0).Select(offer => Sample.Completion(CoachId.New(Sample.Now)) with
                {
                    OfferId = offer.Id,
                    OccurredOn = Day.AddDays(-random.Next(30)),
                    ExpiresOn = random.Next(2) == 0 ? Day.AddDays(random.Next(200)) : null,
                }),
            ],
            Areas = [.. made.Organisations.Where(_ => random.Next(2) == 0).Select(row => row.Id)],
        };
    }

    private static string Line(SuggestedOffer suggested) =>
        $"{suggested.Offer.Id} {suggested.Run?.Id} {string.Join("; ", suggested.Reasons.Select(reason => $"{reason.Kind} {reason.Points} {reason.Text}"))}";
}
