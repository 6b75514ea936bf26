namespace CpdGraph.Domain;

/// <summary>Something in a file that must be mended before it can be imported, or that its owner may want to know.</summary>
/// <param name="Row">Row of the spreadsheet; the header is row 1. 0 when the whole file is meant.</param>
/// <param name="Column">Name of the column. Null when the whole row is meant.</param>
/// <param name="Value">What the cell holds, cut short. Null when it is empty, or must not be shown.</param>
/// <param name="Message">What is wrong, in plain English.</param>
/// <param name="Suggestion">What may have been meant. Null when there is no telling.</param>
public sealed record ImportProblem(int Row, string? Column, string? Value, string Message, string? Suggestion = null)
{
    /// <summary>Whether the row can be imported all the same.</summary>
    public ProblemSeverity Severity { get; init; }
}
