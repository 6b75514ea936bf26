using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>Writes what a provider keeps here as the spreadsheet that an import would read: brought in again, it changes nothing.</summary>
internal sealed class ProviderExport(CpdContext db)
{
    /// <summary>A file of everything of one kind that a provider has.</summary>
    /// <param name="catalogue">As who exports sees it.</param>
    public async Task<byte[]> CsvAsync(ImportDataset dataset, ProviderId provider, CatalogueView catalogue, CancellationToken cancellation) => CsvText.Of(
    [
        HeaderOf(dataset),
        .. dataset switch
        {
            ImportDataset.Offers => (await db.OffersOfAsync([provider], cancellation)).Select(offer => OfferLine.Cells(offer.Offer, offer.Version, catalogue)),
            ImportDataset.Runs => await RunsAsync(provider, catalogue, cancellation),
            ImportDataset.Attendance => await AttendanceAsync(provider, catalogue, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(dataset), dataset, "No such dataset."),
        },
    ]);

    /// <summary>Published offers as everybody sees them.</summary>
    /// <param name="provider">Null for all.</param>
    /// <param name="since">Only what has changed from this moment on. Null for all.</param>
    /// <param name="catalogue">As everybody sees it.</param>
    public static byte[] PublicOffers(ProviderId? provider, DateTimeOffset? since, CatalogueView catalogue) => CsvText.Of(
    [
        HeaderOf(ImportDataset.Offers),
        .. Published(provider, catalogue).Where(offer => since is null || offer.UpdatedAt >= since).Select(offer => OfferLine.Cells(offer.Record, Public(offer.Shown), catalogue)),
    ]);

    /// <summary>Runs of published offers as everybody sees them, without joining links.</summary>
    /// <param name="provider">Null for all.</param>
    /// <param name="since">Only what has changed from this moment on. Null for all.</param>
    /// <param name="catalogue">As everybody sees it.</param>
    public static byte[] PublicRuns(ProviderId? provider, DateTimeOffset? since, CatalogueView catalogue) => CsvText.Of(
    [
        HeaderOf(ImportDataset.Runs),
        .. Published(provider, catalogue).SelectMany(offer => catalogue.RunsOf(offer.Id)
            .Where(run => since is null || run.UpdatedAt >= since)
            .Select(run => RunLine.Cells(run, offer.Record, joinUrl: null, catalogue))),
    ]);

    private static ImmutableArray<string> HeaderOf(ImportDataset dataset) => [.. ImportFields.Of(dataset).Select(field => field.Header)];

    private static IEnumerable<CatalogueOffer> Published(ProviderId? provider, CatalogueView catalogue) => catalogue
        .OfferIds(new OfferFilter { ProviderIds = provider is { } id ? [id] : null, Statuses = [OfferStatus.Published] })
        .OrderBy(id => id.Value)
        .Select(id => catalogue.Offer(id)!);

    // What a steward has refused is between the steward and the provider.
    private static OfferVersion Public(OfferVersion version) =>
        version with { CompetencyMappings = [.. version.CompetencyMappings.Where(mapping => mapping.Verification != Verification.Rejected)] };

    private async Task<IEnumerable<ImmutableArray<string>>> RunsAsync(ProviderId provider, CatalogueView catalogue, CancellationToken cancellation)
    {
        var known = await KnownRuns.ReadAsync(db, [provider], cancellation);

        return known.All.OrderBy(run => run.Run.StartsAt).ThenBy(run => run.Run.Id.Value)
            .Select(run => RunLine.Cells(run.Run, known.ById[run.Run.OfferId].Offer, run.JoinUrl, catalogue));
    }

    private async Task<IEnumerable<ImmutableArray<string>>> AttendanceAsync(ProviderId provider, CatalogueView catalogue, CancellationToken cancellation)
    {
        var known = await KnownRuns.ReadAsync(db, [provider], cancellation);
        var places = await KnownPlaces.ReadAsync(db, [.. known.All.Select(run => run.Run.Id)], cancellation);

        return known.All.OrderBy(run => run.Run.StartsAt).ThenBy(run => run.Run.Id.Value).SelectMany(run => places.On(run.Run.Id)
            .Where(place => place.TakesPlace)
            .OrderBy(places.NameOf, StringComparer.OrdinalIgnoreCase).ThenBy(place => place.Id.Value)
            .Select(place => AttendanceLine.Cells(
                place, GlobalId.Of(place.Id), places.NameOf(place), run.Run, known.ById[run.Run.OfferId].Offer,
                place.CompletionId is { } id ? places.Made.GetValueOrDefault(id) : null, catalogue)));
    }
}
