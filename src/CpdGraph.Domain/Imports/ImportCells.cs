using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Reads the cells of one row, and collects what is wrong with them.</summary>
/// <param name="row">Row of the spreadsheet.</param>
/// <param name="cells">Its cells.</param>
/// <param name="header">Which is where.</param>
/// <param name="problems">Gets what is wrong.</param>
public sealed class ImportCells(int row, IReadOnlyList<string> cells, ImportHeader header, ICollection<ImportProblem> problems)
{
    /// <summary>Longest cell, in characters.</summary>
    public const int MaximumLength = 20_000;

    private const int MaximumShown = 60;

    private ImmutableHashSet<string>? leftAlone;

    /// <summary>Row of the spreadsheet.</summary>
    public int Row => row;

    /// <summary>How many problems this row has had.</summary>
    public int Problems { get; private set; }

    /// <summary>Whether the file has this column, and its cell is not left alone.</summary>
    public bool Has(string column) => header.Places.ContainsKey(column) && leftAlone?.Contains(column) != true;

    /// <summary>The cell as it stands there, without blanks around. Null when it is empty.</summary>
    public string? Peek(string column) => Raw(column);

    /// <summary>
    /// Leaves those cells alone that still say what is kept: nothing is read from them any more, as if the file had no such column. So a row that was
    /// exported says nothing new, whatever its cells leave out.
    /// </summary>
    /// <param name="kept">What is kept, in the order of the columns.</param>
    /// <param name="columns">The columns.</param>
    public void LeaveAlone(ImmutableArray<string> kept, ImmutableArray<ImportColumn> columns)
    {
        leftAlone = [.. columns.Select(column => column.Name).Where((name, place) => header.Places.ContainsKey(name) && Lines(Raw(name) ?? "") == Lines(kept[place].Trim()))];
    }

    /// <summary>A text. Null when the cell is empty, or the file has no such column.</summary>
    public string? Text(string column)
    {
        var text = Raw(column);

        if (text is null)
        {
            return null;
        }

        if (text.Length > MaximumLength)
        {
            Refuse(column, $"The cell has {text.Length:N0} characters. Shorten it to {MaximumLength:N0} or fewer.");
            return null;
        }

        // A spreadsheet that opens it later would run it.
        if (FormulaGuard.StartsLikeFormula(text))
        {
            Refuse(
                column,
                "The cell starts like a formula. Copy the value instead, or remove the first character. A text that must start like this gets an apostrophe (') in front.",
                text.TrimStart('=', '+', '-', '@', '＝', '＋', '－', '＠', ' '));
            return null;
        }

        return FormulaGuard.Unguarded(text);
    }

    /// <summary>A text that the row must have. Empty when it has none, which is told.</summary>
    public string Needed(string column)
    {
        var before = Problems;

        if (Text(column) is { } text)
        {
            return text;
        }

        if (Problems == before)
        {
            Refuse(column, $"Enter the {column.Replace('_', ' ')}.");
        }

        return string.Empty;
    }

    /// <summary>A day. Null when the cell is empty or no day, which is told.</summary>
    public DateOnly? Day(string column)
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        if (UkDate.TryRead(text) is { } day)
        {
            return day;
        }

        Refuse(column, "This is no date. Write it like 03/02/2026 (day, month, year) or 2026-02-03.", UkDate.Suggest(text));
        return null;
    }

    /// <summary>A number. Null when the cell is empty or none, which is told.</summary>
    public decimal? Number(string column) => Raw(column) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Refuse<decimal>(column, "This is no number. Write digits, with a point before decimals.");

    /// <summary>A whole number. Null when the cell is empty or none, which is told.</summary>
    public int? Whole(string column) => Raw(column) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Refuse<int>(column, "This is no whole number. Write digits.");

    /// <summary>A day with a time, by the clock in England. Null when the cell is empty or no moment, which is told.</summary>
    public DateTimeOffset? Moment(string column)
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        var reading = UkMoment.Read(text);

        return Told(
            column, reading, "This is no date with a time. Write it like 03/02/2027 09:30 (day, month, year) or 2027-02-03 09:30.",
            UkDate.TryRead(text) is null ? UkDate.Suggest(text.Split(' ')[0]) : $"{text} 09:30");
    }

    /// <summary>A day and a time in two columns, by the clock in England. Null when the time is empty or none, which is told.</summary>
    public DateTimeOffset? Moment(DateOnly day, string column)
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        return UkMoment.TryReadTime(text) is { } time
            ? Told(column, UkMoment.At(day, time), "", null)
            : Refuse<DateTimeOffset>(column, "This is no time of day. Write it like 09:30 or 9.30am.");
    }

    /// <summary>Minutes: a whole number of them, or a time in words such as "3h 30m". Null when the cell is empty or no such time, which is told.</summary>
    public int? Minutes(string column) => Raw(column) is not { } text ? null
        : UkDuration.TryRead(text) is { Minutes: { } minutes } ? minutes
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bare) ? bare
        : Refuse<int>(column, "Write the minutes, or a time like 3h 30m.", UkDuration.Suggest(text));

    /// <summary>Taught days: "2", "1 day", "half a day". Null when the cell is empty or none, which is told.</summary>
    public decimal? Days(string column) => Raw(column) is not { } text ? null
        : UkDuration.TryRead(text) is { Days: { } days } ? days
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bare) ? bare
        : Refuse<decimal>(column, "Write the days, like 0.5, 2 or 1 day.");

    /// <summary>A price in sterling: "£35.00", "35", "Free". Null when the cell is empty or no price, which is told.</summary>
    public decimal? Price(string column) => Raw(column) is not { } text ? null
        : UkPrice.TryRead(text)?.Amount ?? Refuse<decimal>(column, "This is no price. Write pounds and pence like £35.00, or Free.", UkPrice.Suggest(text));

    /// <summary>Yes or no. Null when the cell is empty or neither, which is told.</summary>
    public bool? Flag(string column) => Raw(column)?.ToUpperInvariant() switch
    {
        null => null,
        "YES" or "Y" or "TRUE" or "1" => true,
        "NO" or "N" or "FALSE" or "0" => false,
        _ => Refuse<bool>(column, "Write yes or no."),
    };

    /// <summary>A value of a closed set, by its name as the API spells it or in words. Null when the cell is empty or none of them, which is told.</summary>
    /// <param name="column">Name of the column.</param>
    /// <param name="aliases">Other words for values, in capitals, letters and digits alone. Null when there are none.</param>
    public T? OneOf<T>(string column, IReadOnlyDictionary<string, T>? aliases = null)
        where T : struct, Enum
    {
        if (Raw(column) is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (ImportColumn.Plain(value.ToString()) == ImportColumn.Plain(text))
            {
                return value;
            }
        }

        if (aliases is not null && aliases.TryGetValue(ImportColumn.Plain(text), out var alias))
        {
            return alias;
        }

        return Refuse<T>(column, "This is none of the values that there are.", string.Join(", ", Enum.GetValues<T>().Select(StableCode.Of)));
    }

    /// <summary>Tells something about a cell that does not stop the row.</summary>
    public void Warn(string? column, string message, string? suggestion = null) => Note(column, message, suggestion, ProblemSeverity.Warning);

    /// <summary>Notes a problem of a cell.</summary>
    public void Refuse(string? column, string message, string? suggestion = null)
    {
        Problems++;
        Note(column, message, suggestion, ProblemSeverity.Error);
    }

    private void Note(string? column, string message, string? suggestion, ProblemSeverity severity)
    {
        var value = column is null ? null : Raw(column);

        // A number that may be a patient's goes no further, not even onto a screen.
        problems.Add(new(row, column, value is null || NhsNumber.IsIn(value) ? null : Short(value), message, suggestion) { Severity = severity });
    }

    /// <summary>The cell without blanks around. Null when it is empty, or the file has no such column.</summary>
    private string? Raw(string column) =>
        leftAlone?.Contains(column) == true ? null : header.Places.TryGetValue(column, out var place) && place < cells.Count && cells[place].Trim() is { Length: > 0 } text ? text : null;

    private DateTimeOffset? Told(string column, MomentReading reading, string message, string? suggestion)
    {
        if (reading.SkippedByClocks)
        {
            Refuse(column, "The clocks in England go forward past this time: there is no such time on this day. Write the time before or after.");
        }
        else if (reading.Moment is null)
        {
            Refuse(column, message, suggestion);
        }
        else if (reading.Repeated)
        {
            Warn(column, "The clocks in England show this time twice on this day, as they go back. The earlier one is taken; add GMT for the later one.");
        }

        return reading.Moment;
    }

    private T? Refuse<T>(string column, string message, string? suggestion = null)
        where T : struct
    {
        Refuse(column, message, suggestion);
        return null;
    }

    // Programs write the ends of lines within a cell in their own way.
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string Short(string text) => text.Length <= MaximumShown ? text : string.Concat(text.AsSpan(0, MaximumShown), "…");
}
