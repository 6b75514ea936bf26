namespace CpdGraph.Domain;

/// <summary>An employment as somebody typed it.</summary>
public sealed record NewEmployment
{
    /// <summary>The employer.</summary>
    public required Named<Organisation> Organisation { get; init; }

    /// <summary>PCN where the coach works, when another body employs them. Null when the same.</summary>
    public Named<Organisation>? PlacedWith { get; init; }

    /// <summary>Title of the post.</summary>
    public required string JobTitle { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>Whole-time equivalent. Null when not known.</summary>
    public decimal? WholeTimeEquivalent { get; init; }

    /// <summary>Whether the Additional Roles Reimbursement Scheme pays for the post.</summary>
    public bool FundedByArrs { get; init; }
}
