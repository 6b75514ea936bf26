using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CpdGraph.Domain;

/// <summary>How far a coach has come with an item of another framework, by the competencies that are aligned with it.</summary>
/// <param name="Alignment">The item there, with who says that it means the same.</param>
/// <param name="Competencies">The competencies that are aligned with it, in framework order.</param>
/// <param name="Confirmed">How many of them are confirmed at some level.</param>
/// <param name="Achieved">How many of them are confirmed as the tier expects.</param>
public sealed record AlignmentAttainment(CompetencyAlignment Alignment, ImmutableArray<Competency> Competencies, int Confirmed, int Achieved)
{
    /// <summary>A profile along another framework: each of its items that something is aligned with, by code.</summary>
    /// <param name="framework">Name of the other framework, as the alignments give it.</param>
    public static ImmutableArray<AlignmentAttainment> Of(CompetencyProfile profile, string framework)
    {
        ArgumentNullException.ThrowIfNull(profile);

        return
        [
            .. profile.Entries
                .SelectMany(entry => entry.Competency.Alignments.Where(row => row.Framework == framework).DistinctBy(row => row.Code).Select(row => (Alignment: row, Entry: entry)))
                .GroupBy(pair => pair.Alignment.Code)
                .OrderBy(pairs => Place(pairs.Key), StringComparer.Ordinal)
                .Select(pairs => new AlignmentAttainment(
                    pairs.First().Alignment,
                    [.. pairs.Select(pair => pair.Entry.Competency)],
                    pairs.Count(pair => pair.Entry.Confirmed is not null),
                    pairs.Count(pair => pair.Entry.Expected is not null && !pair.Entry.IsGap))),
        ];
    }

    // PCI-2 comes before PCI-10.
    private static string Place(string code) => Regex.Replace(code, "[0-9]+", digits => digits.Value.PadLeft(9, '0'), RegexOptions.CultureInvariant);
}
