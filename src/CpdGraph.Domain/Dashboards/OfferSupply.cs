using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Published offers of one channel.</summary>
/// <param name="AccreditedCount">Accredited today.</param>
/// <param name="UpcomingRunCount">Runs to come that take bookings.</param>
public sealed record OfferTally(OfferChannel Channel, int Count, int AccreditedCount, int UpcomingRunCount);

/// <summary>What the catalogue has for a workforce at one moment: each part is counted when it is first asked for. Safe to share between threads.</summary>
public sealed class OfferSupply
{
    private static readonly CompetencyCoverage[] Furthering = [CompetencyCoverage.Develops, CompetencyCoverage.Assesses];

    private readonly CatalogueView view;
    private readonly Lazy<Dictionary<OfferId, int>> upcoming;
    private readonly Lazy<ImmutableArray<OfferTally>> byChannel;
    private readonly Lock gate = new();
    private readonly Dictionary<CompetencyId, (int Offers, int Runs)> byCompetency = [];

    /// <param name="view">The public catalogue of the moment.</param>
    public OfferSupply(CatalogueView view)
    {
        ArgumentNullException.ThrowIfNull(view);

        this.view = view;
        upcoming = new(() => view.RunsWith(new RunFilter { Statuses = [RunStatus.BookingOpen], Starts = new(view.Today, null) })
            .GroupBy(run => run.OfferId)
            .ToDictionary(runs => runs.Key, runs => runs.Count()));
        byChannel = new(CountByChannel);
    }

    /// <summary>Published offers by channel, in the order of the enum; channels without any too.</summary>
    public ImmutableArray<OfferTally> ByChannel => byChannel.Value;

    /// <summary>Published offers that develop or assess a competency, and their runs to come that take bookings.</summary>
    public (int Offers, int Runs) For(CompetencyId competency)
    {
        lock (gate)
        {
            if (!byCompetency.TryGetValue(competency, out var counts))
            {
                var offers = view.OfferIds(new OfferFilter { CompetencyIds = [competency], Coverage = Furthering });
                counts = (offers.Count, offers.Sum(offer => upcoming.Value.GetValueOrDefault(offer)));
                byCompetency.Add(competency, counts);
            }

            return counts;
        }
    }

    /// <summary>Runs that begin in the months of a period, cancelled ones left out, and the places on those that say how many there are.</summary>
    public (int Runs, int Places) Beginning(ReportPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);

        var (runs, places) = (0, 0);

        foreach (var run in view.RunsWith(new RunFilter { Starts = new(period.FirstMonth, period.LastMonth.AddMonths(1).AddDays(-1)) }))
        {
            if (run.CancelledAt is null)
            {
                (runs, places) = (runs + 1, places + (run.Capacity ?? 0));
            }
        }

        return (runs, places);
    }

    private ImmutableArray<OfferTally> CountByChannel()
    {
        var tallies = ImmutableArray.CreateBuilder<OfferTally>();

        foreach (var channel in Enum.GetValues<OfferChannel>())
        {
            var offers = view.OfferIds(new OfferFilter { Channels = [channel] });

            tallies.Add(new(
                channel,
                offers.Count,
                view.CountOffers(new OfferFilter { Channels = [channel], Accredited = true }),
                offers.Sum(offer => upcoming.Value.GetValueOrDefault(offer))));
        }

        return tallies.ToImmutable();
    }
}
