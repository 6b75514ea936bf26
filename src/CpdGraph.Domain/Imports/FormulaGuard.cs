namespace CpdGraph.Domain;

/// <summary>
/// Texts that a spreadsheet program would take for a formula, and run. On the way out they get an apostrophe in front, which is taken off again on
/// the way in: whatever is exported reads back as it was.
/// </summary>
public static class FormulaGuard
{
    private const char Guard = '\'';

    /// <summary>Whether a cell with this text starts like a formula. The full-width forms of the signs count too, as some programs take them for the same.</summary>
    public static bool StartsLikeFormula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.Length > 0 && IsSign(text[0]);
    }

    /// <summary>The text as it can stand in a cell.</summary>
    public static string Guarded(string text) => StartsLikeFormula(text.AsSpan().TrimStart(Guard)) ? Guard + text : text;

    /// <summary>The text that a cell was made of.</summary>
    public static string Unguarded(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);

        return cell.Length > 0 && cell[0] == Guard && StartsLikeFormula(cell.AsSpan().TrimStart(Guard)) ? cell[1..] : cell;
    }

    private static bool StartsLikeFormula(ReadOnlySpan<char> text) => text.Length > 0 && IsSign(text[0]);

    private static bool IsSign(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}
