using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Finds out which column of a file holds what: as somebody says, as the provider's last file had it, by name, by other names, or by the nearest name.</summary>
public static class ColumnMatching
{
    private const double Remembered = 0.95;
    private const double Synonym = 0.9;
    private const double Nearest = 0.6;
    private const int ShortestGuess = 5;

    /// <summary>Matches every column of a file, in the file's order. A field is matched to one column at most: the surest.</summary>
    /// <param name="headers">The first row.</param>
    /// <param name="samples">The first few values of each column, cut short.</param>
    /// <param name="fields">What there can be.</param>
    /// <param name="said">Fields by header (see <see cref="ImportColumn.Plain"/>) as somebody says now; null where the column is to be ignored.</param>
    /// <param name="remembered">The same as somebody once said of the provider's files.</param>
    /// <param name="problems">Gets what makes the file unreadable: two columns that are one field for sure, or a needed one that is missing.</param>
    public static ImmutableArray<MatchedColumn> Match(
        IReadOnlyList<string> headers,
        IReadOnlyList<ImmutableArray<string>> samples,
        ImmutableArray<ImportColumn> fields,
        IReadOnlyDictionary<string, string?> said,
        IReadOnlyDictionary<string, string?> remembered,
        ICollection<ImportProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(remembered);
        ArgumentNullException.ThrowIfNull(problems);

        var guesses = headers.Select(header => Guess(header.Trim(), fields, said, remembered)).ToArray();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);

        foreach (var place in Enumerable.Range(0, headers.Count).OrderByDescending(place => guesses[place].Confidence))
        {
            if (guesses[place].Field is not { } field || taken.TryAdd(field, place))
            {
                continue;
            }

            // Of two that are both sure nobody can tell which is meant; a mere guess gives way.
            if (guesses[place].Confidence >= Synonym && guesses[taken[field]].Confidence <= guesses[place].Confidence)
            {
                problems.Add(new(ImportHeader.Row, headers[place].Trim(), null, $"Two columns are {field}. Remove one of them, or say which one it is."));
            }

            guesses[place] = (null, 0);
        }

        foreach (var missing in fields.Where(field => field.IsNeeded && !taken.ContainsKey(field.Name)))
        {
            problems.Add(new(ImportHeader.Row, missing.Header, null, $"The column {missing.Header} is missing. Add it, or say which one it is."));
        }

        return [.. headers.Select((header, place) => new MatchedColumn(header.Trim(), guesses[place].Field, guesses[place].Confidence, samples[place]))];
    }

    private static (string? Field, double Confidence) Guess(
        string header, ImmutableArray<ImportColumn> fields, IReadOnlyDictionary<string, string?> said, IReadOnlyDictionary<string, string?> remembered)
    {
        var plain = ImportColumn.Plain(header);

        return said.TryGetValue(plain, out var now) ? (now, 1)
            : plain.Length == 0 ? (null, 0)
            : fields.FirstOrDefault(field => ImportColumn.Plain(field.Name) == plain) is { } named ? (named.Name, 1)
            : remembered.TryGetValue(plain, out var once) && (once is null || fields.Any(field => field.Name == once)) ? (once, Remembered)
            : fields.FirstOrDefault(field => field.IsMeantBy(header)) is { } other ? (other.Name, Synonym)
            : NearestOf(plain, fields) is { } near ? (near, Nearest)
            : (null, 0);
    }

    // A slip or two in a long word; short words are too near to each other.
    private static string? NearestOf(string plain, ImmutableArray<ImportColumn> fields)
    {
        if (plain.Length is < ShortestGuess or > 60)
        {
            return null;
        }

        var (name, distance) = fields
            .SelectMany(field => field.Synonyms.Prepend(field.Name).Select(name => (field.Name, Distance: EditDistance.Of(plain, ImportColumn.Plain(name)))))
            .MinBy(pair => pair.Distance);

        return distance <= Math.Max(1, plain.Length / 5) ? name : null;
    }
}
