namespace CpdGraph.Domain.Tests;

public sealed class SearchTests
{
    private readonly SmallCatalogue made = new(31, offers: 3);

    [Theory]
    [InlineData("motivatonal interviewing")]
    [InlineData("motivational intervewing")]
    [InlineData("Motivational Interview")]
    [InlineData("motivat interviewing")]
    [InlineData("interviewing MOTIVATIONAL")]
    [InlineData("motivaitonal interviewing")]
    public void A_misspelt_or_bent_word_finds_what_was_meant(string text)
    {
        var view = View(("Motivational interviewing in practice", "Talking about change."), ("Group facilitation", "Working with groups."));

        Assert.Equal("Motivational interviewing in practice", First(view, text).Title);
        Assert.Equal(["Motivational interviewing in practice"], Titles(view, text));
    }

    [Fact]
    public void A_match_in_the_title_goes_before_one_in_the_description()
    {
        var view = View(("Listening well", "A day about diabetes and listening."), ("Diabetes for coaches", "A day about living well."));

        Assert.Equal(["Diabetes for coaches", "Listening well"], Titles(view, "diabetes"));
    }

    [Fact]
    public void A_rare_word_decides_and_a_common_one_only_sorts()
    {
        var view = View(
            ("Diabetes and eating", "Coaching."), ("Diabetes group", "Coaching."), ("Group walks", "Walking."), ("Group talks", "Talking."), ("Group art", "Art."));

        Assert.Equal(["Diabetes group", "Diabetes and eating"], Titles(view, "group diabetes"));
    }

    [Fact]
    public void A_word_that_nobody_wrote_hides_nothing()
    {
        var view = View(("Diabetes group", "Coaching."), ("Nothing of it", "Walking."));

        Assert.Equal(["Diabetes group"], Titles(view, "diabetes zzzzzzzz"));
        Assert.Empty(Titles(view, "zzzzzzzz"));
    }

    [Fact]
    public void British_and_American_spellings_find_each_other()
    {
        var view = View(("Personalised care", "Organisation of work."), ("Personal budgets", "Money."));

        Assert.Equal(["Personalised care"], Titles(view, "personalized"));
        Assert.Equal(["Personalised care"], Titles(view, "organization"));
    }

    [Fact]
    public void The_name_of_the_provider_finds_its_offers()
    {
        var view = View(providerName: "Northfold Hub", ("Diabetes group", "Coaching."), ("Listening", "Reading."));

        Assert.Equal("Diabetes group", Titles(view, "northfold diabetes")[0]);
        Assert.Equal(2, Titles(view, "northfold").Count);
        Assert.Equal("Northfold Hub", Assert.IsType<Provider>(view.Search("northfold", 1)[0].Item).Name);
    }

    [Fact]
    public void The_excerpt_shows_the_match_between_two_asterisks()
    {
        var view = View(("Course", "An introduction to the basics of motivational interviewing **and** more."));

        Assert.Equal("An introduction to the basics of *motivational interviewing* and more.", view.Search("motivatonal interviewing", 1)[0].Excerpt);
        Assert.Equal("An introduction to the *basics* of motivational interviewing and more.", view.Search("basic", 1)[0].Excerpt);
    }

    [Fact]
    public void A_long_text_is_cut_around_the_match()
    {
        var view = View(("Course", string.Join(' ', Enumerable.Repeat("filler", 60)) + " zebra " + string.Join(' ', Enumerable.Repeat("padding", 60))));

        var excerpt = view.Search("zebra", 1)[0].Excerpt!;

        Assert.Contains("*zebra*", excerpt, StringComparison.Ordinal);
        Assert.StartsWith("\u2026", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("\u2026", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 100, 240);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("the of and")]
    [InlineData("!?*")]
    [InlineData("qqqqqqqqqq")]
    public void A_text_without_a_known_word_finds_nothing(string text) => Assert.Empty(View(("Course", "Text.")).Search(text, 10));

    [Fact]
    public void Any_text_is_answered_without_a_fault()
    {
        var view = Catalogue.Load(new SmallCatalogue(32).Rows, 1).For(CatalogueViewer.Public, SmallCatalogue.Now);

        FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(300), FsCheck.Fluent.Prop.ForAll<string>(text =>
        {
            var hits = view.Search(text ?? "", 5);
            return hits.Count <= 5 && hits.All(hit => hit.Score > 0) && hits.Zip(hits.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score);
        }));
    }

    private CatalogueView View(params (string Title, string Summary)[] offers) => View("Provider", offers);

    private CatalogueView View(string providerName, params (string Title, string Summary)[] offers)
    {
        var provider = made.Providers[0] with { Name = providerName };
        var rows = offers.Select((_, index) => made.MakeOffer(index) with { ProviderId = provider.Id, Status = OfferStatus.Published, CurrentVersion = 1 }).ToList();

        return Catalogue.Load(
            new()
            {
                Providers = [provider],
                Offers = [.. rows],
                OfferVersions = [.. rows.Select((row, index) => made.MakeVersion(row, 1) with
                {
                    Title = offers[index].Title,
                    Summary = offers[index].Summary,
                    Description = null,
                    Channel = OfferChannel.Independent,
                    CompetencyMappings = [],
                    SpecialismIds = [],
                })],
            },
            1).For(CatalogueViewer.Public, SmallCatalogue.Now);
    }

    private static CatalogueOffer First(CatalogueView view, string text) => Assert.IsType<CatalogueOffer>(view.Search(text, 1)[0].Item);

    private static List<string> Titles(CatalogueView view, string text) =>
        [.. view.Offers(new() { Text = text }, null, PageRequest.First(10)).Items.Select(offer => offer.Title)];
}
