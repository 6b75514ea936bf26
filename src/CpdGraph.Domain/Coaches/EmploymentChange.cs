namespace CpdGraph.Domain;

/// <summary>A change of where a coach works: an employment that ends, one that begins, or both.</summary>
public sealed record EmploymentChange
{
    /// <summary>What ends. Null: nothing does.</summary>
    public EmploymentEnd? End { get; init; }

    /// <summary>What begins. Null: nothing does.</summary>
    public NewEmployment? Next { get; init; }
}

/// <summary>The end of an employment as somebody typed it.</summary>
public sealed record EmploymentEnd
{
    /// <summary>The employer. Null means the only employment that is not over.</summary>
    public Named<Organisation>? Organisation { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly EndedOn { get; init; }
}
