namespace CpdGraph.Domain.Tests;

public sealed class ViewTests
{
    private static readonly DateTimeOffset Now = SmallCatalogue.Now;

    [Fact]
    public void A_draft_does_not_exist_for_the_public_in_any_way()
    {
        var made = new SmallCatalogue(21);
        var draft = made.OfferRows[0] with { Status = OfferStatus.Draft, Slug = "secret", CurrentVersion = null, PublishedAt = null };
        var version = made.MakeVersion(draft, 1) with { Title = "Xylophone therapy" };
        var run = made.MakeRun(draft);
        var catalogue = Catalogue.Load(made.Rows, 1).Apply(
            [new CatalogueChange.Written(draft), new CatalogueChange.Written(version), new CatalogueChange.Written(run)], 2);

        var anybody = catalogue.For(CatalogueViewer.Public, Now);

        Assert.Null(anybody.Offer(draft.Id));
        Assert.Null(anybody.OfferBySlug("secret"));
        Assert.Null(anybody.OfferVersion(version.Id));
        Assert.Null(anybody.Run(run.Id));
        Assert.Null(anybody.NextRunOf(draft.Id));
        Assert.Empty(anybody.RunsOf(draft.Id));
        Assert.Empty(anybody.VersionsOf(draft.Id));
        Assert.DoesNotContain(anybody.Search("xylophone", 10), hit => hit.Item is CatalogueOffer);
        Assert.Equal(0, anybody.CountOffers(new() { Title = new() { Eq = "Xylophone therapy" }, Statuses = Enum.GetValues<OfferStatus>() }));
        Assert.Equal(0, anybody.Runs(new() { OfferIds = [draft.Id] }, null, PageRequest.First(10)).TotalCount);
    }

    [Fact]
    public void A_publisher_sees_the_drafts_of_the_own_provider_and_no_others()
    {
        var made = new SmallCatalogue(22, offers: 80);
        var catalogue = Catalogue.Load(made.Rows, 1);
        var drafts = made.OfferRows.Where(offer => offer.Status is OfferStatus.Draft or OfferStatus.InReview).ToList();
        var own = drafts[0].ProviderId;

        var seen = catalogue.For(CatalogueViewer.Publisher([own]), Now)
            .Offers(new() { Statuses = [OfferStatus.Draft, OfferStatus.InReview] }, null, PageRequest.First(100)).Items;

        Assert.Equal(drafts.Where(offer => offer.ProviderId == own).Select(offer => offer.Id.Value).Order(), seen.Select(offer => offer.Id.Value).Order());
        Assert.Contains(drafts, offer => offer.ProviderId != own);
    }

    [Fact]
    public void A_withdrawn_offer_is_found_by_id_but_listed_only_when_asked_for()
    {
        var made = new SmallCatalogue(23, offers: 60);
        var withdrawn = made.OfferRows.First(offer => offer.Status == OfferStatus.Withdrawn);
        var view = Catalogue.Load(made.Rows, 1).For(CatalogueViewer.Public, Now);

        bool Lists(OfferFilter? filter) => view.Offers(filter, null, PageRequest.First(100)).Items.Any(offer => offer.Id == withdrawn.Id);

        Assert.NotNull(view.Offer(withdrawn.Id));
        Assert.False(Lists(null));
        Assert.True(Lists(new() { Statuses = [OfferStatus.Withdrawn] }));
        Assert.True(Lists(new() { UpdatedSince = withdrawn.UpdatedAt }));
    }

    [Fact]
    public void The_version_shown_is_the_current_one_and_the_newest_draft_before_that()
    {
        var made = new SmallCatalogue(24);
        var offer = made.OfferRows[0] with { Status = OfferStatus.Draft, CurrentVersion = null };
        var first = made.MakeVersion(offer, 1) with { Title = "First" };
        var second = made.MakeVersion(offer, 2) with { Title = "Second" };
        var catalogue = Catalogue.Empty.Apply([new CatalogueChange.Written(second), new CatalogueChange.Written(first), new CatalogueChange.Written(offer)], 1);

        var draft = catalogue.For(CatalogueViewer.Steward, Now).Offer(offer.Id)!;
        var published = catalogue.Apply([new CatalogueChange.Written(offer with { Status = OfferStatus.Published, CurrentVersion = 1 })], 2)
            .For(CatalogueViewer.Public, Now).Offer(offer.Id)!;

        Assert.Equal("Second", draft.Title);
        Assert.Equal("First", published.Title);
    }

    [Fact]
    public void The_next_run_is_the_first_that_takes_bookings_at_the_instant_asked()
    {
        var made = new SmallCatalogue(25);
        var offer = made.OfferRows.First(row => row.Status == OfferStatus.Published);
        var run = made.MakeRun(offer) with { BookingOpensAt = null, BookingClosesAt = null, Capacity = null, CancelledAt = null };
        var early = run with { StartsAt = Now.AddDays(2), BookingClosesAt = Now.AddDays(1) };
        var late = run with { Id = OfferRunId.New(Now), StartsAt = Now.AddDays(9), BookingOpensAt = Now.AddHours(12), Capacity = 1 };
        var catalogue = Catalogue.Load(made.Rows with { Runs = [early, late] }, 1);

        OfferRunId? NextAt(DateTimeOffset moment, PlacesLeft? places = null) =>
            catalogue.For(CatalogueViewer.Public, moment, places).NextRunOf(offer.Id)?.Id;

        Assert.Equal(early.Id, NextAt(Now));
        Assert.Equal(early.Id, NextAt(Now.AddDays(1).AddTicks(-1)));
        Assert.Equal(late.Id, NextAt(Now.AddDays(1)));
        Assert.Null(NextAt(Now.AddDays(9)));
        Assert.Null(NextAt(Now.AddDays(1), new PlacesLeft(new Dictionary<OfferRunId, int> { [late.Id] = 1 })));
        Assert.Equal(early.Id, NextAt(Now));
    }

    [Fact]
    public void Mappings_come_in_framework_order_without_refused_ones()
    {
        var made = new SmallCatalogue(26);
        var view = Catalogue.Load(made.Rows, 1).For(CatalogueViewer.Public, Now);
        CompetencyMapping Mapping(int index, Verification verification) => new()
        {
            CompetencyId = made.Competencies[index].Id,
            Coverage = CompetencyCoverage.Develops,
            Verification = verification,
            Provenance = Provenance.Illustrative,
        };
        var version = made.VersionRows[0] with
        {
            CompetencyMappings =
            [
                Mapping(3, Verification.Awaiting), Mapping(0, Verification.Verified),
                Mapping(2, Verification.Rejected), Mapping(4, Verification.Verified),
            ],
        };

        // The even ones are in the first area, the odd ones in the second.
        Assert.Equal([0, 4, 3], view.MappingsOf(version).Select(mapping => made.Competencies.Select(row => row.Id).ToList().IndexOf(mapping.CompetencyId)));
        Assert.Equal(made.Areas, view.AreasOf(version));
    }

    [Fact]
    public void A_competency_without_a_tier_meets_no_filter_of_tiers()
    {
        var made = new SmallCatalogue(30);
        var competencies = made.Competencies.Select((row, index) => row with { ExpectedFrom = index == 0 ? null : PracticeTier.Tier2 }).ToArray();
        var view = Catalogue.Load(made.Rows with { Competencies = [.. competencies] }, 1).For(CatalogueViewer.Public, Now);
        int Count(CompetencyFilter? filter) => view.Competencies(filter, PageRequest.First(100)).TotalCount;

        Assert.Equal(6, Count(null));
        Assert.Equal(5, Count(new() { ExpectedFrom = [PracticeTier.Tier2] }));
        Assert.Equal(5, Count(new() { ExpectedFrom = Enum.GetValues<PracticeTier>() }));
        Assert.Equal(0, Count(new() { ExpectedFrom = [PracticeTier.Tier1] }));
    }

    [Fact]
    public void The_current_framework_is_the_one_that_describes_tiers()
    {
        var made = new SmallCatalogue(27);
        var main = made.Rows.Frameworks[0];
        var curriculum = main with { Id = CompetencyFrameworkId.New(Now), Code = "OTHER", ValidFrom = new(2025, 1, 1) };
        var next = main with { Id = CompetencyFrameworkId.New(Now.AddSeconds(1)), Version = "2", ValidFrom = new(2027, 1, 1) };
        var tier = new TierDescriptor
        {
            Id = TierDescriptorId.New(Now),
            FrameworkId = main.Id,
            Tier = PracticeTier.Tier1,
            Name = "One",
            Description = "First",
            MaySupervise = false,
            Provenance = Provenance.Illustrative,
        };
        var view = Catalogue.Load(made.Rows with { Frameworks = [main, curriculum, next], Tiers = [tier] }, 1).For(CatalogueViewer.Public, Now);

        Assert.Equal(main, view.CurrentFramework());
        Assert.Equal(next, view.FrameworkByVersion("2"));
        Assert.Equal(made.Competencies[3], view.CompetencyByCode(made.Competencies[3].Code));
    }

    [Fact]
    public void A_requirement_is_found_by_its_code_as_it_is_in_force_today()
    {
        var made = new SmallCatalogue(28);
        var old = made.Requirements[0] with { ValidTo = new(2026, 1, 31) };
        var now = made.Requirements[0] with { Id = ReadinessRequirementId.New(Now), ValidFrom = new(2026, 2, 1) };
        var view = Catalogue.Load(made.Rows with { ReadinessRequirements = [old, now] }, 1).For(CatalogueViewer.Public, Now);

        Assert.Equal(now, view.ReadinessRequirementByCode(old.Code));
        Assert.Equal([now], view.RequirementsOf(old.FrameworkId));
        Assert.Null(view.ReadinessRequirementByCode("UNKNOWN"));
    }

    [Fact]
    public void The_time_of_a_pathway_counts_the_shortest_choice_of_the_steps_that_are_not_optional()
    {
        var made = new SmallCatalogue(29, offers: 3);
        var offers = made.OfferRows.Select(row => row with { Status = OfferStatus.Published, CurrentVersion = 1 }).ToList();
        OfferVersion Lasting(int index, int? minutes) => made.MakeVersion(offers[index], 1) with { Delivery = new() { CpdMinutes = minutes } };
        PathwayStep Step(string key, bool optional, int atLeast, params OfferId[] ids) => new()
        {
            Key = key,
            Stage = 1,
            Title = key,
            Optional = optional,
            Requirement = new OfferRequirement { AtLeast = atLeast, OfferIds = [.. ids] },
        };
        var pathway = made.Pathways[0] with
        {
            Stages =
            [
                new()
                {
                    Number = 1,
                    Title = "One",
                    Steps = [Step("choice", false, 1, offers[0].Id, offers[1].Id, offers[2].Id), Step("extra", true, 1, offers[0].Id)],
                },
            ],
        };
        var view = Catalogue.Load(new() { Offers = [.. offers], OfferVersions = [Lasting(0, 90), Lasting(1, 60), Lasting(2, null)] }, 1)
            .For(CatalogueViewer.Public, Now);

        Assert.Equal(60, view.TotalCpdMinutesOf(pathway));
    }

    [Fact]
    public void Rules_of_a_stream_are_those_of_the_day()
    {
        var made = new SmallCatalogue(30);
        FundingRule Rule(string code, DateOnly from, DateOnly? to) => new()
        {
            Id = FundingRuleId.New(Now),
            StreamId = made.Streams[0].Id,
            Code = code,
            Text = code,
            ValidFrom = from,
            ValidTo = to,
            Provenance = Provenance.Illustrative,
        };
        var view = Catalogue.Load(
            made.Rows with { FundingRules = [Rule("NEW", new(2026, 4, 1), null), Rule("OLD", new(2025, 4, 1), new(2026, 3, 31))] }, 1)
            .For(CatalogueViewer.Public, Now);

        Assert.Equal(["NEW"], view.RulesOf(made.Streams[0].Id).Select(rule => rule.Code));
        Assert.Equal(["OLD"], view.RulesOf(made.Streams[0].Id, new(2026, 3, 31)).Select(rule => rule.Code));
        Assert.Empty(view.RulesOf(made.Streams[1].Id));
    }

    [Fact]
    public void An_empty_catalogue_answers_every_question()
    {
        var view = Catalogue.Empty.For(CatalogueViewer.Public, Now);

        foreach (var field in Enum.GetValues<OfferOrderField>())
        {
            Assert.Empty(view.Offers(new() { Text = "coaching", Title = new() { Contains = "a" }, Not = new() }, [new(field)], PageRequest.First(5)).Items);
        }

        Assert.Empty(view.Offers(null, null, PageRequest.Last(5)).Facets(Enum.GetValues<OfferFacetField>()).SelectMany(facet => facet.Values));
        Assert.Empty(view.Runs(null, null, PageRequest.First(5)).Items);
        Assert.Empty(view.Search("coaching", 5));
        Assert.Null(view.Offer(OfferId.New(Now)));
        Assert.Null(view.NextRunOf(OfferId.New(Now)));
        Assert.Null(view.CurrentFramework());
    }
}
