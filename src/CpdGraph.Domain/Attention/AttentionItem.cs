namespace CpdGraph.Domain;

/// <summary>Something that needs doing by the caller. Worked out at the request; gone once done.</summary>
public sealed record AttentionItem
{
    /// <summary>Stable as long as the matter is the same, for whoever is asked to do it. Opaque.</summary>
    public required string Key { get; init; }

    /// <summary>What kind of thing.</summary>
    public required AttentionKind Kind { get; init; }

    /// <summary>What is the matter, in plain English.</summary>
    public required string Text { get; init; }

    /// <summary>What to do about it, in plain English.</summary>
    public required string Action { get; init; }

    /// <summary>The day by which it should be done. Null when nothing presses.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Whether it is late: the day has passed; of supervision, later than its rule allows, which may be later than that day.</summary>
    public bool Overdue { get; init; }

    /// <summary>Whom it is about. Null when it is about the caller's own record, or about no coach.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>What it is about.</summary>
    public required AttentionSubject Subject { get; init; }
}
