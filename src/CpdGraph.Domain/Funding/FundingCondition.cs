namespace CpdGraph.Domain;

/// <summary>What a rule of a funding stream asks for, besides its dates, uses, ceiling and share.</summary>
public enum FundingCondition
{
    /// <summary>The coach holds a registration with one of the rule's bodies.</summary>
    Registered,

    /// <summary>The coach works for the organisation that holds the money.</summary>
    OwnStaff,

    /// <summary>The coach's employer lies in the area of the organisation that holds the money, or is that organisation.</summary>
    InArea,

    /// <summary>The coach's line manager approves.</summary>
    ManagerApproves,

    /// <summary>The offer is an apprenticeship.</summary>
    Apprenticeship,

    /// <summary>Nothing is awarded: the offer is free, or this stream does not pay for it.</summary>
    NothingToAward,

    /// <summary>It turns on a fact that this service does not keep; the rule's fact says which.</summary>
    FactNotKept,
}
