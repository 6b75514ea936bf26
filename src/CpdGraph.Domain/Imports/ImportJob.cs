using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>An import of a file. It is checked first, and written only when somebody confirms.</summary>
public sealed record ImportJob
{
    /// <summary>Its id.</summary>
    public required ImportJobId Id { get; init; }

    /// <summary>Who asked for it.</summary>
    public required PrincipalId RequestedById { get; init; }

    /// <summary>Name of who asked for it.</summary>
    public required string RequestedByName { get; init; }

    /// <summary>Null for an import by a steward for many providers.</summary>
    public ProviderId? ProviderId { get; init; }

    /// <summary>What is in the file.</summary>
    public required ImportDataset Dataset { get; init; }

    /// <summary>The file. It may be gone: it is kept for a day.</summary>
    public required UploadId UploadId { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>Sheet of the workbook. Null for the first one, and for other files.</summary>
    public string? Worksheet { get; init; }

    /// <summary>Columns as they were matched; before the check those that a person has matched.</summary>
    public ImmutableArray<MatchedColumn> Columns { get; init; } = [];

    /// <summary>How far it is.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Whether it is being written, or was: somebody has confirmed it.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Whether rows that were refused are to be left out. Asked for with the confirmation.</summary>
    public bool SkipRejected { get; init; }

    /// <summary>Rows of the file below the header. 0 before the check.</summary>
    public int RowCount { get; init; }

    /// <summary>Rows looked at so far in the present step.</summary>
    public int RowsDone { get; init; }

    /// <summary>Rows that are new.</summary>
    public int CreateCount { get; init; }

    /// <summary>Rows that change something.</summary>
    public int UpdateCount { get; init; }

    /// <summary>Rows that are here already.</summary>
    public int UnchangedCount { get; init; }

    /// <summary>Rows that cannot be imported.</summary>
    public int RejectCount { get; init; }

    /// <summary>What makes the whole file unreadable, or why it failed. Null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>Until when a process has it in hand, UTC; afterwards another may take it. Null when nobody has.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Number of its last change, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last step ended, UTC. Null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
