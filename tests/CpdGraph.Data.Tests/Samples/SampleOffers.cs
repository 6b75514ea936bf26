using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>Offers with their versions and accreditations.</summary>
internal static class SampleOffers
{
    public static CatalogueRows AddTo(CatalogueRows rows)
    {
        var (provider, bareProvider) = (rows.Providers[0], rows.Providers[1]);
        var (competency, bareCompetency) = (rows.Competencies[0], rows.Competencies[1]);
        var specialism = rows.Specialisms[0];
        var readiness = rows.ReadinessRequirements[0];
        var stream = rows.FundingStreams[0];
        var body = rows.AccreditingBodies[0];
        var offer = new Offer
        {
            Id = OfferId.New(SampleRows.Moment),
            Slug = "course",
            ProviderId = provider.Id,
            Status = OfferStatus.Published,
            CurrentVersion = 1,
            PublishedAt = SampleRows.Moment,
            ExternalReferences = [new("booking", "Z-1"), new("booking", "A-2")],
            Provenance = Provenance.ProviderStated,
            SourceReference = "Its page",
            Revision = 2,
            CreatedAt = SampleRows.Moment,
            UpdatedAt = SampleRows.Moment,
        };
        var withdrawn = new Offer
        {
            Id = OfferId.New(SampleRows.Moment),
            Slug = "withdrawn",
            ProviderId = bareProvider.Id,
            Status = OfferStatus.Withdrawn,
            ReplacementId = offer.Id,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = SampleRows.Moment,
            UpdatedAt = SampleRows.Moment,
        };
        var version = new OfferVersion
        {
            Id = OfferVersionId.New(SampleRows.Moment),
            OfferId = offer.Id,
            Number = 1,
            PublishedAt = SampleRows.Moment,
            ChangeNote = "First",
            Title = "Course",
            Summary = "Sum",
            Description = "Text",
            Channel = OfferChannel.PersonalisedCareInstitute,
            Format = OfferFormat.ELearning,
            Formality = Formality.Informal,
            Delivery = new()
            {
                Mode = DeliveryMode.Blended,
                Days = 0.5m,
                LearningMinutes = 90,
                ElapsedWeeks = 2,
                CpdMinutes = 60,
                Language = "en-GB",
                Accessibility = "Captions",
            },
            Price = new() { Free = false, Amount = new Money(3_550, "EUR"), Note = "per person" },
            Audience = "Coaches",
            PrerequisiteIds = [withdrawn.Id],
            Tiers = [PracticeTier.Tier1, PracticeTier.Tier3],
            SpecialismIds = [specialism.Id],
            CompetencyMappings =
            [
                new()
                {
                    CompetencyId = bareCompetency.Id,
                    Coverage = CompetencyCoverage.Assesses,
                    Tier = PracticeTier.Tier2,
                    Rationale = "Because",
                    Verification = Verification.Verified,
                    Provenance = Provenance.ProjectAuthored,
                    SourceReference = "Us",
                },
                new()
                {
                    CompetencyId = competency.Id,
                    Coverage = CompetencyCoverage.Introduces,
                    Verification = Verification.SelfReported,
                    Provenance = Provenance.ProviderStated,
                },
            ],
            SatisfiesIds = [readiness.Id],
            EligibleFundingIds = [stream.Id],
            BookingUrl = "https://example.org/book",
            ValidForMonths = 24,
            Provenance = Provenance.ProviderStated,
            SourceReference = "Its page",
        };
        var draft = new OfferVersion
        {
            Id = OfferVersionId.New(SampleRows.Moment),
            OfferId = withdrawn.Id,
            Number = 1,
            Title = "Draft",
            Channel = OfferChannel.Employer,
            Format = OfferFormat.Shadowing,
            Formality = Formality.Formal,
            Delivery = new(),
            Price = new(),
            Provenance = Provenance.Illustrative,
        };

        return rows with
        {
            Offers = [offer, withdrawn],
            OfferVersions = [version, draft],
            Accreditations =
            [
                new()
                {
                    Id = AccreditationId.New(SampleRows.Moment),
                    OfferVersionId = version.Id,
                    BodyId = body.Id,
                    AwardedToId = provider.Id,
                    Scope = "FOUR_DAY_HEALTH_COACHING",
                    Reference = "A-1",
                    AppliedOn = SampleRows.Day.AddDays(-9),
                    ValidFrom = SampleRows.Day,
                    ValidTo = SampleRows.Day.AddYears(3),
                    SeenOn = SampleRows.Day,
                    RevokedOn = SampleRows.Day.AddYears(1),
                    Provenance = Provenance.ProviderStated,
                    SourceReference = "Its list",
                },
                new() { Id = AccreditationId.New(SampleRows.Moment), OfferVersionId = version.Id, BodyId = body.Id, Provenance = Provenance.Illustrative },
            ],
        };
    }
}
