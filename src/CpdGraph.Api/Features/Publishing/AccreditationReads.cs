using System.Collections.Immutable;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Reads what recording and revoking accreditations is decided by, within the mutation's transaction.</summary>
internal sealed class AccreditationReads(CpdContext db, PublishingReads publishing, Caller caller)
{
    /// <summary>What of an offer is accredited already. Nothing when there is no such offer.</summary>
    public async Task<AccreditationFacts> FactsAsync(OfferId? offer, Caller by, DateTimeOffset now, CancellationToken cancellation)
    {
        var versions = offer is { } id ? await db.OfferVersions.Where(row => row.OfferId == id).ToListAsync(cancellation) : [];
        OfferVersionId[] ids = [.. versions.Select(version => version.Id)];
        var accreditations = ids.Length == 0 ? [] : await db.Accreditations.Where(row => ids.Contains(row.OfferVersionId)).ToListAsync(cancellation);

        return new() { Versions = [.. versions], Accreditations = [.. accreditations], Caller = by, Now = now };
    }

    /// <summary>An accreditation with its offer, which is held until the transaction ends. Nothing when it does not exist for the caller.</summary>
    public async Task<(Accreditation? Accreditation, Offer? Offer)> HeldAsync(string named, CancellationToken cancellation)
    {
        if (NamedId.Read<AccreditationId>(named, NodeKind.Accreditation) is not { } id || await OfferOfAsync(id, cancellation) is not { } found || !caller.CatalogueViewer.Sees(found))
        {
            return (null, null);
        }

        var offer = (await publishing.HeldOfferAsync(new OfferKeyInput(GlobalId.Of(found.Id), null, null), cancellation)).Value?.Offer;

        return (await db.Accreditations.FirstOrDefaultAsync(row => row.Id == id, cancellation), offer);
    }

    /// <summary>What an earlier request with the same idempotency key had recorded or revoked, if its offer still exists for the caller.</summary>
    public async Task<Accreditation?> AgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new AccreditationId(answered.Id);

        return await OfferOfAsync(id, cancellation) is { } offer && await publishing.AgainAsync(new(RecordKind.Offer, offer.Id.Value), cancellation) is not null
            ? await db.Accreditations.FirstOrDefaultAsync(row => row.Id == id, cancellation)
            : null;
    }

    /// <summary>What is answered, and left in the audit trail.</summary>
    /// <param name="changed">Names of the fields that changed. Empty for something new.</param>
    public static Effect<Accreditation> Effect(ChangedAccreditation kept, ImmutableArray<string> changed) =>
        new(kept.Accreditation, new(RecordKind.Accreditation, kept.Accreditation.Id.Value), ChangedFields: changed);

    private async Task<Offer?> OfferOfAsync(AccreditationId id, CancellationToken cancellation) => await (
        from accreditation in db.Accreditations
        where accreditation.Id == id
        join version in db.OfferVersions on accreditation.OfferVersionId equals version.Id
        join offer in db.Offers on version.OfferId equals offer.Id
        select offer
    ).FirstOrDefaultAsync(cancellation);
}
