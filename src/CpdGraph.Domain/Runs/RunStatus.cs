namespace CpdGraph.Domain;

/// <summary>State of a run, worked out from its dates, places and any cancellation.</summary>
public enum RunStatus
{
    /// <summary>Booking is not open yet.</summary>
    Scheduled,
    BookingOpen,
    Full,

    /// <summary>Booking has closed or the run has begun.</summary>
    UnderWay,
    Completed,
    Cancelled,
}
