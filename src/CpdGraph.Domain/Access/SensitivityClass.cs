namespace CpdGraph.Domain;

/// <summary>How sensitive a field is. Every field belongs to one class, by the policy that guards it.</summary>
public enum SensitivityClass
{
    Public,

    /// <summary>Of a provider before it is published: drafts, checks, submissions.</summary>
    OwnProvider,

    /// <summary>About one person and their learning.</summary>
    OwnRecord,

    /// <summary>About supervision: who supervises, and what was agreed.</summary>
    Supervision,
    Money,

    /// <summary>Counts of people.</summary>
    Aggregate,
    Audit,

    /// <summary>Who may do what.</summary>
    System,
}
