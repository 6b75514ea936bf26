using System.Collections.Concurrent;

namespace CpdGraph.Domain;

/// <summary>
/// Everything public and small, as one immutable, versioned snapshot in memory. Safe for any number of readers; a change makes a new
/// snapshot that shares most of the old one, and nobody waits for it.
/// </summary>
public sealed class Catalogue
{
    private ClockView? clock;
    private readonly ConcurrentDictionary<CompetencyAreaId, ulong[]> byArea = new();
    private ulong[]? published;

    internal Catalogue(
        long revision,
        CatalogueTables tables,
        CatalogueLinks links,
        OfferIndex offers,
        RunIndex runs,
        ReferenceIndex reference,
        SearchIndex search)
    {
        Revision = revision;
        Tables = tables;
        Links = links;
        Offers = offers;
        Runs = runs;
        Reference = reference;
        Search = search;
    }

    /// <summary>The snapshot without rows, revision 0.</summary>
    public static Catalogue Empty { get; } = Create();

    /// <summary>Revision of the database that it shows.</summary>
    public long Revision { get; }

    internal CatalogueTables Tables { get; }

    internal CatalogueLinks Links { get; }

    internal OfferIndex Offers { get; }

    internal RunIndex Runs { get; }

    internal ReferenceIndex Reference { get; }

    internal SearchIndex Search { get; }

    /// <summary>Offers that everybody sees: published and withdrawn ones.</summary>
    internal ulong[] PubliclyVisible => published ??= MakePubliclyVisible();

    /// <summary>Offers mapped to a competency of an area.</summary>
    internal ulong[] OffersOfArea(CompetencyAreaId area)
    {
        // Only areas that there are: what clients send must not fill memory.
        return Reference.CompetenciesByArea.TryGetValue(area, out var competencies)
            ? byArea.GetOrAdd(area, static (_, of) => of.Catalogue.MakeOffersOf(of.Competencies), (Catalogue: this, Competencies: competencies))
            : [];
    }

    /// <summary>A snapshot of these rows. They may come in any order.</summary>
    public static Catalogue Load(CatalogueRows rows, long revision)
    {
        ArgumentNullException.ThrowIfNull(rows);

        var editor = new CatalogueEditor(Empty);

        foreach (var row in rows.All())
        {
            editor.Write(row);
        }

        return editor.Build(revision);
    }

    /// <summary>The snapshot after these changes, in this order. They may name rows that come later.</summary>
    public Catalogue Apply(IReadOnlyList<CatalogueChange> changes, long revision)
    {
        ArgumentNullException.ThrowIfNull(changes);

        var editor = new CatalogueEditor(this);

        foreach (var change in changes)
        {
            switch (change)
            {
                case CatalogueChange.Written(var record):
                    editor.Write(record);
                    break;
                case CatalogueChange.Removed(var kind, var id):
                    editor.Remove(kind, id);
                    break;
                default:
                    throw new ArgumentException("A change writes or removes.", nameof(changes));
            }
        }

        return editor.Build(revision);
    }

    /// <summary>The catalogue as one viewer sees it at one instant. Made once for each request.</summary>
    /// <param name="viewer">Who reads.</param>
    /// <param name="now">The request's instant.</param>
    /// <param name="places">Places left on runs as far as is known; none taken when left out.</param>
    public CatalogueView For(CatalogueViewer viewer, DateTimeOffset now, PlacesLeft? places = null) =>
        new(this, viewer, now, places ?? PlacesLeft.NoneTaken);

    /// <summary>What depends on the clock, worked out for this instant.</summary>
    internal ClockView ClockAt(DateTimeOffset now, PlacesLeft places)
    {
        // Two requests at once may both work it out: each gets a right answer, and one of them stays.
        var known = Volatile.Read(ref clock);

        if (known?.HoldsAt(now, places, this) != true)
        {
            known = new ClockView(this, now, places);
            Volatile.Write(ref clock, known);
        }

        return known;
    }

    private static Catalogue Create()
    {
        var tables = new CatalogueTables();
        return new(0, tables, new CatalogueLinks(), OfferIndex.Empty, RunIndex.Empty, new ReferenceIndex(tables), SearchIndex.Empty);
    }

    private ulong[] MakeOffersOf(Competency[] competencies)
    {
        var set = new ulong[Offers.Live.Length];

        foreach (var competency in competencies)
        {
            Bits.Or(set, Offers.Postings[FacetKey.Of(OfferIndexField.Competency, competency.Id.Value)]);
        }

        return set;
    }

    private ulong[] MakePubliclyVisible()
    {
        var set = new ulong[Offers.Live.Length];
        Bits.Or(set, Offers.Postings[FacetKey.Of(OfferIndexField.Status, (int)OfferStatus.Published)]);
        Bits.Or(set, Offers.Postings[FacetKey.Of(OfferIndexField.Status, (int)OfferStatus.Withdrawn)]);
        return set;
    }
}
