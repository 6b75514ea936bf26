namespace CpdGraph.Api.Composition;

/// <summary>Which of several names somebody may have meant.</summary>
internal static class NearestName
{
    /// <summary>The one with the fewest letters to add, to leave out or to change.</summary>
    public static string Of(string written, IEnumerable<string> names) => names.MinBy(name => Distance(written, name))!;

    /// <summary>Counted without regard to case.</summary>
    private static int Distance(string written, string name)
    {
        var row = Enumerable.Range(0, name.Length + 1).ToArray();

        foreach (var letter in written.ToUpperInvariant())
        {
            var diagonal = row[0]++;

            for (var i = 1; i <= name.Length; i++)
            {
                var changed = diagonal + (char.ToUpperInvariant(name[i - 1]) == letter ? 0 : 1);
                diagonal = row[i];
                row[i] = Math.Min(changed, Math.Min(row[i], row[i - 1]) + 1);
            }
        }

        return row[^1];
    }
}
