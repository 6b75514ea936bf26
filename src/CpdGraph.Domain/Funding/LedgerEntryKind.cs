namespace CpdGraph.Domain;

/// <summary>Kinds of movement in the ledger of an allocation.</summary>
public enum LedgerEntryKind
{
    /// <summary>Money came in.</summary>
    Allocated,

    /// <summary>Promised to a place or completion.</summary>
    Committed,

    /// <summary>A promise was paid.</summary>
    Spent,

    /// <summary>A promise was given back.</summary>
    Released,
}
