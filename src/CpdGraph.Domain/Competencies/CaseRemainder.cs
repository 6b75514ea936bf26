namespace CpdGraph.Domain;

/// <summary>What an imported CASE package says of a framework that has no place in the records of one; written out again with it.</summary>
public sealed record CaseRemainder
{
    /// <summary>The framework.</summary>
    public required CompetencyFrameworkId FrameworkId { get; init; }

    /// <summary>A JSON object, in the shape of the package.</summary>
    public required string Json { get; init; }
}
