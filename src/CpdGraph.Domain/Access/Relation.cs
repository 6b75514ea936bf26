namespace CpdGraph.Domain;

/// <summary>How a caller stands to the object of a question, today.</summary>
public enum Relation
{
    /// <summary>No relation is needed.</summary>
    Any,

    /// <summary>It is the caller themself: their account, coach record, supervisor record or membership.</summary>
    Own,

    /// <summary>The caller is a live supervisor or line manager of the coach.</summary>
    Supervises,

    /// <summary>The person is a live supervisor or line manager of the caller.</summary>
    SupervisedBy,

    /// <summary>It belongs to a provider that the caller publishes for.</summary>
    SameProvider,

    /// <summary>The caller decides on the organisation's training budgets.</summary>
    Funds,

    /// <summary>The caller sees aggregates for the organisation, or for one above it.</summary>
    Oversees,

    /// <summary>The caller granted or issued it.</summary>
    Granted,
}
