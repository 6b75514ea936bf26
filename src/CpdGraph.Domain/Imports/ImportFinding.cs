using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What was found of one row of a file. It goes with the file, after a day.</summary>
public sealed record ImportFinding
{
    /// <summary>The import.</summary>
    public required ImportJobId JobId { get; init; }

    /// <summary>Row of the spreadsheet; the header is row 1.</summary>
    public required int Number { get; init; }

    /// <summary>What happens to it.</summary>
    public required ImportRowOutcome Outcome { get; init; }

    /// <summary>What it is about, to be found again. Null when the row does not say.</summary>
    public string? Title { get; init; }

    /// <summary>Kind of what is changed or was written. Null for new rows before they are written, and for refused ones.</summary>
    public RecordKind? TargetKind { get; init; }

    /// <summary>Its id. Null with its kind.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>All that is wrong with it.</summary>
    public ImmutableArray<ImportProblem> Problems { get; init; } = [];
}
