using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Makes one snapshot from another and a batch of changes. Used by one writer, once.</summary>
internal sealed class CatalogueEditor(Catalogue before)
{
    /// <summary>Fewer changed offers than this are indexed on the writer's own thread.</summary>
    private const int LoneOffers = 1_000;

    private readonly CatalogueTables.Editor tables = before.Tables.Edit();
    private readonly Links.Editor versions = new(before.Links.Versions);
    private readonly Links.Editor runs = new(before.Links.Runs);
    private readonly Links.Editor accreditations = new(before.Links.Accreditations);
    private readonly KeyChanges<string> slugs = new(before.Links.Slugs);
    private readonly KeyChanges<ExternalReference> offerReferences = new(before.Links.OfferReferences);
    private readonly KeyChanges<ExternalReference> runReferences = new(before.Links.RunReferences);
    private readonly HashSet<int> touchedOffers = [];

    public void Write(ICatalogueRecord row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Set(row.RecordKind, row.RecordId, row);
    }

    public void Remove(CatalogueKind kind, Guid id) => Set(kind, id, null);

    public Catalogue Build(long revision)
    {
        var built = tables.Build();

        var links = new CatalogueLinks
        {
            Versions = versions.Build(built.Offers.Count, (left, right) => CompareVersions(built.OfferVersions, left, right)),
            Runs = runs.Build(built.Offers.Count, (left, right) => CompareRuns(built.Runs, left, right)),
            Accreditations = accreditations.Build(
                built.OfferVersions.Count, (left, right) => CompareAccreditations(built.Accreditations, left, right)),
            Slugs = slugs.Build(),
            OfferReferences = offerReferences.Build(),
            RunReferences = runReferences.Build(),
        };

        var entries = touchedOffers.ToDictionary(slot => slot, slot => EntryOf(built, links, slot));

        // Reading the texts of many offers takes as long as all the rest together: the two go side by side.
        var searching = touchedOffers.Count < LoneOffers ? null : Task.Run(() => ChangedSearch(entries));
        var offers = before.Offers.Changed(touchedOffers, built.Offers.Count, built.Offers.Ids, slot => entries[slot]);
        var runIndex = before.Runs.Changed(built.Runs, tables.Runs.Touched, built.Offers);
        var reference = tables.ReferenceChanged ? new ReferenceIndex(built) : before.Reference;
        var search = searching is null ? ChangedSearch(entries) : searching.GetAwaiter().GetResult();

        return new(revision, built, links, offers, runIndex, reference, search);
    }

    private SearchIndex ChangedSearch(Dictionary<int, CatalogueOffer?> entries)
    {
        var search = new SearchIndexEditor(before.Search);
        search.ReplaceAll(SearchDocumentKind.Offer, touchedOffers, slot => before.Offers[slot], slot => entries[slot], SearchTexts.Of);
        Replace(search, SearchDocumentKind.Pathway, tables.Pathways, before.Tables.Pathways, SearchTexts.Of);
        Replace(search, SearchDocumentKind.Provider, tables.Providers, before.Tables.Providers, SearchTexts.Of);
        Replace(search, SearchDocumentKind.Competency, tables.Competencies, before.Tables.Competencies, SearchTexts.Of);
        Replace(search, SearchDocumentKind.Specialism, tables.Specialisms, before.Tables.Specialisms, SearchTexts.Of);
        return search.Build();
    }

    private static void Replace<T>(
        SearchIndexEditor search, SearchDocumentKind kind, SlotTable<T>.Editor now, SlotTable<T> old, Func<T, SearchTexts> textsOf)
        where T : class
        => search.ReplaceAll(kind, now.Touched, slot => old[slot], slot => now[slot], textsOf);

    private void Set(CatalogueKind kind, Guid id, ICatalogueRecord? row)
    {
        switch (kind)
        {
            case CatalogueKind.Offer:
                SetOffer(id, (Offer?)row);
                break;
            case CatalogueKind.OfferVersion:
                SetVersion(id, (OfferVersion?)row);
                break;
            case CatalogueKind.OfferRun:
                SetRun(id, (OfferRun?)row);
                break;
            case CatalogueKind.Accreditation:
                SetAccreditation(id, (Accreditation?)row);
                break;
            default:
                tables.SetReference(kind, id, row);
                break;
        }
    }

    private void SetOffer(Guid id, Offer? row)
    {
        var slot = tables.Offers.SlotOf(id);
        var old = tables.Offers.Set(slot, row);
        touchedOffers.Add(slot);
        slugs.Move(slot, old is null ? [] : [old.Slug], row is null ? [] : [row.Slug]);
        Move(offerReferences, slot, old?.ExternalReferences ?? [], row?.ExternalReferences ?? []);
    }

    private static void Move(
        KeyChanges<ExternalReference> references, int slot, ImmutableArray<ExternalReference> old, ImmutableArray<ExternalReference> now)
    {
        // Most rows have none.
        if (!old.IsEmpty || !now.IsEmpty)
        {
            references.Move(slot, old, now);
        }
    }

    private void SetVersion(Guid id, OfferVersion? row)
    {
        var slot = tables.OfferVersions.SlotOf(id);

        if (tables.OfferVersions.Set(slot, row) is { } old)
        {
            var offer = tables.Offers.SlotOf(old.OfferId.Value);
            versions.Remove(offer, slot);
            touchedOffers.Add(offer);
        }

        if (row is not null)
        {
            var offer = tables.Offers.SlotOf(row.OfferId.Value);
            versions.Add(offer, slot);
            touchedOffers.Add(offer);
        }
    }

    private void SetRun(Guid id, OfferRun? row)
    {
        var slot = tables.Runs.SlotOf(id);
        var old = tables.Runs.Set(slot, row);
        Move(runReferences, slot, old?.ExternalReferences ?? [], row?.ExternalReferences ?? []);

        if (old is not null)
        {
            runs.Remove(tables.Offers.SlotOf(old.OfferId.Value), slot);
        }

        if (row is not null)
        {
            runs.Add(tables.Offers.SlotOf(row.OfferId.Value), slot);
        }
    }

    private void SetAccreditation(Guid id, Accreditation? row)
    {
        var slot = tables.Accreditations.SlotOf(id);

        if (tables.Accreditations.Set(slot, row) is { } old)
        {
            accreditations.Remove(tables.OfferVersions.SlotOf(old.OfferVersionId.Value), slot);
        }

        if (row is not null)
        {
            accreditations.Add(tables.OfferVersions.SlotOf(row.OfferVersionId.Value), slot);
        }
    }

    /// <summary>
    /// What is shown of an offer: its current version, or its newest while it was never published. Null when there is nothing.
    /// </summary>
    private static CatalogueOffer? EntryOf(CatalogueTables tables, CatalogueLinks links, int slot)
    {
        if (tables.Offers[slot] is not { } offer)
        {
            return null;
        }

        foreach (var versionSlot in links.Versions.Of(slot))
        {
            var version = tables.OfferVersions[versionSlot]!;

            if (offer.CurrentVersion is not { } current || version.Number == current)
            {
                return new(offer, version);
            }
        }

        return null;
    }

    private static int CompareVersions(SlotTable<OfferVersion> table, int left, int right)
    {
        var (leftRow, rightRow) = (table[left]!, table[right]!);
        var byNumber = rightRow.Number.CompareTo(leftRow.Number);
        return byNumber != 0 ? byNumber : leftRow.Id.Value.CompareTo(rightRow.Id.Value);
    }

    private static int CompareRuns(SlotTable<OfferRun> table, int left, int right)
    {
        var (leftRow, rightRow) = (table[left]!, table[right]!);
        var byStart = leftRow.StartsAt.CompareTo(rightRow.StartsAt);
        return byStart != 0 ? byStart : leftRow.Id.Value.CompareTo(rightRow.Id.Value);
    }

    private static int CompareAccreditations(SlotTable<Accreditation> table, int left, int right)
    {
        var (leftRow, rightRow) = (table[left]!, table[right]!);
        var byDay = DayOf(rightRow).CompareTo(DayOf(leftRow));
        return byDay != 0 ? byDay : leftRow.Id.Value.CompareTo(rightRow.Id.Value);

        static DateOnly DayOf(Accreditation row) => row.ValidFrom ?? row.SeenOn ?? row.AppliedOn ?? DateOnly.MinValue;
    }
}
