using System.Globalization;

namespace CpdGraph.Bench;

/// <summary>Figures on standard output, one a line.</summary>
internal static class Report
{
    public static void Line(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {value,12:N1} {unit}"));
}
