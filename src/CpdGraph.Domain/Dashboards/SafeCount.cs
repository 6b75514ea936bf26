using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>
/// A count of people, or of what people did, that tells nobody who they are: 0 stays 0, 1 to 7 are hidden, every other count is
/// rounded to the nearest 5. Totals are counted from true values and then rounded, never added up from rounded ones.
/// </summary>
/// <remarks>
/// The rule that NHS Digital uses for hospital, child measurement and sexual health data; here it holds at every level. Made by <see cref="Disclosure"/> alone.
/// </remarks>
public sealed record SafeCount
{
    /// <summary>The largest count that is hidden.</summary>
    public const int LargestHidden = 7;

    /// <summary>Counts that are shown are rounded to the nearest of these.</summary>
    internal const int Step = 5;

    private SafeCount(int? value, bool suppressed, bool exact, string label) => (Value, Suppressed, Exact, Label) = (value, suppressed, exact, label);

    /// <summary>Null when hidden.</summary>
    public int? Value { get; }

    /// <summary>Whether it is hidden.</summary>
    public bool Suppressed { get; }

    /// <summary>True when it is neither hidden nor rounded. A rounded count that happens to be right is not exact either.</summary>
    public bool Exact { get; }

    /// <summary>Text for screens, for example <c>1 to 7</c>, <c>of 1 to 7 people</c>, <c>hidden</c> or <c>about 25</c>.</summary>
    public string Label { get; }

    /// <summary>A count of which nothing is said, not even whether it is 0.</summary>
    internal static SafeCount Hidden { get; } = new(null, true, false, "hidden");

    /// <summary>A count of what 1 to 7 people did, however much that is.</summary>
    internal static SafeCount OfFew { get; } = new(null, true, false, "of 1 to 7 people");

    /// <summary>The count as it may be shown.</summary>
    /// <param name="count">The true count.</param>
    /// <param name="maySeeExact">Whether the viewer may see every single one that is counted, so that there is nothing to hide.</param>
    internal static SafeCount Of(int count, bool maySeeExact = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        if (maySeeExact || count == 0)
        {
            return new(count, false, true, count.ToString("N0", CultureInfo.InvariantCulture));
        }

        if (count <= LargestHidden)
        {
            return new(null, true, false, "1 to 7");
        }

        var rounded = (int)(((long)count + (Step / 2)) / Step * Step);
        return new(rounded, false, false, string.Create(CultureInfo.InvariantCulture, $"about {rounded:N0}"));
    }
}
