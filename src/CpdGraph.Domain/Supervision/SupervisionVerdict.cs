namespace CpdGraph.Domain;

/// <summary>How one kind of supervision of a coach stands on a day, with the rule that says so.</summary>
public sealed record SupervisionVerdict
{
    /// <summary>The rule in force on the day.</summary>
    public required SupervisionPolicy Policy { get; init; }

    /// <summary>The kind.</summary>
    public SupervisionKind Kind => Policy.Kind;

    /// <summary>How it stands.</summary>
    public required SupervisionStatus Status { get; init; }

    /// <summary>Why, in plain English.</summary>
    public required string Reason { get; init; }

    /// <summary>Who is arranged on the day. Null when nobody is.</summary>
    public Supervisor? Supervisor { get; init; }

    /// <summary>Their tier on the day. Null when they have none, or nobody is arranged.</summary>
    public PracticeTier? SupervisorTier { get; init; }

    /// <summary>Whether they meet the rule on the day. Null when nobody is arranged.</summary>
    public bool? SupervisorQualified { get; init; }

    /// <summary>What was held.</summary>
    public required HeldSupervision Held { get; init; }

    /// <summary>The day on which, or by which, the next meeting is due; in the past where it is late. Null when nothing is due.</summary>
    public DateOnly? NextDueOn { get; init; }
}
