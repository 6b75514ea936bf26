using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>CPD totals of one year from 1 April to 31 March.</summary>
public sealed record CpdYear
{
    /// <summary>The earliest year that can be asked for.</summary>
    public const int Earliest = 1948;

    /// <summary>The latest year that can be asked for.</summary>
    public const int Latest = 2200;

    /// <summary>1 April.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>31 March of the year after.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Minutes of completions.</summary>
    public required int FormalMinutes { get; init; }

    /// <summary>Minutes of logged learning.</summary>
    public required int InformalMinutes { get; init; }

    /// <summary>
    /// Minutes by competency area, in the order in which the areas were handed in; areas without any are left out. An entry's minutes
    /// count once: several areas share them equally, the odd ones going to the first. Entries without an area are in none.
    /// </summary>
    public required ImmutableArray<AreaMinutes> ByArea { get; init; }

    /// <summary>Days of the year that starts in April of this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is before <see cref="Earliest"/> or after <see cref="Latest"/>.</exception>
    public static DateSpan DaysOf(int startingIn)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startingIn, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startingIn, Latest);

        return new(new(startingIn, 4, 1), new(startingIn + 1, 3, 31));
    }

    /// <summary>Adds up what lies in the year.</summary>
    /// <param name="startingIn">The calendar year in which it starts.</param>
    /// <param name="entries">Learning of one coach; what lies outside the year is passed over.</param>
    /// <param name="areas">Competency areas in the order in which they are shown.</param>
    public static CpdYear Of(int startingIn, IEnumerable<CpdEntry> entries, IEnumerable<CompetencyAreaId> areas)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(areas);

        var days = DaysOf(startingIn);
        var (formal, informal) = (0, 0);
        var byArea = new Dictionary<CompetencyAreaId, int>();

        foreach (var entry in entries.Where(entry => days.Contains(entry.OccurredOn)))
        {
            formal += entry.Formality == Formality.Formal ? entry.Minutes : 0;
            informal += entry.Formality == Formality.Informal ? entry.Minutes : 0;

            for (var index = 0; index < entry.AreaIds.Length; index++)
            {
                var share = (entry.Minutes / entry.AreaIds.Length) + (index < entry.Minutes % entry.AreaIds.Length ? 1 : 0);
                byArea[entry.AreaIds[index]] = byArea.GetValueOrDefault(entry.AreaIds[index]) + share;
            }
        }

        return new()
        {
            StartsOn = days.First,
            EndsOn = days.Last!.Value,
            FormalMinutes = formal,
            InformalMinutes = informal,
            ByArea = [.. areas.Where(byArea.ContainsKey).Select(area => new AreaMinutes(area, byArea[area]))],
        };
    }
}
