using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Bench;

/// <summary>Makes a made-up catalogue of any size; the same size and seed give the same rows.</summary>
internal sealed class CatalogueGenerator
{
    private readonly Random random;
    private readonly Words words;
    private readonly DateTimeOffset now;
    private readonly List<Competency> competencies = [];
    private readonly List<Specialism> specialisms = [];
    private readonly List<Provider> providers = [];
    private long moment;

    private CatalogueGenerator(int seed, DateTimeOffset now)
    {
        random = new(seed);
        words = new(random);
        this.now = now;
    }

    /// <summary>A catalogue with 3 to 6 competencies and 3 runs on the average an offer, and an offer hundred to a provider.</summary>
    public static CatalogueRows Make(int offers, DateTimeOffset now, int seed = 1) => new CatalogueGenerator(seed, now).Make(offers);

    private CatalogueRows Make(int offerCount)
    {
        var framework = new CompetencyFramework
        {
            Id = Id<CompetencyFrameworkId>(),
            Code = "BENCH",
            Name = "Framework",
            Version = "1",
            Status = FrameworkStatus.Current,
            ValidFrom = new(2020, 1, 1),
            Provenance = Provenance.Illustrative,
        };

        var areas = Many(4, index => new CompetencyArea
        {
            Id = Id<CompetencyAreaId>(),
            FrameworkId = framework.Id,
            Code = $"{index + 1}",
            Name = words.Title(),
            Position = index + 1,
            Provenance = Provenance.Illustrative,
        });

        competencies.AddRange(Many(34, index => new Competency
        {
            Id = Id<CompetencyId>(),
            AreaId = areas[index % 4].Id,
            Code = $"{(index % 4) + 1}.{(index / 4) + 1}",
            Position = (index / 4) + 1,
            Statement = words.Sentence(),
            ExpectedFrom = PracticeTier.Tier1,
            Provenance = Provenance.Illustrative,
        }));

        specialisms.AddRange(Many(10, index => new Specialism
        {
            Id = Id<SpecialismId>(),
            Slug = $"specialism-{index}",
            Name = words.Title(),
            Provenance = Provenance.Illustrative,
        }));

        providers.AddRange(Many(Math.Max(1, offerCount / 100), index => new Provider
        {
            Id = Id<ProviderId>(),
            Slug = $"provider-{index}",
            Name = words.Title(),
            Kind = Any<ProviderKind>(),
            About = words.Text(4),
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        }));

        var body = new AccreditingBody { Id = Id<AccreditingBodyId>(), Slug = "body", Name = "Body", Provenance = Provenance.Illustrative };
        var made = Many(offerCount, MakeOffer);

        return new()
        {
            Frameworks = [framework],
            Areas = areas,
            Competencies = [.. competencies],
            Specialisms = [.. specialisms],
            Providers = [.. providers],
            AccreditingBodies = [body],
            Offers = [.. made.Select(pair => pair.Offer)],
            OfferVersions = [.. made.Select(pair => pair.Version)],
            Runs = [.. made.SelectMany(pair => Many(random.Next(0, 7), _ => MakeRun(pair.Offer)))],
            Accreditations = [.. made.Where(_ => random.Next(5) == 0).Select(pair => MakeAccreditation(pair.Version, body))],
        };
    }

    private (Offer Offer, OfferVersion Version) MakeOffer(int index)
    {
        var changed = now.AddMinutes(-random.Next(1_000_000));

        var offer = new Offer
        {
            Id = Id<OfferId>(),
            Slug = $"offer-{index}",
            ProviderId = Pick(providers).Id,
            Status = random.Next(20) switch { 0 => OfferStatus.Draft, 1 => OfferStatus.Withdrawn, _ => OfferStatus.Published },
            CurrentVersion = 1,
            PublishedAt = changed,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = changed,
            UpdatedAt = changed,
        };

        var free = random.Next(3) == 0;

        return (offer, new OfferVersion
        {
            Id = Id<OfferVersionId>(),
            OfferId = offer.Id,
            Number = 1,
            PublishedAt = changed,
            Title = words.Title(),
            Summary = words.Text(2),
            Description = words.Text(6),
            Channel = Any<OfferChannel>(),
            Format = Any<OfferFormat>(),
            Formality = Any<Formality>(),
            Delivery = new()
            {
                Mode = Any<DeliveryMode>(),
                LearningMinutes = random.Next(4) == 0 ? null : random.Next(1, 200) * 30,
                CpdMinutes = random.Next(4) == 0 ? null : random.Next(1, 40) * 30,
            },
            Price = new() { Free = free, Amount = free ? null : new Money(random.Next(1, 200) * 500) },
            Tiers = [.. Many(random.Next(0, 3), _ => Any<PracticeTier>()).Distinct()],
            SpecialismIds = [.. Many(random.Next(0, 3), _ => Pick(specialisms).Id).Distinct()],
            CompetencyMappings = [.. Many(random.Next(3, 7), _ => Pick(competencies).Id).Distinct().Select(id => new CompetencyMapping
            {
                CompetencyId = id,
                Coverage = Any<CompetencyCoverage>(),
                Verification = Verification.Verified,
                Provenance = Provenance.Illustrative,
            })],
            Provenance = Provenance.Illustrative,
        });
    }

    private OfferRun MakeRun(Offer offer)
    {
        var start = now.AddHours(random.Next(-4_000, 8_000));

        return new()
        {
            Id = Id<OfferRunId>(),
            OfferId = offer.Id,
            StartsAt = start,
            EndsAt = start.AddHours(3),
            Sessions = [new() { Key = "1", StartsAt = start, EndsAt = start.AddHours(3) }],
            BookingOpensAt = random.Next(2) == 0 ? null : start.AddDays(-random.Next(10, 90)),
            Capacity = random.Next(3) == 0 ? null : 20,
            Price = new() { Free = true },
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private Accreditation MakeAccreditation(OfferVersion version, AccreditingBody body) => new()
    {
        Id = Id<AccreditationId>(),
        OfferVersionId = version.Id,
        BodyId = body.Id,
        ValidFrom = LondonCalendar.DayOf(now).AddDays(-random.Next(100, 700)),
        ValidTo = LondonCalendar.DayOf(now).AddDays(random.Next(-100, 700)),
        Provenance = Provenance.Illustrative,
    };

    private TId Id<TId>()
        where TId : struct, ITypedId<TId>
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, ++moment << 16 | 0x7000);
        return TId.From(new Guid(bytes, bigEndian: true));
    }

    private T Any<T>()
        where T : struct, Enum
        => Pick(Enum.GetValues<T>());

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
