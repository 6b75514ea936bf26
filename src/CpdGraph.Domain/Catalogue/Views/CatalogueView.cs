namespace CpdGraph.Domain;

/// <summary>
/// A snapshot as one viewer sees it at one instant: everything that is read from the catalogue is read here. What the viewer may not
/// see does not exist for look-ups, lists, counts, facets and search alike. Safe for the threads of one request.
/// </summary>
public sealed partial class CatalogueView
{
    private readonly PlacesLeft places;
    private readonly ulong[] visible;
    private ClockView? clock;

    internal CatalogueView(Catalogue catalogue, CatalogueViewer viewer, DateTimeOffset now, PlacesLeft places)
    {
        Catalogue = catalogue;
        Viewer = viewer;
        Now = now;
        Today = LondonCalendar.DayOf(now);
        this.places = places;
        visible = VisibleTo(viewer, catalogue);
    }

    /// <summary>The snapshot.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>Who reads.</summary>
    public CatalogueViewer Viewer { get; }

    /// <summary>The request's instant.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Today in England.</summary>
    public DateOnly Today { get; }

    /// <summary>Whether anything read so far hangs on how many places are left: it is true for a moment only.</summary>
    public bool LookedAtPlaces { get; private set; }

    /// <summary>Accreditations and the like. What hangs on places too is in <see cref="BookingClock"/>.</summary>
    internal ClockView Clock => clock ??= Catalogue.ClockAt(Now, places);

    /// <summary>The next runs that take bookings: those with a place left.</summary>
    internal ClockView BookingClock
    {
        get
        {
            LookedAtPlaces = true;
            return Clock;
        }
    }

    internal ulong[] VisibleOffers => visible;

    private PlacesLeft Places
    {
        get
        {
            LookedAtPlaces = true;
            return places;
        }
    }

    private CatalogueTables Tables => Catalogue.Tables;

    private CatalogueLinks Links => Catalogue.Links;

    private ReferenceIndex Reference => Catalogue.Reference;

    private static ulong[] VisibleTo(CatalogueViewer viewer, Catalogue catalogue)
    {
        if (viewer.SeesAll)
        {
            return catalogue.Offers.Live;
        }

        if (viewer.OwnProviders.IsEmpty)
        {
            return catalogue.PubliclyVisible;
        }

        var own = Bits.Copy(catalogue.PubliclyVisible, catalogue.Offers.Live.Length);

        foreach (var provider in viewer.OwnProviders)
        {
            Bits.Or(own, catalogue.Offers.Postings[FacetKey.Of(OfferIndexField.Provider, provider.Value)]);
        }

        return own;
    }
}
