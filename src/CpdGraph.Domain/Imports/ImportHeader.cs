using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Which column of a file holds what.</summary>
public sealed record ImportHeader
{
    /// <summary>Row of the header.</summary>
    public const int Row = 1;

    private ImportHeader(ImmutableDictionary<string, int> places) => Places = places;

    /// <summary>Name of a column to its place in the file, from 0.</summary>
    public ImmutableDictionary<string, int> Places { get; }

    /// <summary>Columns as they were matched: each field stands in the one place that it was matched to.</summary>
    public static ImportHeader Of(ImmutableArray<MatchedColumn> columns) => new(columns
        .Select((column, place) => (column.Field, Place: place))
        .Where(column => column.Field is not null)
        .ToImmutableDictionary(column => column.Field!, column => column.Place, StringComparer.Ordinal));

    /// <summary>Finds the columns of a file by name, by other names, and as its user says.</summary>
    /// <param name="headers">The first row.</param>
    /// <param name="columns">What there can be.</param>
    /// <param name="map">Headers to names of columns, as the user says.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static ImportHeader Read(
        IReadOnlyList<string> headers, ImmutableArray<ImportColumn> columns, IReadOnlyDictionary<string, string> map, ICollection<ImportProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(problems);
        var places = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);

        for (var place = 0; place < headers.Count; place++)
        {
            var header = headers[place].Trim();
            var named = map.FirstOrDefault(pair => ImportColumn.Plain(pair.Key) == ImportColumn.Plain(header)).Value ?? header;

            if (columns.FirstOrDefault(column => column.IsMeantBy(named)) is not { } column)
            {
                // A column without a name is one that a spreadsheet has added at its end.
                if (header.Length > 0)
                {
                    problems.Add(new(
                        Row, header, null, "This column is not known. Remove it, or say which one it is.",
                        $"--map \"{header}=COLUMN\" with one of: {string.Join(", ", columns.Select(one => one.Name))}"));
                }
            }
            else if (!places.TryAdd(column.Name, place))
            {
                problems.Add(new(Row, header, null, $"Two columns are {column.Name}. Remove one of them."));
            }
        }

        foreach (var missing in columns.Where(column => column.IsNeeded && !places.ContainsKey(column.Name)))
        {
            problems.Add(new(Row, missing.Name, null, $"The column {missing.Name} is missing. Add it, or say which one it is.", $"--map \"HEADER={missing.Name}\""));
        }

        return new(places.ToImmutable());
    }
}
