using System.Security.Cryptography;
using System.Text.Json;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>
/// One seeding, within its transaction: compares what the files say with what they said when each row was last written, and tells the
/// context what to add and replace.
/// </summary>
internal sealed class SeedWriting
{
    private readonly CpdContext db;
    private readonly SeedContent content;
    private readonly DateTimeOffset now;
    private readonly Dictionary<(CatalogueKind, Guid), SeedEntryRow> entries;
    private readonly Dictionary<(CatalogueKind, Guid), ICatalogueRecord> existing;
    private readonly ILookup<OfferId, OfferVersion> versions;
    private int added;
    private int changed;
    private int unchanged;
    private int left;

    private SeedWriting(
        CpdContext db,
        SeedContent content,
        DateTimeOffset now,
        Dictionary<(CatalogueKind, Guid), SeedEntryRow> entries,
        Dictionary<(CatalogueKind, Guid), ICatalogueRecord> existing)
    {
        this.db = db;
        this.content = content;
        this.now = now;
        this.entries = entries;
        this.existing = existing;
        versions = existing.Values.OfType<OfferVersion>().ToLookup(version => version.OfferId);
    }

    public static async Task<SeedWriting> StartAsync(CpdContext db, SeedContent content, DateTimeOffset now, CancellationToken cancellation)
    {
        var entries = await db.SeedEntries.ToDictionaryAsync(entry => (entry.Kind, entry.RecordId), cancellation);
        var rows = await CatalogueReader.AllAsync(db, cancellation);
        return new SeedWriting(db, content, now, entries, rows.All().ToDictionary(record => (record.RecordKind, record.RecordId)));
    }

    public SeedOutcome Write()
    {
        foreach (var record in content.Rows)
        {
            Write(record);
        }

        foreach (var offer in content.Offers)
        {
            Write(offer);
        }

        return new SeedOutcome(added, changed, unchanged, left);
    }

    private void Write(ICatalogueRecord record)
    {
        if (!IsNew(record.RecordKind, record.RecordId, HashOf(record)))
        {
            unchanged++;
            return;
        }

        Put(record);
    }

    private void Write(SeededOffer seeded)
    {
        var latest = versions[seeded.Offer.Id].MaxBy(version => version.Number);

        if (latest is not null && latest.Id != SeededOffer.VersionId(seeded.Offer.Slug, latest.Number))
        {
            // A version that seeding did not make: the offer is its publisher's now.
            left += 2 + seeded.Accreditations.Length;
            return;
        }

        // What the files say of the text, whatever number it has; kept under the offer's id.
        var saysOther = IsNew(CatalogueKind.OfferVersion, seeded.Offer.Id.Value, HashOf(seeded.Version));
        var number = NumberOf(latest, saysOther);
        var numbered = seeded.As(number);
        var stateIsOther = IsNew(CatalogueKind.Offer, seeded.Offer.Id.Value, HashOf(seeded.Offer));

        Put(numbered.Offer, saysOther || stateIsOther);
        Put(numbered.Version, saysOther);

        foreach (var accreditation in numbered.Accreditations)
        {
            Write(accreditation);
        }
    }

    // What was published is never changed, so a new text is a new version; a draft is written over.
    private static int NumberOf(OfferVersion? latest, bool saysOther) => latest switch
    {
        null => 1,
        { PublishedAt: not null } when saysOther => latest.Number + 1,
        _ => latest.Number,
    };

    private void Put(ICatalogueRecord record, bool isOther)
    {
        if (isOther)
        {
            Put(record);
        }
        else
        {
            unchanged++;
        }
    }

    private void Put(ICatalogueRecord record)
    {
        if (existing.TryGetValue((record.RecordKind, record.RecordId), out var before))
        {
            db.Replace(before, SeedStamp.Changed(before, record, now));
            changed++;
        }
        else
        {
            db.Add(SeedStamp.New(record, now));
            added++;
        }
    }

    /// <summary>Whether the files say something else than when it was last written, which is noted.</summary>
    private bool IsNew(CatalogueKind kind, Guid id, string hash)
    {
        if (!entries.TryGetValue((kind, id), out var entry))
        {
            db.Add(new SeedEntryRow { Kind = kind, RecordId = id, Hash = hash });
            return true;
        }

        if (entry.Hash == hash)
        {
            return false;
        }

        db.Update(entry with { Hash = hash });
        return true;
    }

    private static string HashOf(ICatalogueRecord record) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), JsonText.Options)));
}
