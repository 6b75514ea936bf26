using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>One row of a provider's file while it is decided about.</summary>
internal sealed class RowReading
{
    private const int TitleLength = 200;

    private readonly List<ImportProblem> problems;
    private readonly HashSet<string> followed = [];
    private readonly ProviderImportWork work;

    private RowReading(int number, string[] cells, ImportHeader header, IEnumerable<ImportProblem> faults, ProviderImportWork work)
    {
        this.work = work;
        problems = [.. faults];
        Number = number;
        Cells = new(number, cells, header, problems);
    }

    /// <summary>Row of the spreadsheet.</summary>
    public int Number { get; }

    /// <summary>Its cells.</summary>
    public ImportCells Cells { get; }

    /// <summary>What the row is about. Null when it does not say.</summary>
    public string? Title { get; set; }

    /// <summary>Whether the row cannot be imported, as far as is known.</summary>
    public bool Failed => problems.Exists(problem => problem.Severity == ProblemSeverity.Error);

    /// <summary>All rows of a file, in its order.</summary>
    public static IEnumerable<RowReading> All(ProviderImportWork work)
    {
        const int every = 200;
        var header = ImportHeader.Of(work.Sheet.Columns);
        var faults = work.Sheet.CellFaults.ToLookup(fault => fault.Row);
        var done = 0;

        foreach (var (number, cells) in work.Sheet.Rows)
        {
            yield return new(number, cells, header, faults[number], work);

            if (++done % every == 0)
            {
                work.Progress?.Report(done);
            }
        }

        work.Progress?.Report(done);
    }

    /// <summary>Takes these columns as told where one is wrong that they follow from: what cannot be worked out for that reason is no other mistake.</summary>
    public void Follows(IEnumerable<string> columns, IEnumerable<string> of)
    {
        if (problems.Exists(problem => problem.Severity == ProblemSeverity.Error && of.Contains(problem.Column)))
        {
            followed.UnionWith(columns);
        }
    }

    /// <summary>Tells what a rule refused, in the column that it is about. What a cell was refused for already is not told again.</summary>
    public void Refuse(IEnumerable<UserError> errors, Func<ImmutableArray<string>, string?> columnOf)
    {
        HashSet<string?> told = [.. problems.Where(problem => problem.Severity == ProblemSeverity.Error && problem.Column is not null).Select(problem => problem.Column)];

        foreach (var error in errors)
        {
            var column = columnOf(error.Field);

            if (!told.Contains(column) && (column is null || !followed.Contains(column)))
            {
                Cells.Refuse(column, MessageOf(error), (error as IRuleError)?.Mend);
            }
        }
    }

    /// <summary>The row is written, or would be.</summary>
    /// <param name="outcome">What happens to it.</param>
    /// <param name="target">What is changed or made.</param>
    public ImportFinding Found(ImportRowOutcome outcome, RecordReference target) =>

        // In a dry run nothing has been made that could be named.
        Finding(outcome) with
        {
            TargetKind = outcome == ImportRowOutcome.Create && !work.Writes ? null : target.Kind,
            TargetId = outcome == ImportRowOutcome.Create && !work.Writes ? null : target.Id,
        };

    /// <summary>The row cannot be imported.</summary>
    public ImportFinding Refused() => Finding(ImportRowOutcome.Reject);

    private ImportFinding Finding(ImportRowOutcome outcome) => new()
    {
        JobId = work.Job,
        Number = Number,
        Outcome = outcome,
        Title = Title is null || NhsNumber.IsIn(Title) ? null : Title.Length <= TitleLength ? Title : string.Concat(Title.AsSpan(0, TitleLength), "…"),
        Problems = [.. problems.Select(problem => problem.Column is { } field ? problem with { Column = work.Sheet.HeaderOf(field) } : problem)],
    };

    // In a list of several the message says which one is meant.
    private static string MessageOf(UserError error) => error is IInputError { Problem: { Code: UserErrorCode.NotFound, Key: { Length: > 0 and <= 100 } key } } && !NhsNumber.IsIn(key)
        ? $"{error.Message} Not found: {key}."
        : error.Message;
}
