namespace CpdGraph.Domain;

/// <summary>How supervision stands against what is expected, best first except NotArranged.</summary>
public enum SupervisionStatus
{
    /// <summary>Nobody is arranged for it. The worst: while nobody gives it, nothing can be met.</summary>
    NotArranged,
    Met,

    /// <summary>Due within 14 days, or a month is to come that asks for minutes.</summary>
    DueSoon,
    Due,
    Overdue,
}
