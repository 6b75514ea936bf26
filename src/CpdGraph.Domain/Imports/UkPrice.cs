using System.Globalization;
using System.Text.RegularExpressions;

namespace CpdGraph.Domain;

/// <summary>Prices as people in the United Kingdom write them into a spreadsheet: whole pence in sterling, or free.</summary>
public static partial class UkPrice
{
    private static readonly string[] Free = ["FREE", "FREEOFCHARGE", "NOCHARGE", "FULLYFUNDED", "NIL", "NONE"];

    /// <summary>
    /// The price, 0 for what is free. Null when the text is no price, or has a part of a penny. "£35", "35.00", "£1,250.50", "35 GBP", "35 pounds",
    /// "90p" and "Free" are prices.
    /// </summary>
    public static Money? TryRead(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        if (Free.Contains(ImportColumn.Plain(text)))
        {
            return Money.Zero;
        }

        var match = Amount().Match(text.Trim());

        // Thousands are set apart by threes or not at all: "1,25" was meant some other way.
        return match.Success && decimal.TryParse(match.Groups["pounds"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? Money.TryOfAmount(match.Groups["pence"].Success ? amount / 100m : amount)
            : null;
    }

    /// <summary>What may have been meant by a text that is no price. Null when there is no telling.</summary>
    public static string? Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var amounts = AnyAmount().Matches(text);

        // A part of a penny was not meant in pounds.
        return amounts.Count == 1 && !text.TrimEnd().EndsWith('p') && TryRead(amounts[0].Value) is { } one ? string.Create(CultureInfo.InvariantCulture, $"£{one.Amount:0.00}") : null;
    }

    [GeneratedRegex(@"^£?\s*(?<pounds>(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?)\s*((?<pence>p|pence)|GBP|pounds?)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AnyAmount();
}
