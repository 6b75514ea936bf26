using System.Text;

namespace CpdGraph.Testing.Snapshots;

/// <summary>What two texts differ in, by lines: <c>-</c> stands in the first alone, <c>+</c> in the second alone.</summary>
internal static class LineDiff
{
    private const int Context = 3;
    private const int MostLinesShown = 120;
    private const int LargestTable = 4_000_000;

    public static string Of(string expected, string actual)
    {
        var old = Lines(expected);
        var now = Lines(actual);
        var same = CommonStart(old, now);
        var sameAtEnd = CommonEnd(old.AsSpan(same), now.AsSpan(same));

        var shown = new List<string>();
        shown.AddRange(old.Take(same).TakeLast(Context).Select(line => "  " + line));
        shown.AddRange(Changed(old[same..^sameAtEnd], now[same..^sameAtEnd]));
        shown.AddRange(old.TakeLast(sameAtEnd).Take(Context).Select(line => "  " + line));

        var text = new StringBuilder().Append("  @@ line ").Append(Math.Max(1, same + 1 - Context)).Append(" @@\n");
        text.AppendJoin('\n', shown.Take(MostLinesShown));

        if (shown.Count > MostLinesShown)
        {
            text.Append("\n  … ").Append(shown.Count - MostLinesShown).Append(" lines more");
        }

        return text.ToString();
    }

    private static string[] Lines(string text) => (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    private static int CommonStart(ReadOnlySpan<string> old, ReadOnlySpan<string> now) => old.CommonPrefixLength(now);

    private static int CommonEnd(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        var length = 0;

        while (length < Math.Min(old.Length, now.Length) && old[^(length + 1)] == now[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    // The longest common subsequence; two blocks when the texts are too long for its table.
    private static IEnumerable<string> Changed(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > LargestTable)
        {
            return [.. old.Select(line => "- " + line), .. now.Select(line => "+ " + line)];
        }

        var longest = new int[old.Length + 1, now.Length + 1];

        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                longest[i, j] = old[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return Walk(old, now, longest);
    }

    private static IEnumerable<string> Walk(string[] old, string[] now, int[,] longest)
    {
        int i = 0, j = 0;

        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return "  " + old[i];
                i++;
                j++;
            }
            else if (j == now.Length || (i < old.Length && longest[i + 1, j] >= longest[i, j + 1]))
            {
                yield return "- " + old[i++];
            }
            else
            {
                yield return "+ " + now[j++];
            }
        }
    }
}
