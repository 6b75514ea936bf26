using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>Something that can be imported.</summary>
internal interface IImportDataset
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Its columns, in the order of the template.</summary>
    ImmutableArray<ImportColumn> Columns { get; }

    /// <summary>Decides about every row by the rules that hold for everybody else, and adds what is new.</summary>
    Task ReadAsync(IReadOnlyList<ImportCells> rows, ImportWork work, CancellationToken cancellation);
}
