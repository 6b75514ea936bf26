namespace CpdGraph.Domain;

/// <summary>London calendar days from the first to the last, both included.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day. Null means open.</param>
public readonly record struct DateSpan(DateOnly First, DateOnly? Last = null)
{
    /// <summary>Whether the day lies in the span.</summary>
    public bool Contains(DateOnly day) => day >= First && (Last is not { } last || day <= last);

    /// <summary>Whether the two share at least one day.</summary>
    public bool Overlaps(DateSpan other) =>
        (other.Last is not { } otherLast || First <= otherLast) && (Last is not { } last || other.First <= last);
}
