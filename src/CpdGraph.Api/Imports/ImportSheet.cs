using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>A provider's file with its columns matched.</summary>
/// <param name="Dataset">What is in it.</param>
/// <param name="Columns">Every column of the file, in its order.</param>
/// <param name="Rows">Rows below the header with their numbers, those without a value left out.</param>
/// <param name="Faults">What makes the file unreadable as a whole. Nothing can be read from it when there is any.</param>
/// <param name="CellFaults">What is wrong with single cells, such as formulas: their rows are refused.</param>
internal sealed record ImportSheet(
    ImportDataset Dataset,
    ImmutableArray<MatchedColumn> Columns,
    IReadOnlyList<(int Row, string[] Cells)> Rows,
    ImmutableArray<ImportProblem> Faults,
    ImmutableArray<ImportProblem> CellFaults)
{
    /// <summary>Most rows of one file.</summary>
    public const int MaximumRows = 50_000;

    private const int Samples = 3;
    private const int SampleLength = 60;

    /// <summary>Reads a file and matches its columns.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="worksheet">Sheet of a workbook. Null for the first one that is shown, and for other files.</param>
    /// <param name="dataset">What is in it.</param>
    /// <param name="said">Fields by header as somebody says now; null where the column is to be ignored. Headers as they stand in the file.</param>
    /// <param name="remembered">What somebody once said of the provider's files.</param>
    public static ImportSheet Read(
        byte[] bytes, string? worksheet, ImportDataset dataset, IEnumerable<KeyValuePair<string, string?>> said, IEnumerable<RememberedColumn> remembered)
    {
        var problems = new List<ImportProblem>();
        var file = ImportFile.Read(bytes, worksheet, MaximumRows, problems);

        if (file.Header.Count == 0)
        {
            return new(dataset, [], [], problems is [] ? [new(0, null, null, "The file is empty. Begin with the row of headers of the template.")] : [.. problems], []);
        }

        var faults = new List<ImportProblem>(problems.Where(problem => problem.Row <= ImportHeader.Row));
        var samples = Enumerable.Range(0, file.Header.Count).Select(place => SamplesOf(file, place)).ToArray();
        var columns = ColumnMatching.Match(file.Header, samples, ImportFields.Of(dataset), Plain(said), Plain(remembered.Select(column => KeyValuePair.Create(column.Header, column.Field))), faults);
        IEnumerable<ImportProblem> misplaced = file.Rows
            .Where(row => row.Cells.Skip(file.Header.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Select(row => new ImportProblem(row.Row, null, null, $"The row has {row.Cells.Length} cells, and the header {file.Header.Count}. Put a cell that holds a comma in quotes."));

        return new(dataset, columns, file.Rows, [.. faults], [.. problems.Where(problem => problem.Row > ImportHeader.Row), .. misplaced]);
    }

    /// <summary>The header of a field in this file; as in the template when the file has none.</summary>
    public string HeaderOf(string field) =>
        Columns.FirstOrDefault(column => column.Field == field)?.Header ?? ImportFields.Of(Dataset).FirstOrDefault(column => column.Name == field)?.Header ?? field;

    private static ImmutableArray<string> SamplesOf(ImportFile file, int place) =>
    [
        .. file.Rows.Where(row => place < row.Cells.Length)
            .Select(row => row.Cells[place].Trim())

            // What may be a patient's number is shown to nobody.
            .Where(cell => cell.Length > 0 && !NhsNumber.IsIn(cell[..Math.Min(cell.Length, 1_000)]))
            .Take(Samples)
            .Select(cell => cell.Length <= SampleLength ? cell : string.Concat(cell.AsSpan(0, SampleLength), "…")),
    ];

    private static Dictionary<string, string?> Plain(IEnumerable<KeyValuePair<string, string?>> columns) =>
        columns.GroupBy(column => ImportColumn.Plain(column.Key), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
}
