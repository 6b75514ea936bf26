using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>One row of each kind with every member set, and one with only what it must have. They refer to each other.</summary>
internal static class SampleRows
{
    public static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 11, 3, 14, 5, 6, 789, TimeSpan.Zero).AddMicroseconds(12);
    public static readonly DateOnly Day = new(2026, 11, 3);

    public static CatalogueRows All()
    {
        var region = new Organisation { Id = OrganisationId.New(Moment), Name = "Region", Kind = OrganisationKind.NhsRegion, Provenance = Provenance.Official };
        var board = new Organisation
        {
            Id = OrganisationId.New(Moment),
            Name = "Board",
            Kind = OrganisationKind.IntegratedCareBoard,
            OdsCode = "QMJ",
            OpenedOn = Day,
            ClosedOn = Day.AddDays(100),
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A register",
        };
        var framework = new CompetencyFramework
        {
            Id = CompetencyFrameworkId.New(Moment),
            Code = "HWBC",
            Name = "Framework",
            Version = "1",
            Status = FrameworkStatus.Current,
            PublishedOn = Day,
            ValidFrom = Day,
            ValidTo = Day.AddDays(1),
            SourceUrl = "https://example.org/framework",
            Provenance = Provenance.ProjectAuthored,
            SourceReference = "Us",
        };
        var bareFramework = framework with
        {
            Id = CompetencyFrameworkId.New(Moment),
            Version = "2",
            PublishedOn = null,
            ValidTo = null,
            SourceUrl = null,
            SourceReference = null,
        };
        var area = new CompetencyArea
        {
            Id = CompetencyAreaId.New(Moment),
            FrameworkId = framework.Id,
            Code = "1",
            Name = "Area",
            Description = "With *marks*",
            Position = 1,
            Provenance = Provenance.Official,
            SourceReference = "Section 8",
        };
        var competency = new Competency
        {
            Id = CompetencyId.New(Moment),
            AreaId = area.Id,
            Code = "1.1",
            Position = 1,
            Statement = "Knows “when” to stop & listen – naïve <b>or not</b>",
            Guidance = "Read on",
            ExpectedFrom = PracticeTier.Tier2,
            Expectations = [new(PracticeTier.Tier1, Attainment.Aware), new(PracticeTier.Tier4, Attainment.LeadsOthers)],
            Alignments =
            [
                new()
                {
                    Framework = "Other",
                    Code = "A",
                    Label = "Same",
                    Url = "https://example.org",
                    Provenance = Provenance.ProjectAuthored,
                    SourceReference = "Us",
                },
                new() { Framework = "Third", Code = "B", Label = "Alike", Provenance = Provenance.Illustrative },
            ],
            Provenance = Provenance.ProjectAuthored,
            SourceReference = "Us",
        };
        var bareCompetency = new Competency
        {
            Id = CompetencyId.New(Moment),
            AreaId = area.Id,
            Code = "1.2",
            Position = 2,
            Statement = "Bare",
            ExpectedFrom = PracticeTier.Tier1,
            Provenance = Provenance.ProjectAuthored,
        };
        var specialism = new Specialism
        {
            Id = SpecialismId.New(Moment),
            Slug = "respiratory",
            Name = "Respiratory",
            Description = "Lungs",
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A page",
        };
        var readiness = new ReadinessRequirement
        {
            Id = ReadinessRequirementId.New(Moment),
            FrameworkId = framework.Id,
            Code = "ACCREDITED",
            Title = "Course",
            Guidance = "Four days",
            Strength = RequirementStrength.Recommended,
            Confirmable = true,
            PerSetting = true,
            ValidFrom = Day,
            ValidTo = Day,
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "Section 5",
        };
        var provider = new Provider
        {
            Id = ProviderId.New(Moment),
            Slug = "hub",
            Name = "Hub",
            Kind = ProviderKind.TrainingHub,
            OrganisationId = board.Id,
            About = "About us",
            WebsiteUrl = "https://example.org",
            ContactEmail = "hub@example.org",
            AreaIds = [board.Id, region.Id],
            Provenance = Provenance.ProviderStated,
            SourceReference = "Its page",
            Revision = 3,
            CreatedAt = Moment,
            UpdatedAt = Moment.AddDays(1),
        };
        var bareProvider = new Provider
        {
            Id = ProviderId.New(Moment),
            Slug = "bare",
            Name = "Bare",
            Kind = ProviderKind.Commercial,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = Moment,
            UpdatedAt = Moment,
        };
        var stream = new FundingStream
        {
            Id = FundingStreamId.New(Moment),
            Code = "REGISTERED_CPD",
            Name = "Stream",
            Kind = FundingKind.NhsEngland,
            Description = "Money",
            AvailableTo = [OrganisationKind.PrimaryCareNetwork, OrganisationKind.GpPractice],
            OpensOn = Day,
            ClosesOn = Day.AddYears(1),
            GuidanceUrl = "https://example.org/money",
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A letter",
        };
        var rule = new FundingRule
        {
            Id = FundingRuleId.New(Moment),
            StreamId = stream.Id,
            Code = "CEILING",
            Text = "At most",
            ValidFrom = Day,
            ValidTo = Day.AddDays(2),
            Uses = [FundingUse.CourseFee, FundingUse.Travel],
            Ceiling = new Money(100_000),
            CeilingPer = CeilingScope.PersonAndFinancialYear,
            SharePercent = 60m,
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A letter",
        };
        var offer = new Offer
        {
            Id = OfferId.New(Moment),
            Slug = "course",
            ProviderId = provider.Id,
            Status = OfferStatus.Published,
            CurrentVersion = 1,
            PublishedAt = Moment,
            ExternalReferences = [new("booking", "Z-1"), new("booking", "A-2")],
            Provenance = Provenance.ProviderStated,
            SourceReference = "Its page",
            Revision = 2,
            CreatedAt = Moment,
            UpdatedAt = Moment,
        };
        var withdrawn = new Offer
        {
            Id = OfferId.New(Moment),
            Slug = "withdrawn",
            ProviderId = bareProvider.Id,
            Status = OfferStatus.Withdrawn,
            ReplacementId = offer.Id,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = Moment,
            UpdatedAt = Moment,
        };
        var version = new OfferVersion
        {
            Id = OfferVersionId.New(Moment),
            OfferId = offer.Id,
            Number = 1,
            PublishedAt = Moment,
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
            Id = OfferVersionId.New(Moment),
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
        var run = new OfferRun
        {
            Id = OfferRunId.New(Moment),
            OfferId = offer.Id,
            StartsAt = Moment,
            EndsAt = Moment.AddDays(8),
            Sessions =
            [
                new() { Key = "b", StartsAt = Moment, EndsAt = Moment.AddHours(2), Title = "One", Venue = new() { Postcode = "AB1 2CD" } },
                new() { Key = "a", StartsAt = Moment.AddDays(7), EndsAt = Moment.AddDays(8) },
            ],
            SessionsNeeded = 1,
            Venue = new() { Name = "Hall", Address = "1 Street" },
            Capacity = 12,
            WaitingListOpen = true,
            BookingOpensAt = Moment.AddDays(-30),
            BookingClosesAt = Moment.AddDays(-3),
            BookingUrl = "https://example.org/book",
            ApprovalNeeded = true,
            CancellationNoticeDays = 7,
            Price = new() { Free = true },
            ExternalReferences = [new("booking", "R-1")],
            CancelledAt = Moment,
            CancellationReason = "Snow",
            Provenance = Provenance.Illustrative,
            SourceReference = "Us",
            Revision = 4,
            CreatedAt = Moment,
            UpdatedAt = Moment,
        };
        var bareRun = new OfferRun
        {
            Id = OfferRunId.New(Moment),
            OfferId = offer.Id,
            StartsAt = Moment,
            EndsAt = Moment,
            Sessions = [new() { Key = "1", StartsAt = Moment, EndsAt = Moment }],
            Price = new(),
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = Moment,
            UpdatedAt = Moment,
        };
        var body = new AccreditingBody
        {
            Id = AccreditingBodyId.New(Moment),
            Slug = "body",
            Name = "Body",
            WebsiteUrl = "https://example.org",
            Provenance = Provenance.ProviderStated,
            SourceReference = "Its page",
        };

        return new CatalogueRows
        {
            Organisations = [region, board],
            OrganisationRelationships =
            [
                new()
                {
                    Id = OrganisationRelationshipId.New(Moment),
                    ChildId = board.Id,
                    ParentId = region.Id,
                    Kind = OrganisationRelationshipKind.InRegion,
                    ValidFrom = Day,
                    ValidTo = Day.AddDays(9),
                    Provenance = Provenance.OfficialParaphrased,
                    SourceReference = "A register",
                },
                new()
                {
                    Id = OrganisationRelationshipId.New(Moment),
                    ChildId = board.Id,
                    ParentId = region.Id,
                    Kind = OrganisationRelationshipKind.HostedBy,
                    ValidFrom = Day,
                    Provenance = Provenance.Illustrative,
                },
            ],
            OrganisationSuccessions =
            [
                new()
                {
                    Id = OrganisationSuccessionId.New(Moment),
                    PredecessorId = region.Id,
                    SuccessorId = board.Id,
                    EffectiveOn = Day,
                    Partial = true,
                    Provenance = Provenance.OfficialParaphrased,
                    SourceReference = "A register",
                },
            ],
            Frameworks = [framework, bareFramework],
            Areas = [area, area with { Id = CompetencyAreaId.New(Moment), Code = "2", Description = null, SourceReference = null }],
            Competencies = [competency, bareCompetency],
            Tiers =
            [
                new()
                {
                    Id = TierDescriptorId.New(Moment),
                    FrameworkId = framework.Id,
                    Tier = PracticeTier.Tier3,
                    Name = "Third",
                    Description = "Leads",
                    Criteria = ["Two years", "A \"course\""],
                    MaySupervise = true,
                    Provenance = Provenance.ProjectAuthored,
                    SourceReference = "Us",
                },
            ],
            ReadinessRequirements =
            [
                readiness,
                readiness with { Id = ReadinessRequirementId.New(Moment), Code = "BARE", Guidance = null, ValidTo = null, SourceReference = null },
            ],
            SupervisionPolicies =
            [
                new()
                {
                    Id = SupervisionPolicyId.New(Moment),
                    Kind = SupervisionKind.HealthCoaching,
                    Text = "Monthly",
                    DueAfterDays = 31,
                    OverdueAfterDays = 45,
                    MinutesPerMonth = 60,
                    MinimumSupervisorTier = PracticeTier.Tier3,
                    ClinicalRegistrationNeeded = true,
                    ValidFrom = Day,
                    ValidTo = Day,
                    Provenance = Provenance.OfficialParaphrased,
                    SourceReference = "Section 6",
                },
                new()
                {
                    Id = SupervisionPolicyId.New(Moment),
                    Kind = SupervisionKind.Clinical,
                    Text = "When needed",
                    ValidFrom = Day,
                    Provenance = Provenance.ProjectAuthored,
                },
            ],
            Specialisms = [specialism, specialism with { Id = SpecialismId.New(Moment), Slug = "bare", Description = null, SourceReference = null }],
            Providers = [provider, bareProvider],
            Offers = [offer, withdrawn],
            OfferVersions = [version, draft],
            Runs = [run, bareRun],
            AccreditingBodies = [body, body with { Id = AccreditingBodyId.New(Moment), Slug = "bare", WebsiteUrl = null, SourceReference = null }],
            Accreditations =
            [
                new()
                {
                    Id = AccreditationId.New(Moment),
                    OfferVersionId = version.Id,
                    BodyId = body.Id,
                    AwardedToId = provider.Id,
                    Scope = "FOUR_DAY_HEALTH_COACHING",
                    Reference = "A-1",
                    AppliedOn = Day.AddDays(-9),
                    ValidFrom = Day,
                    ValidTo = Day.AddYears(3),
                    SeenOn = Day,
                    RevokedOn = Day.AddYears(1),
                    Provenance = Provenance.ProviderStated,
                    SourceReference = "Its list",
                },
                new() { Id = AccreditationId.New(Moment), OfferVersionId = version.Id, BodyId = body.Id, Provenance = Provenance.Illustrative },
            ],
            FundingStreams =
            [
                stream,
                new()
                {
                    Id = FundingStreamId.New(Moment),
                    Code = "SELF",
                    Name = "Bare",
                    Kind = FundingKind.Self,
                    Provenance = Provenance.ProjectAuthored,
                },
            ],
            FundingRules =
            [
                rule,
                new()
                {
                    Id = FundingRuleId.New(Moment),
                    StreamId = stream.Id,
                    Code = "BARE",
                    Text = "Anything",
                    ValidFrom = Day,
                    Provenance = Provenance.ProjectAuthored,
                },
            ],
            Pathways =
            [
                new()
                {
                    Id = PathwayId.New(Moment),
                    Slug = "core",
                    Name = "Core",
                    Kind = PathwayKind.SpecialistRole,
                    Summary = "All of it",
                    Description = "Text",
                    TargetTier = PracticeTier.Tier4,
                    SpecialismId = specialism.Id,
                    Stages = [Stage(1, new OfferRequirement { AtLeast = 1, OfferIds = [offer.Id, withdrawn.Id] },
                        new CompetencyRequirement { CompetencyIds = [competency.Id], Attainment = Attainment.Competent }),
                        Stage(2, new ExperienceRequirement { Description = "Years", Months = 24 }, new ExperienceRequirement { Description = "Some" },
                        new TierRequirement { Tier = PracticeTier.Tier2 }, new ReadinessStepRequirement { RequirementIds = [readiness.Id] })],
                    Provenance = Provenance.ProjectAuthored,
                    SourceReference = "Us",
                    Revision = 1,
                    CreatedAt = Moment,
                    UpdatedAt = Moment,
                },
                new()
                {
                    Id = PathwayId.New(Moment),
                    Slug = "bare",
                    Name = "Bare",
                    Kind = PathwayKind.EntryToRole,
                    Summary = "Nothing",
                    Provenance = Provenance.Illustrative,
                    Revision = 1,
                    CreatedAt = Moment,
                    UpdatedAt = Moment,
                },
            ],
        };
    }

    public static IEnumerable<ICatalogueRecord> Of(CatalogueRows rows) => typeof(CatalogueRows).GetProperties()
        .Select(property => property.GetValue(rows))
        .OfType<System.Collections.IEnumerable>()
        .SelectMany(list => list.Cast<ICatalogueRecord>());

    private static PathwayStage Stage(int number, params PathwayRequirement[] requirements) => new()
    {
        Number = number,
        Title = $"Stage {number}",
        Steps =
        [
            .. requirements.Select((requirement, index) => new PathwayStep
            {
                Key = $"{number}-{index}",
                Stage = number,
                Title = "Step",
                Optional = index == 1,
                After = index == 0 ? [] : [$"{number}-{index - 1}"],
                Requirement = requirement,
            }),
        ],
    };

}
