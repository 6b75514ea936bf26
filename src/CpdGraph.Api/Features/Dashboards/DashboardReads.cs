using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Finds out whose numbers a caller may see, and gives them. All but those of the own team come from last night's facts, without a statement.</summary>
internal sealed class DashboardReads(
    LastNight lastNight, WorkforceSnapshots snapshots, KeptAnswers<WorkforceNumbers> kept, RequestCatalogue catalogue, CallerAccessor rights, EngineLimits limits)
{
    /// <summary>The dashboard that was asked for. Null when it is of nothing that the caller may see.</summary>
    public async Task<DashboardShown?> FindAsync(DashboardFilterInput filter, CancellationToken cancellation)
    {
        var organisation = WorkforceArguments.Organisation(filter.OrganisationIds, "filter.organisationIds");
        var request = new WorkforceRequest
        {
            Basis = filter.OrganisationsAs,
            Period = WorkforceArguments.Period(filter.Period, catalogue.View.Today, filter.OwnTeam, "filter.period"),
            Tiers = WorkforceArguments.Tiers(filter.Tiers, filter.OwnTeam, "filter.tiers"),
            Exact = filter.OwnTeam,
        };

        if (filter.OwnTeam)
        {
            return organisation is null
                ? await OfTeamAsync(request, cancellation)
                : throw ArgumentProblem.At("filter.organisationIds", "Your own team is yours wherever it works: leave the organisation out, or leave ownTeam out.");
        }

        if (!MayCover(organisation, out var tops))
        {
            return null;
        }

        request = request with { Organisations = tops };
        var facts = await lastNight.FactsAsync(cancellation);

        return new DashboardShown(kept.Of(facts, request.Key, () => new(facts, request)), organisation);
    }

    /// <summary>Whether the caller may see numbers of an organisation, or oversees anything when none is named.</summary>
    /// <param name="tops">What they cover, with all below. Null: everyone.</param>
    public bool MayCover(OrganisationId? organisation, out ImmutableArray<OrganisationId>? tops)
    {
        var caller = rights.Caller;

        if (organisation is { } id)
        {
            tops = [id];

            return catalogue.View.Organisation(id) is not null && caller.May(AccessPolicy.Aggregate, AccessSubject.Of(id));
        }

        if (caller.Has(Standing.Steward))
        {
            tops = null;

            return true;
        }

        // The trees that the caller oversees, by the organisations on top of them: by these, what lay below on an earlier day is found too.
        var overseen = caller.OverseenOrganisationIds.Where(one => caller.May(AccessPolicy.Aggregate, AccessSubject.Of(one))).ToHashSet();
        tops = [.. overseen.Where(one => catalogue.View.ParentOf(one) is not { } parent || !overseen.Contains(parent.Id))];

        return overseen.Count > 0;
    }

    private async Task<DashboardShown?> OfTeamAsync(WorkforceRequest request, CancellationToken cancellation)
    {
        var caller = rights.Caller;

        var team = caller.SupervisedCoachIds;

        if (!caller.Has(Standing.Supervisor) || (caller.SupervisorId is null && team.Count == 0) || !caller.May(AccessPolicy.Aggregate, AccessSubject.TheCaller))
        {
            return null;
        }

        if (team.Count > limits.MaxJudgedCoaches)
        {
            throw ArgumentProblem.TooMuch(
                "filter.ownTeam",
                "judgedCoaches",
                limits.MaxJudgedCoaches,
                team.Count,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Exact numbers are worked out for at most {limits.MaxJudgedCoaches:N0} coaches, and you supervise {team.Count:N0}: leave ownTeam out for last night's numbers of what you oversee."));
        }

        return new DashboardShown(new WorkforceNumbers(await snapshots.OfTeamAsync(team, cancellation), request), Organisation: null);
    }
}
