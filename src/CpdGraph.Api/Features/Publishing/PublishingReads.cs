using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>
/// Reads what mutations of the catalogue decide on. What is to be changed, and what must be unique, comes from the database within the
/// mutation's transaction: the snapshot may be a moment behind another process.
/// </summary>
internal sealed class PublishingReads(CpdContext db, MutationUnit unit, Caller caller)
{
    private const int LongestExternal = 200;

    /// <summary>An offer with the version that a change starts from. Nothing when it does not exist for the caller.</summary>
    public async Task<Named<OfferState>> OfferAsync(OfferKeyInput key, CancellationToken cancellation) =>
        await FindAsync(key, cancellation) is { } offer && caller.CatalogueViewer.Sees(offer)
            ? new(key.ToString(), await StateOfAsync(offer, cancellation))
            : new(key.ToString(), null);

    /// <summary>The same, held in its state until the transaction ends: for a change that does not move its revision.</summary>
    public async Task<Named<OfferState>> HeldOfferAsync(OfferKeyInput key, CancellationToken cancellation)
    {
        if (await FindAsync(key, cancellation) is { } offer && caller.CatalogueViewer.Sees(offer))
        {
            await db.LockAsync(offer.Id, cancellation);
        }

        return await OfferAsync(key, cancellation);
    }

    /// <summary>What an earlier request with the same idempotency key had made or changed, if it still exists for the caller.</summary>
    public async Task<Offer?> AgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new OfferId(answered.Id);

        // Another process may have done it a moment ago: the answer is read from a catalogue that holds it.
        unit.ChangesCatalogue = true;

        return await db.Offers.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } offer && caller.CatalogueViewer.Sees(offer) ? offer : null;
    }

    /// <summary>A provider that the caller publishes for. Nothing for every other.</summary>
    public async Task<Named<Provider>> OwnProviderAsync(string key, CancellationToken cancellation) =>
        NamedId.Read<ProviderId>(key, NodeKind.Provider) is { } id && OfferSteps.MayChange(caller, id)
            ? new(key, await db.Providers.FirstOrDefaultAsync(row => row.Id == id, cancellation))
            : new(key, null);

    /// <summary>The offer that has a name in web addresses, be it hidden from the caller. Null when the name is free.</summary>
    public async Task<Offer?> WithSlugAsync(string? slug, CancellationToken cancellation) =>
        slug is null || !SlugRule.Allows(slug) ? null : await db.Offers.FirstOrDefaultAsync(row => row.Slug == slug, cancellation);

    /// <summary>Names in web addresses in use that are this one, or this one with a number behind it.</summary>
    public async Task<HashSet<string>> SlugsLikeAsync(string slug, CancellationToken cancellation)
    {
        var numbered = slug + "-";

        return await db.Offers
            .Where(row => row.Slug == slug || row.Slug.StartsWith(numbered))
            .Select(row => row.Slug)
            .ToHashSetAsync(cancellation);
    }

    /// <summary>The offer of a provider with an external key. Null when the key is free, or there is none.</summary>
    public async Task<OfferId?> ByReferenceAsync(ProviderId? provider, ExternalReference? reference, CancellationToken cancellation)
    {
        if (provider is not { } owner || Readable(reference) is not { System: var system, Key: var key })
        {
            return null;
        }

        var rows = await db.OfferReferences
            .Where(row => row.ProviderId == owner && row.System == system && row.Key == key)
            .Select(row => row.OfferId)
            .ToListAsync(cancellation);

        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The offer of a provider with an external key, and the version that a change starts from. Null when the key is free.</summary>
    public async Task<OfferState?> OwnOfferAsync(ProviderId? provider, ExternalReference? external, CancellationToken cancellation)
    {
        if (provider is not { } owner || Readable(external) is not { System: var system, Key: var key })
        {
            return null;
        }

        var found = await (
            from reference in db.OfferReferences
            where reference.ProviderId == owner && reference.System == system && reference.Key == key
            join offer in db.Offers on reference.OfferId equals offer.Id
            select offer
        ).ToListAsync(cancellation);

        return found is [var only, ..] ? await StateOfAsync(only, cancellation) : null;
    }

    /// <summary>The run of an offer with an external key. Null when the key is free, or there is none.</summary>
    public async Task<OfferRunId?> RunByReferenceAsync(OfferId? offer, ExternalReference? reference, CancellationToken cancellation)
    {
        if (offer is not { } of || Readable(reference) is not { System: var system, Key: var key })
        {
            return null;
        }

        var rows = await db.RunReferences
            .Where(row => row.OfferId == of && row.System == system && row.Key == key)
            .Select(row => row.RunId)
            .ToListAsync(cancellation);

        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>The latest submission of each offer. One that was never handed in is not a key.</summary>
    public async Task<IReadOnlyDictionary<OfferId, OfferSubmission>> SubmissionsAsync(IReadOnlyCollection<OfferId> offers, CancellationToken cancellation)
    {
        var rows = await db.OfferSubmissions.Where(row => offers.Contains(row.OfferId)).ToListAsync(cancellation);

        return rows.GroupBy(row => row.OfferId).ToDictionary(group => group.Key, group => group.MaxBy(row => row.SubmittedAt)!);
    }

    /// <summary>The submission of an offer that waits, or was the last to. Null when none was kept.</summary>
    public async Task<OfferSubmission?> LatestSubmissionAsync(OfferId? offer, CancellationToken cancellation) => offer is { } id
        ? await db.OfferSubmissions.Where(row => row.OfferId == id).OrderByDescending(row => row.SubmittedAt).FirstOrDefaultAsync(cancellation)
        : null;

    /// <summary>
    /// The latest check of each competency of these offers, whichever version it was found in: a mapping is taken over by the next version with what was
    /// found about it. An offer without any is not a key.
    /// </summary>
    /// <param name="offers">Offers of providers that the caller publishes for: the field's rule has left out the others.</param>
    public async Task<ILookup<OfferId, MappingCheck>> MappingChecksAsync(IReadOnlyCollection<OfferId> offers, CancellationToken cancellation)
    {
        var rows = await (
            from check in db.MappingChecks
            join version in db.OfferVersions on check.OfferVersionId equals version.Id
            where offers.Contains(version.OfferId)
            select new { version.OfferId, version.Number, Check = check }
        ).ToListAsync(cancellation);

        return rows
            .GroupBy(row => (row.OfferId, row.Check.CompetencyId))
            .Select(of => of.OrderBy(row => row.Check.CheckedAt).ThenBy(row => row.Number).Last())
            .ToLookup(row => row.OfferId, row => row.Check);
    }

    /// <summary>The drafts of the caller's providers that a steward sent back and that were not handed in since, in one statement.</summary>
    public async Task<IReadOnlyDictionary<OfferId, OfferSubmission>> ReturnedAsync(CancellationToken cancellation)
    {
        ProviderId[] providers = [.. caller.ProviderIds];
        var rows = await (
            from offer in db.Offers
            where offer.Status == OfferStatus.Draft && providers.Contains(offer.ProviderId)
            join submission in db.OfferSubmissions on offer.Id equals submission.OfferId
            where submission.ReturnedAt != null
                && !db.OfferSubmissions.Any(later => later.OfferId == submission.OfferId && later.SubmittedAt > submission.SubmittedAt)
            select submission
        ).ToListAsync(cancellation);

        return rows.ToDictionary(row => row.OfferId);
    }

    /// <summary>The joining links of these runs, in one statement. A run without one is not a key.</summary>
    /// <param name="runs">Runs of providers that the caller publishes for: the field's rule has left out the others.</param>
    public async Task<IReadOnlyDictionary<OfferRunId, string>> JoiningLinksAsync(IReadOnlyCollection<OfferRunId> runs, CancellationToken cancellation) =>
        await db.RunJoiningLinks.Where(row => runs.Contains(row.RunId)).ToDictionaryAsync(row => row.RunId, row => row.Url, cancellation);

    private async Task<Offer?> FindAsync(OfferKeyInput key, CancellationToken cancellation)
    {
        switch (key)
        {
            case { Id: { } text }:
                return NamedId.Read<OfferId>(text, NodeKind.Offer) is { } id
                    ? await db.Offers.FirstOrDefaultAsync(row => row.Id == id, cancellation)
                    : null;
            case { Slug: { } slug }:
                return await WithSlugAsync(slug, cancellation);
            case { External: var external } when Readable(external) is { System: var system, Key: var name }:
                var found = await (
                    from reference in db.OfferReferences
                    where reference.System == system && reference.Key == name
                    join offer in db.Offers on reference.OfferId equals offer.Id
                    select offer
                ).ToListAsync(cancellation);

                // Systems of two hubs may use one key: the caller's own offer is meant.
                return found.Where(caller.CatalogueViewer.Sees)
                    .OrderByDescending(offer => caller.ProviderIds.Contains(offer.ProviderId))
                    .ThenBy(offer => offer.Id.Value)
                    .FirstOrDefault();
            default:
                return null;
        }
    }

    private async Task<OfferState> StateOfAsync(Offer offer, CancellationToken cancellation)
    {
        var references = await db.OfferReferences.Where(row => row.OfferId == offer.Id).OrderBy(row => row.Position).ToListAsync(cancellation);
        var version = await db.OfferVersions.Where(row => row.OfferId == offer.Id).OrderByDescending(row => row.Number).FirstAsync(cancellation);
        var mappings = await db.CompetencyMappings.Where(row => row.OfferVersionId == version.Id).OrderBy(row => row.Position).ToListAsync(cancellation);

        return new(
            offer with { ExternalReferences = [.. references.Select(row => new ExternalReference(row.System, row.Key))] },
            version with { CompetencyMappings = [.. mappings.Select(MappingOf)] });
    }

    private static CompetencyMapping MappingOf(CompetencyMappingRow row) => new()
    {
        CompetencyId = row.CompetencyId,
        Coverage = row.Coverage,
        Tier = row.Tier,
        Rationale = row.Rationale,
        Verification = row.Verification,
        Provenance = row.Provenance,
        SourceReference = row.SourceReference,
    };

    // In the form in which it is kept. What the rules refuse is not looked for: no such key can be there, and not every text can be asked for.
    private static ExternalReference? Readable(ExternalReference? reference) =>
        reference is { System: var system, Key: var key } && IsKept(system) && IsKept(key) ? new(system.Trim().Normalize(), key.Trim().Normalize()) : null;

    private static bool IsKept(string text) => text.Length <= LongestExternal * 2 && !text.Any(char.IsControl);
}
