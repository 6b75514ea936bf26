using CpdGraph.Api.Composition;
using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>The list of supervisors, among whom supervisors and stewards choose. Who was erased is in it no more.</summary>
internal sealed class SupervisorList(CpdContext db, TierReads tiers, RequestCatalogue catalogue, CallerAccessor rights, Pages pages)
{
    private static readonly CursorOrder ByName = CursorOrder.Of(CursorList.Supervisors);

    /// <summary>A page of the supervisors whom the caller may see, by name: in one statement, in up to three when they are chosen by name or qualification.</summary>
    public async Task<SupervisorConnection> ReadAsync(SupervisorArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, ByName);
        var all = await MatchingAsync(arguments.Filter, cancellation);
        var rows = await Part(all, request).ToListAsync(cancellation);

        return new SupervisorConnection(
            pages.Cut(rows, request, supervisor => CursorKey.Of(ByName, supervisor.DisplayName, supervisor.Id.Value)), token => all.CountAsync(token));
    }

    private async Task<IQueryable<Supervisor>> MatchingAsync(SupervisorFilterInput? filter, CancellationToken cancellation)
    {
        var supervisors = db.Supervisors.Where(supervisor => supervisor.ErasedAt == null);

        // The field is for supervisors and stewards, and those see all of them; nobody else would see any.
        if (!rights.Caller.May(AccessPolicy.SupervisorParties, AccessSubject.Nothing))
        {
            supervisors = supervisors.Where(_ => false);
        }

        if (filter?.Organisations() is { } organisations)
        {
            supervisors = supervisors.Where(supervisor => supervisor.OrganisationId != null && organisations.Contains(supervisor.OrganisationId.Value));
        }

        if (filter is not ({ Name: not null } or { QualifiedFor: not null }))
        {
            return supervisors;
        }

        // Names are compared as the catalogue compares texts, and what qualifies somebody is a rule: both here, not in the database.
        var candidates = await supervisors.ToListAsync(cancellation);

        if (filter.Name?.ToTest() is { } isMeant)
        {
            candidates.RemoveAll(supervisor => !isMeant(supervisor.DisplayName));
        }

        if (filter.QualifiedFor is { } kinds)
        {
            var awards = await tiers.OfSupervisorsAsync(candidates, cancellation);
            var (today, policies) = (catalogue.View.Today, catalogue.View.SupervisionPolicies());
            candidates.RemoveAll(supervisor =>
                !SupervisorQualification.KindsOf(supervisor, SupervisorTier.On(supervisor, awards[supervisor.Id], today), policies).Any(kinds.Contains));
        }

        SupervisorId[] meant = [.. candidates.Select(supervisor => supervisor.Id)];

        return db.Supervisors.Where(supervisor => meant.Contains(supervisor.Id));
    }

    // In the order of the list, or from its end, with one row more than asked for.
    private static IQueryable<Supervisor> Part(IQueryable<Supervisor> supervisors, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (name, id) = (after.Text!, new SupervisorId(after.Id));
            supervisors = supervisors.Where(row => row.DisplayName.CompareTo(name) > 0 || (row.DisplayName == name && row.Id.CompareTo(id) > 0));
        }

        if (request.Before is { } before)
        {
            var (name, id) = (before.Text!, new SupervisorId(before.Id));
            supervisors = supervisors.Where(row => row.DisplayName.CompareTo(name) < 0 || (row.DisplayName == name && row.Id.CompareTo(id) < 0));
        }

        return (request.FromEnd
            ? supervisors.OrderByDescending(row => row.DisplayName).ThenByDescending(row => row.Id)
            : supervisors.OrderBy(row => row.DisplayName).ThenBy(row => row.Id)).Take(request.Count + 1);
    }
}
