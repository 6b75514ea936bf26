using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Somebody's wish to have an uploaded file checked.</summary>
public sealed record ImportRequest
{
    /// <summary>What is in the file.</summary>
    public required ImportDataset Dataset { get; init; }

    /// <summary>Whose it is. Null when no provider is named: a steward's file for many of them.</summary>
    public Named<Provider>? Provider { get; init; }

    /// <summary>What columns mean, where the person says so.</summary>
    public ImmutableArray<ColumnChoice> Columns { get; init; } = [];

    /// <summary>Sheet of the workbook. Null: the first.</summary>
    public string? Worksheet { get; init; }
}

/// <summary>What a request for an import is decided on.</summary>
public sealed record ImportFacts
{
    /// <summary>The file that the token leads to. Null when there is none.</summary>
    public Upload? Upload { get; init; }

    /// <summary>Names of the fields that the dataset has.</summary>
    public required IReadOnlySet<string> Fields { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The moment.</summary>
    public required DateTimeOffset Now { get; init; }
}
