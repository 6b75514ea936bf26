using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A column of a file that can be imported.</summary>
/// <param name="Name">Its name in the template.</param>
/// <param name="Example">A cell of the template's example row.</param>
/// <param name="IsNeeded">Whether every row must have a value.</param>
/// <param name="Synonyms">Other names by which it is known.</param>
public sealed record ImportColumn(string Name, string Example, bool IsNeeded, params ImmutableArray<string> Synonyms)
{
    /// <summary>What to write into it, in plain English. Empty for columns that need no explanation.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Its header in templates and exports: the name in words.</summary>
    public string Header => string.Concat(Name[..1].ToUpperInvariant(), Name[1..].Replace('_', ' ')).Replace("Cpd", "CPD", StringComparison.Ordinal);

    /// <summary>Whether a header means this column: by its name or another, however it is spaced and capitalised.</summary>
    public bool IsMeantBy(string header) => Synonyms.Prepend(Name).Any(name => Plain(name) == Plain(header));

    /// <summary>Letters and digits alone, as headers are compared.</summary>
    public static string Plain(string header)
    {
        ArgumentNullException.ThrowIfNull(header);

        return string.Concat(header.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
