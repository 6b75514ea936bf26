namespace CpdGraph.Domain;

/// <summary>Somebody who is, or was, arranged to give one kind of supervision to a coach.</summary>
/// <param name="Supervisor">Who it is.</param>
/// <param name="SupervisorTier">Their tier on the day that is asked about. Null when they have none.</param>
public sealed record ArrangedSupervision(SupervisionKind Kind, DateOnly StartsOn, DateOnly? EndsOn, Supervisor Supervisor, PracticeTier? SupervisorTier)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool IsLiveOn(DateOnly day) => new DateSpan(StartsOn, EndsOn).Contains(day);
}
