namespace CpdGraph.Domain;

/// <summary>
/// What depends on the clock, worked out from dated intervals for one instant, and good for as long as no interval begins or ends.
/// A snapshot keeps the last one only to spare the work, never as an answer to another instant.
/// </summary>
internal sealed class ClockView
{
    private readonly long from;
    private readonly long until;
    private readonly Guid[] offerIds;
    private readonly ulong[] liveOffers;
    private OrderColumn? nextRunOrder;

    // Moves on to later ones while they fill the same runs.
    private PlacesLeft places;

    public ClockView(Catalogue catalogue, DateTimeOffset now, PlacesLeft places)
    {
        this.places = places;
        from = now.UtcTicks;
        Today = LondonCalendar.DayOf(now);
        until = LondonCalendar.EndOf(Today).UtcTicks;

        var offers = catalogue.Offers;
        offerIds = catalogue.Tables.Offers.Ids;
        liveOffers = offers.Live;

        var words = Bits.WordsFor(catalogue.Tables.Offers.Count);
        Bookable = new ulong[words];
        Accredited = new ulong[words];
        NextRun = new int[catalogue.Tables.Offers.Count];
        NextRun.AsSpan().Fill(OrdinalMap<Guid>.None);
        until = Math.Min(until, ReadRuns(catalogue));
        ReadAccreditations(catalogue, words);
    }

    public DateOnly Today { get; }

    /// <summary>By offer slot the slot of the next run that takes bookings, or -1.</summary>
    public int[] NextRun { get; }

    /// <summary>Offers with a run that takes bookings.</summary>
    public ulong[] Bookable { get; }

    /// <summary>Offers whose version shown has an accreditation valid today.</summary>
    public ulong[] Accredited { get; }

    /// <summary>Offers accredited or listed today, by body.</summary>
    public Dictionary<AccreditingBodyId, ulong[]> ByBody { get; } = [];

    private long[] NextStarts { get; set; } = [];

    /// <summary>Offers by the start of their next run; made when first asked for.</summary>
    public OrderColumn NextRunOrder => nextRunOrder ??= SortNextRuns();

    /// <param name="now">The instant.</param>
    /// <param name="known">Places left as the request knows them. Only which runs are full matters here.</param>
    /// <param name="catalogue">The one that it was worked out from.</param>
    public bool HoldsAt(DateTimeOffset now, PlacesLeft known, Catalogue catalogue)
    {
        if (now.UtcTicks < from || now.UtcTicks >= until)
        {
            return false;
        }

        var last = Volatile.Read(ref places);

        if (!known.FillsTheSameAs(last, id => catalogue.Tables.Runs.Find(id.Value)))
        {
            return false;
        }

        if (!ReferenceEquals(known, last))
        {
            Volatile.Write(ref places, known);
        }

        return true;
    }

    public static bool TakesBookings(RunIndex runs, int slot, long now) => runs.BookingFrom[slot] <= now && now < runs.BookingUntil[slot];

    /// <returns>The next moment at which booking of a run opens or closes.</returns>
    private long ReadRuns(Catalogue catalogue)
    {
        var runs = catalogue.Runs;
        var sorted = runs.Starts.Ascending!;
        var published = catalogue.Offers.Postings[FacetKey.Of(OfferIndexField.Status, (int)OfferStatus.Published)];
        var next = long.MaxValue;
        NextStarts = new long[NextRun.Length];
        NextStarts.AsSpan().Fill(OrderColumn.Unknown);

        // Booking ends with the start at the latest, so what started before is out.
        for (var place = runs.FirstStartingAt(from); place < sorted.Length; place++)
        {
            var slot = sorted[place];

            if (runs.BookingFrom[slot] > from)
            {
                next = Math.Min(next, runs.BookingFrom[slot]);
                continue;
            }

            if (from >= runs.BookingUntil[slot])
            {
                continue;
            }

            next = Math.Min(next, runs.BookingUntil[slot]);

            var offer = runs.Offers[slot];

            if (NextRun[offer] >= 0
                || !Bits.Has(published, offer)
                || places.Of(catalogue.Tables.Runs[slot]!) == 0)
            {
                continue;
            }

            NextRun[offer] = slot;
            NextStarts[offer] = runs.Starts.Keys[slot];
            Bits.Add(Bookable, offer);
        }

        return next;
    }

    private void ReadAccreditations(Catalogue catalogue, int words)
    {
        foreach (var accreditation in catalogue.Tables.Accreditations.All())
        {
            if (catalogue.Tables.OfferVersions.Find(accreditation.OfferVersionId.Value) is not { } version)
            {
                continue;
            }

            var offer = catalogue.Tables.Offers.SlotOf(version.OfferId.Value);

            if (catalogue.Offers[offer]?.Shown.Id != version.Id)
            {
                continue;
            }

            var status = AccreditationRules.StatusOn(accreditation, Today);

            if (status is AccreditationStatus.Valid or AccreditationStatus.Expiring)
            {
                Bits.Add(Accredited, offer);
            }

            if (status is AccreditationStatus.Valid or AccreditationStatus.Expiring or AccreditationStatus.Listed)
            {
                if (!ByBody.TryGetValue(accreditation.BodyId, out var set))
                {
                    ByBody.Add(accreditation.BodyId, set = new ulong[words]);
                }

                Bits.Add(set, offer);
            }
        }
    }

    private OrderColumn SortNextRuns()
    {
        var slots = new RowSet(liveOffers).ToArray();
        return OrderColumn.Changed(OrderColumn.Empty, NextStarts, new SlotChanges([], slots, offerIds));
    }
}
