namespace CpdGraph.Domain;

/// <summary>Works out the state of a run at a moment from its dates, places and any cancellation.</summary>
public static class RunRules
{
    /// <summary>The state at a moment.</summary>
    /// <param name="run">The dated facts.</param>
    /// <param name="now">The request's instant.</param>
    /// <param name="placesLeft">Null when there is no limit or it is not known.</param>
    public static RunStatus StatusAt(OfferRun run, DateTimeOffset now, int? placesLeft)
    {
        ArgumentNullException.ThrowIfNull(run);

        if (run.CancelledAt is not null)
        {
            return RunStatus.Cancelled;
        }

        if (now >= run.EndsAt)
        {
            return RunStatus.Completed;
        }

        if (now >= BookingEnd(run))
        {
            return RunStatus.UnderWay;
        }

        if (run.BookingOpensAt is { } opens && now < opens)
        {
            return RunStatus.Scheduled;
        }

        return placesLeft <= 0 ? RunStatus.Full : RunStatus.BookingOpen;
    }

    /// <summary>The moment from which nobody can book: its closing, and never after its start.</summary>
    public static DateTimeOffset BookingEnd(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return run.BookingClosesAt is { } closes && closes < run.StartsAt ? closes : run.StartsAt;
    }
}
