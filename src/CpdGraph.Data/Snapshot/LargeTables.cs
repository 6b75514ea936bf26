using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>All rows of the tables that grow with the number of offers.</summary>
internal static class LargeTables
{
    public static async Task<ImmutableArray<OfferVersion>> VersionsAsync(CpdContext db, CancellationToken cancellation)
    {
        var mappings = await OwnedParts<OfferVersionId, int, CompetencyMapping>.ReadAsync(WholeTable.ReadAsync(
            db,
            "competency_mapping",
            "offer_version_id, position, competency_id, coverage, tier, rationale, verification, provenance, source_reference",
            cells => new OwnedPart<OfferVersionId, int, CompetencyMapping>(cells.Id<OfferVersionId>(), cells.Number(), new()
            {
                CompetencyId = cells.Id<CompetencyId>(),
                Coverage = cells.Value<CompetencyCoverage>(),
                Tier = cells.ValueOrNull<PracticeTier>(),
                Rationale = cells.TextOrNull(),
                Verification = cells.Value<Verification>(),
                Provenance = cells.Value<Provenance>(),
                SourceReference = cells.TextOrNull(),
            }),
            cancellation));

        var offers = new Dictionary<string, ImmutableArray<OfferId>>();
        var tiers = new Dictionary<string, ImmutableArray<PracticeTier>>();
        var specialisms = new Dictionary<string, ImmutableArray<SpecialismId>>();
        var requirements = new Dictionary<string, ImmutableArray<ReadinessRequirementId>>();
        var streams = new Dictionary<string, ImmutableArray<FundingStreamId>>();

        return await AllAsync(WholeTable.ReadAsync(
            db,
            "offer_version",
            """
            id, offer_id, number, published_at, change_note, title, summary, description, channel, format, formality,
            delivery_mode, delivery_days, delivery_learning_minutes, delivery_elapsed_weeks, delivery_cpd_minutes, delivery_language,
            delivery_accessibility, price_free, price_amount_pence, price_amount_currency, price_note, audience, prerequisite_ids, tiers,
            specialism_ids, satisfies_ids, eligible_funding_ids, booking_url, valid_for_months, provenance, source_reference
            """,
            cells =>
            {
                var id = cells.Id<OfferVersionId>();

                return new OfferVersion
                {
                    Id = id,
                    OfferId = cells.Id<OfferId>(),
                    Number = cells.Number(),
                    PublishedAt = cells.MomentOrNull(),
                    ChangeNote = cells.TextOrNull(),
                    Title = cells.Text(),
                    Summary = cells.TextOrNull(),
                    Description = cells.TextOrNull(),
                    Channel = cells.Value<OfferChannel>(),
                    Format = cells.Value<OfferFormat>(),
                    Formality = cells.Value<Formality>(),
                    Delivery = new()
                    {
                        Mode = cells.ValueOrNull<DeliveryMode>(),
                        Days = cells.DecimalOrNull(),
                        LearningMinutes = cells.NumberOrNull(),
                        ElapsedWeeks = cells.NumberOrNull(),
                        CpdMinutes = cells.NumberOrNull(),
                        Language = cells.TextOrNull(),
                        Accessibility = cells.TextOrNull(),
                    },
                    Price = Price(cells),
                    Audience = cells.TextOrNull(),
                    PrerequisiteIds = cells.List(offers),
                    Tiers = cells.List(tiers),
                    SpecialismIds = cells.List(specialisms),
                    CompetencyMappings = mappings.Of(id),
                    SatisfiesIds = cells.List(requirements),
                    EligibleFundingIds = cells.List(streams),
                    BookingUrl = cells.TextOrNull(),
                    ValidForMonths = cells.NumberOrNull(),
                    Provenance = cells.Value<Provenance>(),
                    SourceReference = cells.TextOrNull(),
                };
            },
            cancellation));
    }

    public static async Task<ImmutableArray<OfferRun>> RunsAsync(CpdContext db, CancellationToken cancellation)
    {
        var sessions = await OwnedParts<OfferRunId, DateTimeOffset, RunSession>.ReadAsync(WholeTable.ReadAsync(
            db,
            "run_session",
            "run_id, starts_at, \"key\", ends_at, title, venue",
            cells =>
            {
                var (run, start) = (cells.Id<OfferRunId>(), cells.Moment());

                return new OwnedPart<OfferRunId, DateTimeOffset, RunSession>(run, start, new()
                {
                    Key = cells.Text(),
                    StartsAt = start,
                    EndsAt = cells.Moment(),
                    Title = cells.TextOrNull(),
                    Venue = cells.VenueOrNull(),
                });
            },
            cancellation));

        var references = await ReferencesAsync<OfferRunId>(db, "run_reference", "run_id", cancellation);

        return await AllAsync(WholeTable.ReadAsync(
            db,
            "offer_run",
            """
            id, offer_id, starts_at, ends_at, sessions_needed, venue, capacity, waiting_list_open, booking_opens_at, booking_closes_at,
            booking_url, approval_needed, cancellation_notice_days, price_free, price_amount_pence, price_amount_currency, price_note,
            cancelled_at, cancellation_reason, provenance, source_reference, revision, created_at, updated_at
            """,
            cells =>
            {
                var id = cells.Id<OfferRunId>();

                return new OfferRun
                {
                    Id = id,
                    OfferId = cells.Id<OfferId>(),
                    StartsAt = cells.Moment(),
                    EndsAt = cells.Moment(),
                    Sessions = sessions.Of(id),
                    SessionsNeeded = cells.NumberOrNull(),
                    Venue = cells.VenueOrNull(),
                    Capacity = cells.NumberOrNull(),
                    WaitingListOpen = cells.Flag(),
                    BookingOpensAt = cells.MomentOrNull(),
                    BookingClosesAt = cells.MomentOrNull(),
                    BookingUrl = cells.TextOrNull(),
                    ApprovalNeeded = cells.Flag(),
                    CancellationNoticeDays = cells.NumberOrNull(),
                    Price = Price(cells),
                    ExternalReferences = references.Of(id),
                    CancelledAt = cells.MomentOrNull(),
                    CancellationReason = cells.TextOrNull(),
                    Provenance = cells.Value<Provenance>(),
                    SourceReference = cells.TextOrNull(),
                    Revision = cells.Number(),
                    CreatedAt = cells.Moment(),
                    UpdatedAt = cells.Moment(),
                };
            },
            cancellation));
    }

    public static async Task<ImmutableArray<Offer>> OffersAsync(CpdContext db, CancellationToken cancellation)
    {
        var references = await ReferencesAsync<OfferId>(db, "offer_reference", "offer_id", cancellation);
        var submitted = await OwnedLists.SubmissionsAsync(db, db.Offers, cancellation);

        return await AllAsync(WholeTable.ReadAsync(
            db,
            "offer",
            """
            id, slug, provider_id, status, current_version, published_at, replacement_id, provenance, source_reference, revision,
            created_at, updated_at
            """,
            cells =>
            {
                var id = cells.Id<OfferId>();

                return new Offer
                {
                    Id = id,
                    Slug = cells.Text(),
                    ProviderId = cells.Id<ProviderId>(),
                    Status = cells.Value<OfferStatus>(),
                    CurrentVersion = cells.NumberOrNull(),
                    PublishedAt = cells.MomentOrNull(),
                    ReplacementId = cells.IdOrNull<OfferId>(),
                    ExternalReferences = references.Of(id),
                    SubmittedAt = submitted.TryGetValue(id, out var at) ? at : null,
                    Provenance = cells.Value<Provenance>(),
                    SourceReference = cells.TextOrNull(),
                    Revision = cells.Number(),
                    CreatedAt = cells.Moment(),
                    UpdatedAt = cells.Moment(),
                };
            },
            cancellation));
    }

    private static Task<OwnedParts<TOwner, int, ExternalReference>> ReferencesAsync<TOwner>(
        CpdContext db, string table, string owner, CancellationToken cancellation)
        where TOwner : struct, ITypedId<TOwner>, IEquatable<TOwner> => OwnedParts<TOwner, int, ExternalReference>.ReadAsync(WholeTable.ReadAsync(
            db,
            table,
            $"{owner}, position, system, \"key\"",
            cells => new OwnedPart<TOwner, int, ExternalReference>(cells.Id<TOwner>(), cells.Number(), new(cells.Text(), cells.Text())),
            cancellation));

    private static OfferPrice Price(RowCells cells) =>
        new() { Free = cells.FlagOrNull(), Amount = cells.MoneyOrNull(), Note = cells.TextOrNull() };

    private static async Task<ImmutableArray<T>> AllAsync<T>(IAsyncEnumerable<T> rows)
    {
        var all = ImmutableArray.CreateBuilder<T>();

        await foreach (var row in rows)
        {
            all.Add(row);
        }

        return all.DrainToImmutable();
    }
}
