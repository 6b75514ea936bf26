using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Where coaches stand in the framework on a day. Each coach's standings of a day are read once a request, whoever asks for them.</summary>
/// <remarks>Asked for coaches whom the caller sees.</remarks>
internal sealed class StandingReads(StandingReader reader, TierReads tiers, RequestCatalogue catalogue)
{
    private readonly Dictionary<(CoachId Coach, DateOnly Day), ImmutableArray<CompetencyStanding>> known = [];

    /// <summary>How these coaches stood at the end of a day, at most one statement. One that nobody has assessed has no standings.</summary>
    public async Task<IReadOnlyDictionary<CoachId, ImmutableArray<CompetencyStanding>>> OfCoachesAsync(IEnumerable<CoachId> coaches, DateOnly day, CancellationToken cancellation)
    {
        CoachId[] asked = [.. coaches.Distinct()];
        CoachId[] missing = [.. asked.Where(coach => !known.ContainsKey((coach, day)))];

        if (missing.Length > 0)
        {
            var standings = await reader.OnAsync(missing, day, cancellation);

            foreach (var coach in missing)
            {
                known[(coach, day)] = standings[coach];
            }
        }

        return asked.ToDictionary(coach => coach, coach => known[(coach, day)]);
    }

    /// <summary>Profiles over the framework in force on a day. Null when there was none.</summary>
    /// <param name="tier">The tier to measure all of them by. Null: for each the one that <paramref name="ofLive"/> makes of their own.</param>
    /// <param name="ofLive">Of the coach's tier on that day, or null when none was live, the tier to measure by.</param>
    public async Task<IReadOnlyDictionary<CoachId, CompetencyProfile>?> ProfilesAsync(
        IReadOnlyCollection<CoachId> coaches, DateOnly day, PracticeTier? tier, Func<PracticeTier?, PracticeTier?> ofLive, CancellationToken cancellation)
    {
        if (catalogue.View.FrameworkOn(day) is not { } framework)
        {
            return null;
        }

        Competency[] competencies = [.. catalogue.View.CompetenciesOf(framework.Id)];
        var standings = await OfCoachesAsync(coaches, day, cancellation);
        var awards = tier is null ? await tiers.OfCoachesAsync(coaches, cancellation) : null;

        return standings.ToDictionary(pair => pair.Key, pair => CompetencyProfile.Of(
            competencies, pair.Value, awards is null ? tier : ofLive(TierAward.On(awards[pair.Key], day)?.Tier)));
    }

    /// <summary>The tier that a coach is measured by: their own, or the first while they have none.</summary>
    public static PracticeTier? OwnOrFirst(PracticeTier? live) => live ?? PracticeTier.Tier1;
}
