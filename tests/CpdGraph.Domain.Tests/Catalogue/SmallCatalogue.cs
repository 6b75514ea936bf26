using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>A small made-up catalogue full of ties, gaps and drafts; the same seed gives the same rows.</summary>
internal sealed class SmallCatalogue
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero);

    private static readonly string[] Titles =
    [
        "Health coaching skills", "health coaching skills", "Motivational interviewing", "Group facilitation", "Coaching supervision",
        "Étude of listening", "Tier 2 practice", "Zest for change", "Working with families", "Shared decision making",
    ];

    private readonly Random random;
    private long moment;

    public SmallCatalogue(int seed, int offers = 40)
    {
        random = new(seed);

        var framework = new CompetencyFramework
        {
            Id = Id<CompetencyFrameworkId>(),
            Code = "TEST",
            Name = "Framework",
            Version = "1",
            Status = FrameworkStatus.Current,
            ValidFrom = new(2020, 1, 1),
            Provenance = Provenance.Illustrative,
        };

        Areas = Many(2, index => new CompetencyArea
        {
            Id = Id<CompetencyAreaId>(),
            FrameworkId = framework.Id,
            Code = $"{index}",
            Name = $"Area {index}",
            Position = index,
            Provenance = Provenance.Illustrative,
        });

        Competencies = Many(6, index => new Competency
        {
            Id = Id<CompetencyId>(),
            AreaId = Areas[index % 2].Id,
            Code = $"{index % 2}.{index}",
            Position = index,
            Statement = Pick(Titles),
            ExpectedFrom = Any<PracticeTier>(),
            Provenance = Provenance.Illustrative,
        });

        Specialisms = Many(3, index => new Specialism
        {
            Id = Id<SpecialismId>(),
            Slug = $"s{index}",
            Name = $"Specialism {index}",
            Provenance = Provenance.Illustrative,
        });

        var region = MakeOrganisation("Region");
        var board = MakeOrganisation("Board");
        var network = MakeOrganisation("Network");
        Organisations = [region, board, network];

        Relationships =
        [
            MakeRelationship(board, region, OrganisationRelationshipKind.InRegion),
            MakeRelationship(network, board, OrganisationRelationshipKind.CommissionedBy),
        ];

        Providers = Many(5, index => new Provider
        {
            Id = Id<ProviderId>(),
            Slug = $"p{index}",
            Name = index < 2 ? "Same name" : $"Provider {index}",
            Kind = Pick<ProviderKind>([ProviderKind.TrainingHub, ProviderKind.University]),
            AreaIds = [.. Many(random.Next(0, 3), _ => Pick(Organisations).Id).Distinct()],
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = Now,
            UpdatedAt = Now,
        });

        Requirements = Many(2, index => new ReadinessRequirement
        {
            Id = Id<ReadinessRequirementId>(),
            FrameworkId = framework.Id,
            Code = $"REQUIREMENT_{index}",
            Title = $"Requirement {index}",
            Strength = RequirementStrength.Required,
            ValidFrom = new(2020, 1, 1),
            Provenance = Provenance.Illustrative,
        });

        Streams = Many(2, index => new FundingStream
        {
            Id = Id<FundingStreamId>(),
            Code = $"STREAM_{index}",
            Name = $"Stream {index}",
            Kind = FundingKind.Employer,
            Provenance = Provenance.Illustrative,
        });

        Bodies = Many(2, index => new AccreditingBody
        {
            Id = Id<AccreditingBodyId>(),
            Slug = $"b{index}",
            Name = $"Body {index}",
            Provenance = Provenance.Illustrative,
        });
        OfferRows = Many(offers, MakeOffer);
        VersionRows = [.. OfferRows.SelectMany(offer => Many(random.Next(1, 3), index => MakeVersion(offer, index + 1)))];
        Runs = [.. OfferRows.SelectMany(offer => Many(random.Next(0, 4), _ => MakeRun(offer)))];
        Accreditations = [.. VersionRows.Where(_ => random.Next(3) == 0).Select(MakeAccreditation)];
        Pathways = Many(2, index => new Pathway
        {
            Id = Id<PathwayId>(),
            Slug = $"path{index}",
            Name = Pick(Titles),
            Kind = PathwayKind.TierProgression,
            Summary = Pick(Titles),
            SpecialismId = Pick(Specialisms).Id,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = Now,
            UpdatedAt = Now,
        });

        Rows = new()
        {
            Frameworks = [framework],
            Areas = Areas,
            Competencies = Competencies,
            Specialisms = Specialisms,
            Providers = Providers,
            ReadinessRequirements = Requirements,
            FundingStreams = Streams,
            AccreditingBodies = Bodies,
            Offers = OfferRows,
            OfferVersions = VersionRows,
            Runs = Runs,
            Accreditations = Accreditations,
            Pathways = Pathways,
            Organisations = Organisations,
            OrganisationRelationships = Relationships,
        };
    }

    public CatalogueRows Rows { get; }

    public ImmutableArray<CompetencyArea> Areas { get; }

    public ImmutableArray<Competency> Competencies { get; }

    public ImmutableArray<Specialism> Specialisms { get; }

    public ImmutableArray<Provider> Providers { get; }

    public ImmutableArray<ReadinessRequirement> Requirements { get; }

    public ImmutableArray<FundingStream> Streams { get; }

    public ImmutableArray<AccreditingBody> Bodies { get; }

    public ImmutableArray<Offer> OfferRows { get; }

    public ImmutableArray<OfferVersion> VersionRows { get; }

    public ImmutableArray<OfferRun> Runs { get; }

    public ImmutableArray<Accreditation> Accreditations { get; }

    public ImmutableArray<Pathway> Pathways { get; }

    public ImmutableArray<Organisation> Organisations { get; }

    public ImmutableArray<OrganisationRelationship> Relationships { get; }

    public Random Random => random;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public T Any<T>()
        where T : struct, Enum
        => Pick(Enum.GetValues<T>());

    public Offer MakeOffer(int index)
    {
        var published = random.Next(5) > 0;

        return new()
        {
            Id = Id<OfferId>(),
            Slug = $"offer-{index}",
            ProviderId = Pick(Providers).Id,
            Status = published
                ? Pick<OfferStatus>([OfferStatus.Published, OfferStatus.Published, OfferStatus.Withdrawn])
                : Pick<OfferStatus>([OfferStatus.Draft, OfferStatus.InReview]),
            CurrentVersion = published ? 1 : null,
            PublishedAt = published ? Now.AddDays(-random.Next(5)) : null,
            ExternalReferences = random.Next(3) == 0 ? [new("booking", $"key-{index}")] : [],
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = Now.AddDays(-10),
            UpdatedAt = Now.AddDays(-random.Next(5)),
        };
    }

    public OfferVersion MakeVersion(Offer offer, int number)
    {
        bool? free = random.Next(3) switch { 0 => true, 1 => false, _ => null };

        return new()
        {
            Id = Id<OfferVersionId>(),
            OfferId = offer.Id,
            Number = number,
            PublishedAt = number <= (offer.CurrentVersion ?? 0) ? Now.AddDays(-3) : null,
            Title = Pick(Titles),
            Summary = random.Next(2) == 0 ? null : Pick(Titles) + " for everyone.",
            Description = Pick(Titles) + " and " + Pick(Titles),
            Channel = Any<OfferChannel>(),
            Format = Pick<OfferFormat>([OfferFormat.Course, OfferFormat.Workshop, OfferFormat.ELearning]),
            Formality = Any<Formality>(),
            Delivery = new()
            {
                Mode = random.Next(4) == 0 ? null : Any<DeliveryMode>(),
                LearningMinutes = random.Next(4) == 0 ? null : random.Next(1, 4) * 60,
                CpdMinutes = random.Next(4) == 0 ? null : random.Next(1, 4) * 60,
            },
            Price = new()
            {
                Free = free,
                Amount = free == false && random.Next(4) > 0
                    ? new Money(random.Next(1, 4) * 1050, random.Next(6) == 0 ? "EUR" : "GBP")
                    : null,
            },
            Tiers = [.. Many(random.Next(0, 3), _ => Any<PracticeTier>()).Distinct()],
            SpecialismIds = [.. Many(random.Next(0, 3), _ => Pick(Specialisms).Id).Distinct()],
            CompetencyMappings = [.. Many(random.Next(0, 4), _ => Pick(Competencies).Id).Distinct().Select(id => new CompetencyMapping
            {
                CompetencyId = id,
                Coverage = Any<CompetencyCoverage>(),
                Verification = Pick<Verification>([Verification.Awaiting, Verification.Verified, Verification.Rejected]),
                Provenance = Provenance.Illustrative,
            })],
            SatisfiesIds = [.. Many(random.Next(0, 2), _ => Pick(Requirements).Id)],
            EligibleFundingIds = [.. Many(random.Next(0, 2), _ => Pick(Streams).Id)],
            Provenance = Provenance.Illustrative,
        };
    }

    public OfferRun MakeRun(Offer offer)
    {
        var start = Now.AddHours((random.Next(-5, 10) * 24) + random.Next(2));

        return new()
        {
            Id = Id<OfferRunId>(),
            OfferId = offer.Id,
            StartsAt = start,
            EndsAt = start.AddHours(6),
            Sessions = [new() { Key = "1", StartsAt = start, EndsAt = start.AddHours(6) }],
            BookingOpensAt = random.Next(2) == 0 ? null : start.AddDays(-random.Next(1, 6)),
            BookingClosesAt = random.Next(2) == 0 ? null : start.AddDays(-random.Next(0, 3)),
            Capacity = random.Next(3) switch { 0 => null, 1 => 0, _ => 12 },
            CancelledAt = random.Next(6) == 0 ? Now.AddDays(-6) : null,
            Price = new() { Free = true },
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = Now.AddDays(-10),
            UpdatedAt = Now.AddDays(-random.Next(4)),
        };
    }

    public Accreditation MakeAccreditation(OfferVersion version)
    {
        var today = LondonCalendar.DayOf(Now);
        var listed = random.Next(3) == 0;

        return new()
        {
            Id = Id<AccreditationId>(),
            OfferVersionId = version.Id,
            BodyId = Pick(Bodies).Id,
            ValidFrom = listed ? null : today.AddDays(random.Next(-20, 10)),
            ValidTo = listed || random.Next(3) == 0 ? null : today.AddDays(random.Next(-5, 200)),
            SeenOn = listed ? today.AddDays(-3) : null,
            RevokedOn = random.Next(6) == 0 ? today.AddDays(-1) : null,
            Provenance = Provenance.Illustrative,
        };
    }

    private Organisation MakeOrganisation(string name) =>
        new() { Id = Id<OrganisationId>(), Name = name, Kind = OrganisationKind.Other, Provenance = Provenance.Illustrative };

    private OrganisationRelationship MakeRelationship(Organisation child, Organisation parent, OrganisationRelationshipKind kind) => new()
    {
        Id = Id<OrganisationRelationshipId>(),
        ChildId = child.Id,
        ParentId = parent.Id,
        Kind = kind,
        ValidFrom = new(2020, 1, 1),
        Provenance = Provenance.Illustrative,
    };

    private TId Id<TId>()
        where TId : struct, ITypedId<TId>
    {
        // Random ids that do not rise with time, so that the order of arrival is never the order of ids.
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        moment++;
        BitConverter.TryWriteBytes(bytes[8..], moment);
        return TId.From(new Guid(bytes));
    }

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
