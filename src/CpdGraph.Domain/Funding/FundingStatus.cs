namespace CpdGraph.Domain;

/// <summary>State of a funding award.</summary>
public enum FundingStatus
{
    /// <summary>As the coach stated who paid; no budget stands behind it.</summary>
    Stated,

    /// <summary>Asked for with a place, not yet approved.</summary>
    Requested,

    /// <summary>Promised from an allocation.</summary>
    Committed,
    Spent,

    /// <summary>Given back to the allocation.</summary>
    Released,
    Refused,
}
