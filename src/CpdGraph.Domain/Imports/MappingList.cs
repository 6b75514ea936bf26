using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CpdGraph.Domain;

/// <summary>
/// Competency mappings in one cell: <c>1.1 DEVELOPS TIER_2 "why"; 1.2 ASSESSES</c>. A competency is its code, or what it says; one of another framework than
/// the current has the version behind it: <c>1.1@2019</c>.
/// </summary>
public static partial class MappingList
{
    private const char Quote = '"';

    /// <summary>The cell of some mappings. It reads back as the same mappings.</summary>
    public static string Of(ImmutableArray<CompetencyMapping> mappings, CatalogueView catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);

        return string.Join("; ", mappings.Select(mapping => Of(mapping, catalogue)));
    }

    /// <summary>What a cell means.</summary>
    /// <param name="cell">The cell. Empty means no mapping at all.</param>
    /// <param name="now">The mappings that the offer has.</param>
    /// <param name="catalogue">Where competencies are looked up.</param>
    /// <returns>Null when it says what is there already. Otherwise everything is replaced by what it says; what it names may not exist.</returns>
    public static MappingEdit? Read(string cell, ImmutableArray<CompetencyMapping> now, CatalogueView catalogue)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(catalogue);

        return Entries(cell).SequenceEqual(Entries(Of(now, catalogue)), StringComparer.Ordinal)
            ? null
            : new() { Set = [.. Entries(cell).SelectMany(entry => Parts(entry, catalogue))], ReplaceAll = true };
    }

    private static string Of(CompetencyMapping mapping, CatalogueView catalogue)
    {
        var tier = mapping.Tier is { } level ? $" {TierCode(level)}" : "";
        var why = mapping.Rationale is { } rationale ? $" {Quote}{rationale.Replace("\"", "\"\"", StringComparison.Ordinal)}{Quote}" : "";

        return $"{KeyOf(mapping.CompetencyId, catalogue)} {StableCode.Of(mapping.Coverage)}{tier}{why}";
    }

    private static string KeyOf(CompetencyId id, CatalogueView catalogue)
    {
        if (catalogue.Competency(id) is not { } competency)
        {
            return id.Value.ToString();
        }

        // The code alone means one of the framework in force.
        return catalogue.CompetencyByCode(competency.Code)?.Id == id ? competency.Code : $"{competency.Code}@{VersionOf(competency, catalogue)}";
    }

    private static string VersionOf(Competency competency, CatalogueView catalogue) =>
        catalogue.Area(competency.AreaId) is { } area && catalogue.Framework(area.FrameworkId) is { } framework ? $"{framework.Code}/{framework.Version}" : "?";

    private static string TierCode(PracticeTier tier) => $"TIER_{(int)tier + 1}";

    // Semicolons and line breaks part entries, except within quotes.
    private static List<string> Entries(string cell)
    {
        var (entries, start, quoted) = (new List<string>(), 0, false);

        for (var index = 0; index <= cell.Length; index++)
        {
            if (index == cell.Length || (!quoted && (cell[index] is ';' or '\n' or '\r')))
            {
                if (cell[start..index].Trim() is { Length: > 0 } entry)
                {
                    entries.Add(entry);
                }

                start = index + 1;
            }
            else if (cell[index] == Quote)
            {
                quoted = !quoted;
            }
        }

        return entries;
    }

    // Codes are often listed with commas; what a competency says may hold some.
    private static IEnumerable<MappingEntry> Parts(string entry, CatalogueView catalogue)
    {
        var whole = Entry(entry, catalogue);

        return whole.Competency.Value is not null || entry.Contains(Quote, StringComparison.Ordinal) || !entry.Contains(',', StringComparison.Ordinal)
            ? [whole]
            : entry.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Entry(part, catalogue));
    }

    private static MappingEntry Entry(string entry, CatalogueView catalogue)
    {
        var match = Form().Match(entry);
        var key = (match.Success ? match.Groups["key"].Value : entry).Trim();
        var why = match.Groups["why"] is { Success: true, Value: var quoted } ? quoted.Replace("\"\"", "\"", StringComparison.Ordinal) : null;

        return new()
        {
            Competency = new(key, Find(key, catalogue)),
            Coverage = match.Groups["coverage"] is { Success: true, Value: var coverage } ? Enum.Parse<CompetencyCoverage>(coverage, ignoreCase: true) : CompetencyCoverage.Develops,
            Tier = match.Groups["tier"] is { Success: true, Value: var tier } ? (PracticeTier)(tier[0] - '1') : null,
            Rationale = why,
        };
    }

    private static Competency? Find(string key, CatalogueView catalogue) => key.Split('@') is [{ Length: > 0 } code, { Length: > 0 } version]
        ? OfVersion(code.Trim(), version.Trim(), catalogue)
        : catalogue.CompetencyByCode(key) ?? ByStatement(key, catalogue);

    private static Competency? OfVersion(string code, string version, CatalogueView catalogue)
    {
        var framework = version.Split('/', 2) is [var name, var label] ? catalogue.Framework(name, label) : catalogue.FrameworkByVersion(version);

        return framework is null ? null : catalogue.CompetenciesOf(framework.Id).FirstOrDefault(row => row.Code == code);
    }

    private static Competency? ByStatement(string statement, CatalogueView catalogue) => catalogue.CurrentFramework() is { } framework
        ? catalogue.CompetenciesOf(framework.Id).FirstOrDefault(row => string.Equals(row.Statement, statement, StringComparison.OrdinalIgnoreCase))
        : null;

    [GeneratedRegex(
        @"^(?<key>[^""]*?)[\s,(:]*(\b(?<coverage>introduces|develops|assesses))?[\s,(]*(\btier[\s_]?(?<tier>[1-4]))?[\s,)]*(""(?<why>([^""]|"""")*)"")?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
