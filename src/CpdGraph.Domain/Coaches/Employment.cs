namespace CpdGraph.Domain;

/// <summary>A period of work as a coach for an employer. Several may run at once.</summary>
public sealed record Employment
{
    /// <summary>Its id.</summary>
    public required EmploymentId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>The employer.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>PCN where the coach works, when another body employs them. Null when the same.</summary>
    public OrganisationId? PlacedWithId { get; init; }

    /// <summary>Title of the post.</summary>
    public required string JobTitle { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>Last day. Null while it runs.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Whole-time equivalent, above 0 and at most 1. Null when not known.</summary>
    public decimal? WholeTimeEquivalent { get; init; }

    /// <summary>Whether the Additional Roles Reimbursement Scheme pays for the post.</summary>
    public bool FundedByArrs { get; init; }

    /// <summary>Whether it runs on a day.</summary>
    public bool RunsOn(DateOnly day) => new DateSpan(StartedOn, EndedOn).Contains(day);

    /// <summary>Of several employments the one that counts on a day: the latest begun. Null between employments.</summary>
    public static Employment? On(IEnumerable<Employment> employments, DateOnly day) =>
        employments.Where(employment => employment.RunsOn(day)).OrderByDescending(row => row.StartedOn).ThenByDescending(row => row.Id.Value).FirstOrDefault();
}
