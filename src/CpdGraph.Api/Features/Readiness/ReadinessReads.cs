using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Readiness;

/// <summary>Reads what readiness is decided by, of those coaches alone whom the caller may see. Each coach's facts are read once a request, whoever asks for them.</summary>
internal sealed class ReadinessReads(ReadinessReader reader, CallerAccessor rights, RecordedOffers offers, RequestCatalogue catalogue)
{
    private readonly Dictionary<CoachId, ReadinessRecords> known = [];

    /// <summary>The facts of these coaches, in one statement. Of a coach whom the caller may not see there are none.</summary>
    public async Task<IReadOnlyDictionary<CoachId, ReadinessFacts>> FactsAsync(IEnumerable<CoachShown> coaches, CancellationToken cancellation)
    {
        var asked = coaches.DistinctBy(coach => coach.Id).ToArray();
        var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);
        CoachId[] missing = [.. asked.Select(coach => coach.Id).Where(id => scope.Contains(id) && !known.ContainsKey(id))];

        if (missing.Length > 0)
        {
            var records = await reader.OfCoachesAsync(missing, cancellation);
            await offers.KnowAsync([.. records.Values.SelectMany(row => row.Completions)], cancellation);

            foreach (var coach in missing)
            {
                known[coach] = records[coach];
            }
        }

        return asked.ToDictionary(coach => coach.Id, Facts);
    }

    /// <summary>The readiness of these coaches on a day. Null for all when nothing was required on it.</summary>
    public async Task<IReadOnlyDictionary<CoachId, ReadinessVerdict?>> VerdictsAsync(IEnumerable<CoachShown> coaches, DateOnly day, CancellationToken cancellation)
    {
        var facts = await FactsAsync(coaches, cancellation);
        var requirements = catalogue.View.RequirementsAround(day);

        return facts.ToDictionary(pair => pair.Key, pair => ReadinessRules.Decide(pair.Value, requirements, day));
    }

    private ReadinessFacts Facts(CoachShown coach) => known.TryGetValue(coach.Id, out var records)
        ? new()
        {
            Employments = coach.Employments,
            Completions = catalogue.View.Claimed(records.Completions),
            Confirmations = records.Confirmations,
        }
        : new();
}
