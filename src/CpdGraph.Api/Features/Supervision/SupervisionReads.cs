using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Works out how the supervision of coaches stands. Those of a day are read once a request, whoever asks for them.</summary>
internal sealed class SupervisionReads(SupervisionReader reader, RequestCatalogue catalogue, CallerAccessor rights)
{
    private readonly Dictionary<(CoachId Coach, DateOnly Day), SupervisionOverview> known = [];

    /// <summary>How it stands with each of these coaches, in one statement. One whom the caller may not see has nothing, as if it were not known.</summary>
    /// <param name="asAt">The day; null: today.</param>
    public async Task<IReadOnlyDictionary<CoachId, SupervisionOverview>> OfCoachesAsync(IEnumerable<CoachShown> coaches, DateOnly? asAt, CancellationToken cancellation)
    {
        var day = asAt ?? catalogue.View.Today;
        var asked = coaches.DistinctBy(coach => coach.Id).ToArray();
        var missing = Array.FindAll(asked, coach => !known.ContainsKey((coach.Id, day)));

        if (missing.Length > 0)
        {
            var scope = rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);
            var policies = catalogue.View.AllSupervisionPolicies;
            var facts = await reader.OfCoachesAsync([.. missing.Select(coach => coach.Id).Where(scope.Contains)], policies, day, cancellation);

            foreach (var coach in missing)
            {
                known[(coach.Id, day)] = SupervisionRules.Decide((facts.GetValueOrDefault(coach.Id) ?? new()) with { Employments = coach.Employments }, policies, day);
            }
        }

        return asked.ToDictionary(coach => coach.Id, coach => known[(coach.Id, day)]);
    }

    /// <summary>A team, counted by kind and status on a day.</summary>
    /// <param name="team">Whom the caller may see.</param>
    /// <param name="asAt">The day; null: today.</param>
    public async Task<IReadOnlyList<TeamSupervision>> OfTeamAsync(IEnumerable<CoachShown> team, DateOnly? asAt, CancellationToken cancellation) =>
        TeamSupervision.Of((await OfCoachesAsync(team, asAt, cancellation)).Values);
}
