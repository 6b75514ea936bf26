using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>Runs of some providers with their offers, by whatever a row may name them by, and those that the file itself has added so far.</summary>
internal sealed class KnownRuns
{
    private readonly ILookup<(ProviderId, string), OfferState> offers;
    private readonly Dictionary<(OfferId, ExternalReference), RunState> byReference = [];
    private readonly Dictionary<(OfferId, DateTimeOffset), List<RunState>> byStart = [];
    private readonly ILookup<(ProviderId, ExternalReference), RunState> ofProvider;
    private readonly Dictionary<OfferRunId, RunState> byId = [];
    private readonly Dictionary<OfferRunId, int> rows = [];

    private KnownRuns(IReadOnlyList<OfferState> offers, IReadOnlyList<RunState> runs)
    {
        ofProvider = runs.SelectMany(run => run.Run.ExternalReferences.Select(reference => (Key: (run.ProviderId, reference), run))).ToLookup(pair => pair.Key, pair => pair.run);
        this.offers = offers.SelectMany(NamesOf).ToLookup(pair => pair.Key, pair => pair.Offer);
        ById = offers.ToDictionary(offer => offer.Offer.Id);

        foreach (var run in runs)
        {
            Index(run);
            byId.Add(run.Run.Id, run);
        }
    }

    /// <summary>All offers of the providers.</summary>
    public IReadOnlyDictionary<OfferId, OfferState> ById { get; }

    /// <summary>All runs that were there before the file.</summary>
    public IReadOnlyCollection<RunState> All => byId.Values;

    /// <summary>Reads them, in nine statements.</summary>
    public static async Task<KnownRuns> ReadAsync(CpdContext db, IReadOnlyCollection<ProviderId> providers, CancellationToken cancellation) =>
        new(await db.OffersOfAsync(providers, cancellation), await db.RunsOfAsync(providers, cancellation));

    /// <summary>The offer that a cell names by slug, own key or title. Null when it names none or several, which is told.</summary>
    public OfferState? Offer(ImportCells cells, ProviderId provider, string? name)
    {
        if (name is null)
        {
            cells.Refuse("offer", "Enter the offer: its slug, your own key for it, or its title.");
            return null;
        }

        var named = offers[(provider, Plain(name))].DistinctBy(offer => offer.Offer.Id).ToArray();

        // What is withdrawn has no more dates: of two of one name the other one is meant.
        var found = named.Length > 1 ? [.. named.Where(offer => offer.Offer.Status != OfferStatus.Withdrawn)] : named;

        if (found is not [var only])
        {
            cells.Refuse("offer", found.Length == 0 ? "This provider has no offer of this name. Check it, or bring in the offers first." : "Several offers have this name. Write the slug instead.");
            return null;
        }

        return only;
    }

    /// <summary>The run with an own key. Null when there is none.</summary>
    public RunState? WithReference(OfferId offer, ExternalReference reference) => byReference.GetValueOrDefault((offer, reference));

    /// <summary>The runs of a provider with an own key; of several offers there may be several.</summary>
    public IReadOnlyList<RunState> WithReference(ProviderId provider, ExternalReference reference) => [.. ofProvider[(provider, reference)]];

    /// <summary>A run that was there before the file. Null when it is none of these providers'.</summary>
    public RunState? Run(OfferRunId id) => byId.GetValueOrDefault(id);

    /// <summary>The runs of an offer that start at a moment.</summary>
    public IReadOnlyList<RunState> StartingAt(OfferId offer, DateTimeOffset start) => byStart.GetValueOrDefault((offer, start), []);

    /// <summary>The row of this file that speaks of a run. Null when none did so far.</summary>
    public int? RowOf(OfferRunId run) => rows.TryGetValue(run, out var row) ? row : null;

    /// <summary>Notes that a row speaks of a run.</summary>
    public void Note(OfferRunId run, int row) => rows[run] = row;

    /// <summary>Notes what a row has added.</summary>
    public void Note(RunState added, int row)
    {
        Index(added);
        Note(added.Run.Id, row);
    }

    private static IEnumerable<((ProviderId, string) Key, OfferState Offer)> NamesOf(OfferState offer) => offer.Offer.ExternalReferences
        .Select(reference => reference.Key)
        .Append(offer.Offer.Slug)
        .Append(offer.Version.Title)
        .Select(name => ((offer.Offer.ProviderId, Plain(name)), offer));

    private void Index(RunState run)
    {
        foreach (var reference in run.Run.ExternalReferences)
        {
            byReference[(run.Run.OfferId, reference)] = run;
        }

        var start = (run.Run.OfferId, run.Run.StartsAt.ToUniversalTime());

        if (!byStart.TryGetValue(start, out var same))
        {
            byStart[start] = same = [];
        }

        same.Add(run);
    }

    private static string Plain(string name) => name.Trim().Normalize().ToUpperInvariant();
}
