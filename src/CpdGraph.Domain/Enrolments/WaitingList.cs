using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Who waits for a place on a run, and who gets the next one: whoever asked first.</summary>
public static class WaitingList
{
    /// <summary>Those who wait, in the order in which they asked.</summary>
    /// <param name="enrolments">Of one run, in any order and any state.</param>
    public static ImmutableArray<Enrolment> Of(IEnumerable<Enrolment> enrolments) =>
    [
        .. enrolments.Where(enrolment => enrolment.Status == EnrolmentStatus.WaitingList).OrderBy(enrolment => enrolment.Number).ThenBy(enrolment => enrolment.Id.Value),
    ];

    /// <summary>Gives the places that are free to those who wait. Once the run has begun, or was cancelled, nobody gets one any more.</summary>
    /// <param name="run">The run.</param>
    /// <param name="places">Its places.</param>
    /// <param name="enrolments">Of the run, at least as many of those who wait longest as there are places free.</param>
    /// <param name="now">The request's instant, UTC.</param>
    public static Promotion Promote(OfferRun run, RunPlaces places, IEnumerable<Enrolment> enrolments, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(places);

        if (!BookingWindow.ForDecisionsOn(run).IsOpenAt(now))
        {
            return new(places, []);
        }

        var promoted = ImmutableArray.CreateBuilder<EnrolmentChange>();

        foreach (var waiting in Of(enrolments))
        {
            if (!places.HasPlace)
            {
                break;
            }

            var change = EnrolmentSteps.Move(waiting, EnrolmentStatus.Booked, by: null, now);
            places = places.After(change, run);
            promoted.Add(change);
        }

        return new(places, promoted.ToImmutable());
    }
}

/// <summary>What became of those who waited.</summary>
/// <param name="Places">The run's places after it.</param>
/// <param name="Promoted">Who got one, in order.</param>
public sealed record Promotion(RunPlaces Places, ImmutableArray<EnrolmentChange> Promoted);
