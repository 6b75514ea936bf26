using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class OfferRulesTests
{
    private static readonly Provider Hub = Sample.Provider();

    [Fact]
    public void A_title_a_channel_and_a_format_make_a_draft()
    {
        var draft = OfferRules.Draft(Sample.Named(Hub), New(), null, Facts()).Value();

        Assert.Equal((OfferStatus.Draft, Hub.Id, "core-skills", 1), (draft.Offer.Status, draft.Offer.ProviderId, draft.Offer.Slug, draft.Offer.Revision));
        Assert.Equal((draft.Offer.Id, 1, null), (draft.Version.OfferId, draft.Version.Number, draft.Version.PublishedAt));
        Assert.True(draft.IsNewVersion);
        Assert.Null(draft.Offer.CurrentVersion);
    }

    [Fact]
    public void A_draft_may_have_everything()
    {
        var edit = New() with
        {
            Slug = "core",
            Summary = "Short.",
            Days = 2.5m,
            LearningMinutes = 900,
            CpdMinutes = 900,
            ElapsedWeeks = 6,
            Language = "en-GB",
            DeliveryMode = DeliveryMode.Blended,
            Price = new MoneyEntry(35m),
            PriceNote = "Per place.",
            Audience = "Coaches.",
            Tiers = ImmutableArray.Create(PracticeTier.Tier2, PracticeTier.Tier1, PracticeTier.Tier2),
            Specialisms = ImmutableArray.Create(Sample.Named(Sample.Specialism())),
            EligibleFunding = ImmutableArray.Create(Sample.Named(Sample.Stream())),
            BookingUrl = "https://example.org/book",
            ValidForMonths = 24,
        };

        var draft = OfferRules.Draft(Sample.Named(Hub), edit, new("bookings", "A-1"), Facts()).Value();

        Assert.Equal([PracticeTier.Tier1, PracticeTier.Tier2], draft.Version.Tiers);
        Assert.Equal(new Money(3_500), draft.Version.Price.Amount);
        Assert.Equal((2.5m, 900, "en-GB"), (draft.Version.Delivery.Days, draft.Version.Delivery.LearningMinutes, draft.Version.Delivery.Language));
        Assert.Equal([new ExternalReference("bookings", "A-1")], draft.Offer.ExternalReferences);
        Assert.Single(draft.Version.SpecialismIds);
        Assert.Single(draft.Version.EligibleFundingIds);
    }

    [Fact]
    public void What_a_draft_needs_is_asked_for_at_once() => Assert.Equal(
        ["NotFound providerId", "Required offer.channel", "Required offer.format", "Required offer.title"],
        OfferRules.Draft(Sample.Named<Provider>(null), new(), null, Facts()).Mistakes());

    public static TheoryData<string, OfferEdit, string[]> Refused => new()
    {
        { "no title", new() { Title = Edit<string?>.To(" ") }, ["Required changes.title"] },
        { "no channel", new() { Channel = Edit<OfferChannel?>.To(null) }, ["Required changes.channel"] },
        { "no format", new() { Format = Edit<OfferFormat?>.To(null) }, ["Required changes.format"] },
        { "no formality", new() { Formality = Edit<Formality?>.To(null) }, ["Required changes.formality"] },
        { "no slug", new() { Slug = Edit<string?>.To(null) }, ["Required changes.slug"] },
        { "no such slug", new() { Slug = "A B" }, ["Invalid changes.slug"] },
        { "long title", new() { Title = new string('t', 201) }, ["TooLong changes.title"] },
        { "long summary", new() { Summary = new string('s', 501) }, ["TooLong changes.summary"] },
        { "long description", new() { Description = new string('d', 20_001) }, ["TooLong changes.description"] },
        { "hidden signs", new() { Audience = "a\u0000b" }, ["Invalid changes.audience"] },
        { "no days", new() { Days = 0m }, ["OutOfRange changes.days"] },
        { "split days", new() { Days = 1.125m }, ["Invalid changes.days"] },
        { "negative minutes", new() { LearningMinutes = -1, CpdMinutes = 0, ElapsedWeeks = 521 }, ["OutOfRange changes.cpdMinutes", "OutOfRange changes.elapsedWeeks", "OutOfRange changes.learningMinutes"] },
        { "no language", new() { Language = "English!" }, ["Invalid changes.language"] },
        { "negative price", new() { Price = new MoneyEntry(-1m) }, ["OutOfRange changes.price.amount"] },
        { "free with a price", new() { Free = true, Price = new MoneyEntry(1m) }, ["Invalid changes.price"] },
        { "plain link", new() { BookingUrl = "http://example.org" }, ["LinkNotAllowed changes.bookingUrl"] },
        { "for ever and a day", new() { ValidForMonths = 601 }, ["OutOfRange changes.validForMonths"] },
        { "unknown prerequisite", new() { Prerequisites = ImmutableArray.Create(Sample.Named<Offer>(null)) }, ["NotFound changes.prerequisiteIds.0"] },
        { "unknown requirement", new() { Satisfies = ImmutableArray.Create(Sample.Named<ReadinessRequirement>(null, "NO_SUCH")) }, ["NotFound changes.satisfies.0"] },
        { "unknown stream", new() { EligibleFunding = ImmutableArray.Create(Sample.Named<FundingStream>(null)) }, ["NotFound changes.eligibleFundingIds.0"] },
        { "51 specialisms", new() { Specialisms = Enumerable.Range(0, 51).Select(_ => Sample.Named(Sample.Specialism())).ToImmutableArray() }, ["TooMany changes.specialismIds"] },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_field_that_is_wrong_is_named(string name, OfferEdit edit, string[] mistakes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mistakes, OfferRules.Update(Sample.Named(Sample.Offer(OfferStatus.Draft)), edit, 7, Facts()).Mistakes());
    }

    [Fact]
    public void An_offer_is_not_its_own_prerequisite()
    {
        var state = Sample.Offer(OfferStatus.Draft);

        Assert.Equal(
            ["Invalid changes.prerequisiteIds"],
            OfferRules.Update(Sample.Named(state), new() { Prerequisites = ImmutableArray.Create(Sample.Named(state.Offer)) }, 7, Facts()).Mistakes());
    }

    [Theory]
    [InlineData(OfferStatus.Draft)]
    [InlineData(OfferStatus.InReview)]
    public void A_change_before_publishing_stays_in_the_draft(OfferStatus status)
    {
        var state = Sample.Offer(status);

        var change = OfferRules.Update(Sample.Named(state), new() { Title = "Core skills, online", Summary = Edit<string?>.To(null) }, 7, Facts()).Value();

        Assert.Equal(["title", "summary"], change.Fields);
        Assert.False(change.Value.IsNewVersion);
        Assert.Equal((state.Version.Id, 1, null), (change.Value.Version.Id, change.Value.Version.Number, change.Value.Version.PublishedAt));
        Assert.Null(change.Value.Version.Summary);
        Assert.Equal(state.Version.Audience, change.Value.Version.Audience);
        Assert.Equal((8, status), (change.Value.Offer.Revision, change.Value.Offer.Status));
    }

    [Fact]
    public void A_change_of_a_published_offer_is_its_next_version()
    {
        var state = Sample.Offer(OfferStatus.Published);

        var change = OfferRules.Update(Sample.Named(state), new() { Title = "Core skills, online", ChangeNote = "Now online." }, 7, Facts()).Value();

        Assert.True(change.Value.IsNewVersion);
        Assert.NotEqual(state.Version.Id, change.Value.Version.Id);
        Assert.Equal((2, Sample.Now, "Now online."), (change.Value.Version.Number, change.Value.Version.PublishedAt!.Value, change.Value.Version.ChangeNote));
        Assert.Equal((2, 8, state.Offer.PublishedAt), (change.Value.Offer.CurrentVersion!.Value, change.Value.Offer.Revision, change.Value.Offer.PublishedAt));
        Assert.Equal(state.Version.CompetencyMappings, change.Value.Version.CompetencyMappings);
    }

    [Fact]
    public void A_change_that_changes_nothing_makes_no_version_and_no_revision()
    {
        var state = Sample.Offer(OfferStatus.Published);
        var noted = state with { Version = state.Version with { ChangeNote = "First." } };

        foreach (var edit in (OfferEdit[])[new(), new() { Title = state.Version.Title }, new() { ChangeNote = "Nothing." }])
        {
            var change = OfferRules.Update(Sample.Named(noted), edit, 7, Facts()).Value();

            Assert.Empty(change.Fields);
            Assert.Equal(noted.Offer, change.Value.Offer);
            Assert.Equal(noted.Version, change.Value.Version);
        }
    }

    [Fact]
    public void A_new_name_in_web_addresses_is_no_new_version()
    {
        var state = Sample.Offer(OfferStatus.Published);

        var change = OfferRules.Update(Sample.Named(state), new() { Slug = "skills" }, 7, Facts()).Value();

        Assert.Equal(["slug"], change.Fields);
        Assert.Equal(("skills", 8, 1), (change.Value.Offer.Slug, change.Value.Offer.Revision, change.Value.Offer.CurrentVersion!.Value));
        Assert.Equal(state.Version, change.Value.Version);
        Assert.False(change.Value.IsNewVersion);
    }

    [Fact]
    public void Of_an_old_price_and_a_new_one_the_new_one_holds()
    {
        var state = Sample.Offer(OfferStatus.Draft);
        var free = state with { Version = state.Version with { Price = new() { Free = true } } };
        var dear = state with { Version = state.Version with { Price = new() { Amount = new Money(3_500) } } };

        Assert.Equal(new() { Free = false, Amount = new Money(100) }, OfferRules.Update(Sample.Named(free), new() { Price = new MoneyEntry(1m) }, 7, Facts()).Value().Value.Version.Price);
        Assert.Equal(new() { Free = true }, OfferRules.Update(Sample.Named(dear), new() { Free = true }, 7, Facts()).Value().Value.Version.Price);
    }

    [Fact]
    public void Of_two_editors_one_is_told_both_revisions()
    {
        var error = Assert.IsType<EditOfferError.Stale>(Assert.Single(OfferRules.Update(Sample.Named(Sample.Offer(OfferStatus.Published)), new() { Title = "Mine" }, 6, Facts()).Errors()));

        Assert.Equal((6, 7, UserErrorCode.StaleRevision), (error.ExpectedRevision, error.ActualRevision, error.Code));
        Assert.Equal(["expectedRevision"], error.Field);
    }

    [Fact]
    public void What_is_withdrawn_or_not_there_stays_as_it_is()
    {
        Assert.Equal(["WrongState offer"], OfferRules.Update(Sample.Named(Sample.Offer(OfferStatus.Withdrawn)), new() { Title = "New" }, 7, Facts()).Mistakes());
        Assert.Equal(["NotFound offer"], OfferRules.Update(Sample.Named<OfferState>(null), new() { Title = "" }, 7, Facts()).Mistakes());
        Assert.Equal(["NotFound offer"], OfferRules.Map(Sample.Named<OfferState>(null), new(), 7, Facts()).Mistakes());
    }

    [Fact]
    public void A_published_offer_loses_nothing_that_publishing_needs()
    {
        var state = Sample.Offer(OfferStatus.Published);
        var older = state with { Version = state.Version with { Audience = null } };

        var error = Assert.IsType<EditOfferError.NoLongerPublishable>(
            Assert.Single(OfferRules.Update(Sample.Named(state), new() { Audience = Edit<string?>.To(null) }, 7, Facts()).Errors()));
        var mapping = Assert.IsType<EditOfferError.NoLongerPublishable>(Assert.Single(OfferRules.Map(Sample.Named(state), new() { ReplaceAll = true }, 7, Facts()).Errors()));

        Assert.Equal(["AUDIENCE"], error.Missing.Select(check => check.Code));
        Assert.Equal(["COMPETENCY_MAPPING"], mapping.Missing.Select(check => check.Code));
        Assert.Equal("New", OfferRules.Update(Sample.Named(older), new() { Title = "New" }, 7, Facts()).Value().Value.Version.Title);
    }

    [Fact]
    public void A_taken_slug_or_external_key_is_refused()
    {
        var other = OfferId.New(Sample.Now);
        var hidden = Facts() with { IsSlugTaken = slug => slug == "taken" };
        var seen = hidden with { VisibleBySlug = _ => other, ByReference = _ => other };

        Assert.Null(Assert.IsType<EditOfferError.SlugTaken>(Assert.Single(OfferRules.Draft(Sample.Named(Hub), New() with { Slug = "taken" }, null, hidden).Errors())).Existing);
        Assert.Equal(["Taken external", "Taken offer.slug"], OfferRules.Draft(Sample.Named(Hub), New() with { Slug = "taken" }, new("s", "k"), seen).Mistakes());
        Assert.Equal(["Taken changes.slug"], OfferRules.Update(Sample.Named(Sample.Offer(OfferStatus.Draft)), new() { Slug = "taken" }, 7, seen).Mistakes());
        Assert.Equal(["Required external.key"], OfferRules.Draft(Sample.Named(Hub), New(), new("s", " "), Facts()).Mistakes());
    }

    private static OfferEdit New() => new() { Title = "Core skills", Channel = OfferChannel.TrainingHub, Format = OfferFormat.Course };

    private static OfferFacts Facts() => new() { IsSlugTaken = _ => false, IsLive = _ => true, Now = Sample.Now };
}
