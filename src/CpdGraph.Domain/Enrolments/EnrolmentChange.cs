namespace CpdGraph.Domain;

/// <summary>An enrolment that was made, or came into another state.</summary>
/// <param name="Before">As it was. Null when it is new.</param>
/// <param name="After">As it is from now on.</param>
/// <param name="ById">Who did it. Null for the service itself, for example on promotion from the waiting list.</param>
public sealed record EnrolmentChange(Enrolment? Before, Enrolment After, PrincipalId? ById)
{
    /// <summary>By how many the places taken grow: 1, 0 or -1.</summary>
    public int Taken => (After.TakesPlace ? 1 : 0) - (Before is { TakesPlace: true } ? 1 : 0);
}
