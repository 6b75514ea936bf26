namespace CpdGraph.Domain;

/// <summary>When places on a run can be asked for.</summary>
/// <param name="OpensAt">First moment. Null when it is open from the start.</param>
/// <param name="ClosesAt">The moment from which nobody can book: the end of the window, the start of the run, or when it was cancelled, whichever comes first.</param>
public readonly record struct BookingWindow(DateTimeOffset? OpensAt, DateTimeOffset ClosesAt)
{
    /// <summary>The window of a run.</summary>
    public static BookingWindow Of(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return new(run.BookingOpensAt, Earlier(RunRules.BookingEnd(run), run.CancelledAt));
    }

    /// <summary>
    /// The time in which a place that was asked for in time can still be given: until the start, whenever booking closed. Whoever decides on a
    /// request may take longer than the coach had to ask.
    /// </summary>
    public static BookingWindow ForDecisionsOn(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return new(null, Earlier(run.StartsAt, run.CancelledAt));
    }

    /// <summary>Whether a moment is in it.</summary>
    public bool IsOpenAt(DateTimeOffset moment) => (OpensAt is not { } opens || moment >= opens) && moment < ClosesAt;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other is { } moment && moment < one ? moment : one;
}
