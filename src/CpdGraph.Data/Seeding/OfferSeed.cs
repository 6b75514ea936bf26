using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>An offer as the files have it: its state, what it says, and the accreditations of that.</summary>
/// <param name="Version">With the number 1. Seeding finds the number that it takes.</param>
internal sealed record SeededOffer(Offer Offer, OfferVersion Version, ImmutableArray<Accreditation> Accreditations)
{
    /// <summary>The id of a version that seeding makes.</summary>
    public static OfferVersionId VersionId(string slug, int number) => OfferVersionId.From(StableId.Of(CatalogueKind.OfferVersion, $"{slug}@{number}"));

    /// <summary>The same under another number.</summary>
    public SeededOffer As(int number) => number == Version.Number ? this : this with
    {
        Offer = Offer with { CurrentVersion = Offer.CurrentVersion is null ? null : number },
        Version = Version with { Id = VersionId(Offer.Slug, number), Number = number },
        Accreditations =
        [
            .. Accreditations.Select(accreditation => accreditation with
            {
                Id = AccreditationId.From(StableId.Of(CatalogueKind.Accreditation, $"{accreditation.Id.Value}@{number}")),
                OfferVersionId = VersionId(Offer.Slug, number),
            }),
        ],
    };
}

/// <summary>Reads <c>offers.yaml</c>.</summary>
/// <param name="requirements">Readiness requirements by code; of several dated rows the latest.</param>
internal sealed class OfferSeed(SeedReading reading, IReadOnlyDictionary<string, ReadinessRequirementId> requirements)
{
    /// <param name="demo">Whether days are relative to today.</param>
    public IEnumerable<SeededOffer> Read(string file, bool demo) => reading.Rows(file, "slug").Select(row => Offer(row, demo));

    /// <summary>Requirements before taking referrals by their codes.</summary>
    public ImmutableArray<ReadinessRequirementId> Requirements(SeedNode row, string key)
    {
        var ids = ImmutableArray.CreateBuilder<ReadinessRequirementId>();

        foreach (var code in row.Texts(key))
        {
            if (requirements.TryGetValue(code, out var id))
            {
                ids.Add(id);
            }
            else
            {
                reading.Report(row.Place, $"'{code}' is not a known readiness requirement.");
            }
        }

        return ids.ToImmutable();
    }

    public OfferId Refer(SeedNode row, string slug) => OfferId.From(reading.Refer(CatalogueKind.Offer, slug, row.Place));

    public SpecialismId Specialism(SeedNode row, string slug) => SpecialismId.From(reading.Refer(CatalogueKind.Specialism, slug, row.Place));

    public CompetencyId Competency(SeedNode row, string code) => CompetencyId.From(reading.Refer(CatalogueKind.Competency, code, row.Place));

    private SeededOffer Offer(SeedNode row, bool demo)
    {
        var slug = row.Slug("slug");
        var status = row.ChoiceOrNull<OfferStatus>("status") ?? OfferStatus.Published;
        var isDraft = status is OfferStatus.Draft or OfferStatus.InReview;

        var offer = new Offer
        {
            Id = OfferId.From(reading.Define(CatalogueKind.Offer, slug, row.Place)),
            Slug = slug,
            ProviderId = ProviderId.From(reading.Refer(CatalogueKind.Provider, row.Text("provider"), row.Place)),
            Status = status,
            CurrentVersion = isDraft ? null : 1,
            PublishedAt = isDraft ? null : SeedStamp.Unstamped,
            ReplacementId = row.TextOrNull("replacement") is { } replacement ? Refer(row, replacement) : null,
            ExternalReferences =
            [
                .. row.Rows("externalReferences").Select(reference => new ExternalReference(reference.Text("system"), reference.Text("key"))),
            ],
            Provenance = row.Provenance,
            SourceReference = row.Source,
            Revision = 1,
            CreatedAt = SeedStamp.Unstamped,
            UpdatedAt = SeedStamp.Unstamped,
        };
        var version = Version(row, offer);

        return new SeededOffer(offer, version, [.. row.Rows("accreditations", "body").Select(part => Accreditation(part, slug, version.Id, demo))]);
    }

    private OfferVersion Version(SeedNode row, Offer offer) => new()
    {
        Id = SeededOffer.VersionId(offer.Slug, 1),
        OfferId = offer.Id,
        Number = 1,
        PublishedAt = offer.PublishedAt,
        Title = row.Text("title"),
        Summary = row.Text("summary"),
        Description = row.TextOrNull("description"),
        Channel = row.Choice<OfferChannel>("channel"),
        Format = row.Choice<OfferFormat>("format"),
        Formality = row.Choice<Formality>("formality"),
        Delivery = Delivery(row),
        Price = PriceSeed.Price(row),
        Audience = row.TextOrNull("audience"),
        PrerequisiteIds = [.. row.Texts("prerequisites").Select(other => Refer(row, other))],
        Tiers = row.Choices<PracticeTier>("tiers"),
        SpecialismIds = [.. row.Texts("specialisms").Select(other => Specialism(row, other))],
        CompetencyMappings = Mappings(row),
        SatisfiesIds = Requirements(row, "satisfies"),
        EligibleFundingIds =
        [
            .. row.Texts("eligibleFunding").Select(code => FundingStreamId.From(reading.Refer(CatalogueKind.FundingStream, code, row.Place))),
        ],
        BookingUrl = row.TextOrNull("bookingUrl"),
        ValidForMonths = row.NumberOrNull("validForMonths"),
        Provenance = row.Provenance,
        SourceReference = row.Source,
    };

    private static OfferDelivery Delivery(SeedNode row) => row.PartOrNull("delivery") is not { } part ? new() : new()
    {
        Mode = part.ChoiceOrNull<DeliveryMode>("mode"),
        Days = part.DecimalOrNull("days"),
        LearningMinutes = part.NumberOrNull("learningMinutes"),
        ElapsedWeeks = part.NumberOrNull("elapsedWeeks"),
        CpdMinutes = part.NumberOrNull("cpdMinutes"),
        Language = part.TextOrNull("language"),
        Accessibility = part.TextOrNull("accessibility"),
    };

    private ImmutableArray<CompetencyMapping> Mappings(SeedNode row)
    {
        var mappings = ImmutableArray.CreateBuilder<CompetencyMapping>();
        var codes = new HashSet<string>();

        foreach (var part in row.Rows("competencyMappings", "competency"))
        {
            var code = part.Text("competency");

            if (!codes.Add(code))
            {
                reading.Report(part.Place, $"'{code}' is mapped twice.");
            }

            mappings.Add(new CompetencyMapping
            {
                CompetencyId = Competency(part, code),
                Coverage = part.Choice<CompetencyCoverage>("coverage"),
                Tier = part.ChoiceOrNull<PracticeTier>("tier"),
                Rationale = part.TextOrNull("rationale"),

                // Nobody but its author has looked at it.
                Verification = Verification.SelfReported,
                Provenance = part.Provenance,
                SourceReference = part.Source,
            });
        }

        return mappings.ToImmutable();
    }

    private Accreditation Accreditation(SeedNode row, string slug, OfferVersionId version, bool demo)
    {
        var (body, scope) = (row.Text("body"), row.TextOrNull("scope"));

        var accreditation = new Accreditation
        {
            Id = AccreditationId.From(reading.Define(CatalogueKind.Accreditation, $"{slug}/{body}/{scope}", row.Place)),
            OfferVersionId = version,
            BodyId = AccreditingBodyId.From(reading.Refer(CatalogueKind.AccreditingBody, body, row.Place)),
            AwardedToId = row.TextOrNull("awardedTo") is { } provider
                ? ProviderId.From(reading.Refer(CatalogueKind.Provider, provider, row.Place))
                : null,
            Scope = scope,
            Reference = row.TextOrNull("reference"),
            AppliedOn = demo ? Relative(row, "appliedDays") : null,
            ValidFrom = demo ? Relative(row, "validFromDays") : row.DayOrNull("validFrom"),
            ValidTo = demo ? Relative(row, "validToDays") : row.DayOrNull("validTo"),
            SeenOn = row.DayOrNull("seenOn"),
            RevokedOn = demo ? Relative(row, "revokedDays") : null,
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };

        if (accreditation.SeenOn is null && accreditation.ValidFrom is null && accreditation.AppliedOn is null)
        {
            reading.Report(row.Place, "has neither days nor the day on which it was seen.");
        }

        return accreditation;
    }

    private DateOnly? Relative(SeedNode row, string key) => row.NumberOrNull(key) is { } days ? reading.Today.AddDays(days) : null;
}
