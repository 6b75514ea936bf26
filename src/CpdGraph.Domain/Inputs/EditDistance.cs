namespace CpdGraph.Domain;

/// <summary>How far apart two words are: letters to add, to leave out or to change.</summary>
public static class EditDistance
{
    /// <summary>Counted without regard to case.</summary>
    public static int Of(string written, string name)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(name);
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
