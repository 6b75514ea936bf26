using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Reads rows of the catalogue, whole: with the lists that have tables of their own.</summary>
internal static class CatalogueReader
{
    /// <summary>Every parameter is an id: small enough for either engine, large enough that a batch is a few statements.</summary>
    private const int IdsInOneStatement = 250;

    /// <summary>All rows, with one statement a table. Call it within a read transaction.</summary>
    public static async Task<CatalogueRows> AllAsync(CpdContext db, CancellationToken cancellation) =>
        await OthersAsync(db, cancellation) with
        {
            OfferVersions = await LargeTables.VersionsAsync(db, cancellation),
            Runs = await LargeTables.RunsAsync(db, cancellation),
        };

    /// <summary>All versions of all offers, and nothing else.</summary>
    public static async Task<CatalogueRows> VersionsAsync(CpdContext db, CancellationToken cancellation) =>
        new() { OfferVersions = await LargeTables.VersionsAsync(db, cancellation) };

    /// <summary>All runs, and nothing else.</summary>
    public static async Task<CatalogueRows> RunsAsync(CpdContext db, CancellationToken cancellation) =>
        new() { Runs = await LargeTables.RunsAsync(db, cancellation) };

    /// <summary>Everything but versions and runs.</summary>
    public static async Task<CatalogueRows> OthersAsync(CpdContext db, CancellationToken cancellation) =>
        new()
        {
            Frameworks = await AllOfAsync(db.Frameworks, cancellation),
            Areas = await AllOfAsync(db.Areas, cancellation),
            Competencies = await AllOfAsync(db.Competencies, cancellation),
            Tiers = await AllOfAsync(db.Tiers, cancellation),
            ReadinessRequirements = await AllOfAsync(db.ReadinessRequirements, cancellation),
            SupervisionPolicies = await AllOfAsync(db.SupervisionPolicies, cancellation),
            Specialisms = await AllOfAsync(db.Specialisms, cancellation),
            Providers = await AllOfAsync(db.Providers, cancellation),
            Offers = await LargeTables.OffersAsync(db, cancellation),
            AccreditingBodies = await AllOfAsync(db.AccreditingBodies, cancellation),
            Accreditations = await AllOfAsync(db.Accreditations, cancellation),
            Pathways = await AllOfAsync(db.Pathways, cancellation),
            FundingStreams = await AllOfAsync(db.FundingStreams, cancellation),
            FundingRules = await AllOfAsync(db.FundingRules, cancellation),
            Organisations = await AllOfAsync(db.Organisations, cancellation),
            OrganisationRelationships = await AllOfAsync(db.OrganisationRelationships, cancellation),
            OrganisationSuccessions = await AllOfAsync(db.OrganisationSuccessions, cancellation),
        };

    /// <summary>The rows of one kind with these ids, as they are now. One that is gone is simply not there.</summary>
    public static async Task<IReadOnlyList<ICatalogueRecord>> OfKindAsync(
        CpdContext db, CatalogueKind kind, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var found = new List<ICatalogueRecord>(ids.Count);

        foreach (var some in ids.Chunk(IdsInOneStatement))
        {
            found.AddRange(await SomeAsync(db, kind, some, cancellation));
        }

        return found;
    }

    private static async Task<ImmutableArray<TRecord>> AllOfAsync<TRecord>(
        DbSet<TRecord> table, CancellationToken cancellation)
        where TRecord : class => [.. await table.AsNoTracking().ToListAsync(cancellation)];

    private static Task<IEnumerable<ICatalogueRecord>> SomeAsync(CpdContext db, CatalogueKind kind, Guid[] ids, CancellationToken cancellation) =>
        kind switch
        {
            CatalogueKind.CompetencyFramework => PlainAsync<CompetencyFramework, CompetencyFrameworkId>(db, ids, cancellation),
            CatalogueKind.CompetencyArea => PlainAsync<CompetencyArea, CompetencyAreaId>(db, ids, cancellation),
            CatalogueKind.Competency => PlainAsync<Competency, CompetencyId>(db, ids, cancellation),
            CatalogueKind.TierDescriptor => PlainAsync<TierDescriptor, TierDescriptorId>(db, ids, cancellation),
            CatalogueKind.Specialism => PlainAsync<Specialism, SpecialismId>(db, ids, cancellation),
            CatalogueKind.Provider => PlainAsync<Provider, ProviderId>(db, ids, cancellation),
            CatalogueKind.Offer => SomeOffersAsync(db, ids, cancellation),
            CatalogueKind.OfferVersion => SomeVersionsAsync(db, ids, cancellation),
            CatalogueKind.OfferRun => SomeRunsAsync(db, ids, cancellation),
            CatalogueKind.AccreditingBody => PlainAsync<AccreditingBody, AccreditingBodyId>(db, ids, cancellation),
            CatalogueKind.Accreditation => PlainAsync<Accreditation, AccreditationId>(db, ids, cancellation),
            CatalogueKind.Pathway => PlainAsync<Pathway, PathwayId>(db, ids, cancellation),
            CatalogueKind.FundingStream => PlainAsync<FundingStream, FundingStreamId>(db, ids, cancellation),
            CatalogueKind.FundingRule => PlainAsync<FundingRule, FundingRuleId>(db, ids, cancellation),
            CatalogueKind.ReadinessRequirement => PlainAsync<ReadinessRequirement, ReadinessRequirementId>(db, ids, cancellation),
            CatalogueKind.SupervisionPolicy => PlainAsync<SupervisionPolicy, SupervisionPolicyId>(db, ids, cancellation),
            CatalogueKind.Organisation => PlainAsync<Organisation, OrganisationId>(db, ids, cancellation),
            CatalogueKind.OrganisationRelationship => PlainAsync<OrganisationRelationship, OrganisationRelationshipId>(db, ids, cancellation),
            CatalogueKind.OrganisationSuccession => PlainAsync<OrganisationSuccession, OrganisationSuccessionId>(db, ids, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of row that has no table."),
        };

    private static async Task<IEnumerable<ICatalogueRecord>> SomeOffersAsync(CpdContext db, Guid[] ids, CancellationToken cancellation)
    {
        var keys = Keys<OfferId>(ids);
        var references = await OwnedLists.ReferencesAsync(db.OfferReferences.Where(row => keys.Contains(row.OfferId)), cancellation);
        var submitted = await OwnedLists.SubmissionsAsync(db, db.Offers.Where(offer => keys.Contains(offer.Id)), cancellation);

        return (await RowsAsync<Offer, OfferId>(db, keys, cancellation)).Select(offer => offer with
        {
            ExternalReferences = references.Of(offer.Id),
            SubmittedAt = submitted.TryGetValue(offer.Id, out var at) ? at : null,
        });
    }

    private static async Task<IEnumerable<ICatalogueRecord>> SomeVersionsAsync(CpdContext db, Guid[] ids, CancellationToken cancellation)
    {
        var keys = Keys<OfferVersionId>(ids);
        var mappings = await OwnedLists.MappingsAsync(db.CompetencyMappings.Where(row => keys.Contains(row.OfferVersionId)), cancellation);
        return (await RowsAsync<OfferVersion, OfferVersionId>(db, keys, cancellation)).Select(version => version with { CompetencyMappings = mappings.Of(version.Id) });
    }

    private static async Task<IEnumerable<ICatalogueRecord>> SomeRunsAsync(CpdContext db, Guid[] ids, CancellationToken cancellation)
    {
        var keys = Keys<OfferRunId>(ids);
        var sessions = await OwnedLists.SessionsAsync(db.RunSessions.Where(row => keys.Contains(row.RunId)), cancellation);
        var references = await OwnedLists.ReferencesAsync(db.RunReferences.Where(row => keys.Contains(row.RunId)), cancellation);
        return (await RowsAsync<OfferRun, OfferRunId>(db, keys, cancellation)).Select(run => run with { Sessions = sessions.Of(run.Id), ExternalReferences = references.Of(run.Id) });
    }

    private static async Task<IEnumerable<ICatalogueRecord>> PlainAsync<TRecord, TId>(CpdContext db, Guid[] ids, CancellationToken cancellation)
        where TRecord : class, ICatalogueRecord
        where TId : struct, ITypedId<TId> =>
        await RowsAsync<TRecord, TId>(db, Keys<TId>(ids), cancellation);

    private static async Task<List<TRecord>> RowsAsync<TRecord, TId>(CpdContext db, List<TId> keys, CancellationToken cancellation)
        where TRecord : class
        where TId : struct, ITypedId<TId> =>
        await db.Set<TRecord>().AsNoTracking().Where(record => keys.Contains(EF.Property<TId>(record, "Id"))).ToListAsync(cancellation);

    private static List<TId> Keys<TId>(Guid[] ids)
        where TId : struct, ITypedId<TId> => [.. ids.Select(TId.From)];
}
