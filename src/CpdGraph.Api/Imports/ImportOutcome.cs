using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>What came of an import.</summary>
/// <param name="Problems">All that is wrong, in the order of the rows. Nothing was saved when there is any.</param>
/// <param name="Added">Rows that are new.</param>
/// <param name="Unchanged">Rows that were here already.</param>
/// <param name="Saved">Whether it was written: not in a dry run.</param>
internal sealed record ImportOutcome(ImmutableArray<ImportProblem> Problems, int Added, int Unchanged, bool Saved)
{
    /// <summary>Rows that change something that is there.</summary>
    public int Updated { get; init; }

    /// <summary>How many problems stop a row.</summary>
    public int Mistakes => Problems.Count(problem => problem.Severity == ProblemSeverity.Error);
}
