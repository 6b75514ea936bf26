using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>How supervision is spoken of in texts for people.</summary>
internal static class SupervisionWords
{
    public static string Of(SupervisionKind kind) => kind switch
    {
        SupervisionKind.LineManagement => "line management supervision",
        SupervisionKind.Clinical => "clinical supervision",
        _ => "health coaching supervision",
    };

    public static string Of(PracticeTier tier) => $"tier {(int)tier + 1}";

    /// <summary>A day, for example 24 November 2026.</summary>
    public static string Of(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A month, for example November 2026.</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
