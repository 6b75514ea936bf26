namespace CpdGraph.GraphQL.Validation;

/// <summary>"Did you mean …?": names of the schema that resemble what was written. Only for short names, so the work is bounded.</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 5;
    private const int MaxNameLength = 64;

    /// <summary>The text to put after a message's full stop; empty when suggestions are off or nothing is near.</summary>
    public static string For(ValidationContext context, string written, IEnumerable<string> names, string what = "") =>
        context.Options.Suggestions ? Of(written, names, what) : "";

    /// <summary>The same where suggestions tell nobody anything new: about a schema, to those who write it.</summary>
    public static string Of(string written, IEnumerable<string> names, string what = "") => Text(Near(written, names), what);

    /// <summary>Nearest first; at the same distance in natural order, in which "a9" comes before "a10".</summary>
    public static List<string> Near(string written, IEnumerable<string> names)
    {
        var near = new List<(int Distance, string Name)>();

        if (written.Length <= MaxNameLength)
        {
            var threshold = (int)(written.Length * 0.4) + 1;

            foreach (var name in names)
            {
                if (name.Length <= MaxNameLength && EditDistance(written, name, threshold) is { } distance)
                {
                    near.Add((distance, name));
                }
            }
        }

        near.Sort((one, other) => one.Distance != other.Distance ? one.Distance - other.Distance : CompareNaturally(one.Name, other.Name));

        return near.ConvertAll(entry => entry.Name);
    }

    /// <summary>The names in a question; empty when there are none.</summary>
    public static string Text(List<string> names, string what = "")
    {
        var quoted = names.Take(MaxSuggestions).Select(name => $"\"{name}\"").ToArray();
        var start = what.Length == 0 ? " Did you mean " : $" Did you mean {what} ";

        return quoted switch
        {
            [] => "",
            [var only] => $"{start}{only}?",
            [var first, var second] => $"{start}{first} or {second}?",
            _ => $"{start}{string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    public static int CompareNaturally(string one, string other)
    {
        int i = 0, j = 0;

        while (i < one.Length && j < other.Length)
        {
            if (char.IsAsciiDigit(one[i]) && char.IsAsciiDigit(other[j]))
            {
                var difference = NumberAt(one, ref i).CompareTo(NumberAt(other, ref j));

                if (difference != 0)
                {
                    return difference;
                }
            }
            else if (one[i] != other[j])
            {
                return one[i] - other[j];
            }
            else
            {
                i++;
                j++;
            }
        }

        return one.Length - other.Length;
    }

    private static double NumberAt(string text, ref int index)
    {
        var number = 0.0;

        while (index < text.Length && char.IsAsciiDigit(text[index]))
        {
            number = (number * 10) + (text[index++] - '0');
        }

        return number;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours, case apart: any difference of case together counts 1.</summary>
    /// <returns>Null when it is more than the threshold.</returns>
    private static int? EditDistance(string written, string name, int threshold)
    {
        if (string.Equals(written, name, StringComparison.Ordinal))
        {
            return 0;
        }

        var a = written.ToLowerInvariant();
        var b = name.ToLowerInvariant();

        if (string.Equals(a, b, StringComparison.Ordinal))
        {
            return 1;
        }

        if (Math.Abs(a.Length - b.Length) > threshold)
        {
            return null;
        }

        Span<int> before = stackalloc int[MaxNameLength + 1];
        Span<int> above = stackalloc int[MaxNameLength + 1];
        Span<int> current = stackalloc int[MaxNameLength + 1];

        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;

            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(above[j] + 1, current[j - 1] + 1), above[j - 1] + cost);

                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            var spare = before;
            before = above;
            above = current;
            current = spare;
        }

        return above[b.Length] <= threshold ? above[b.Length] : null;
    }
}
