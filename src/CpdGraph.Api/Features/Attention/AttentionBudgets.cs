using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Attention;

/// <summary>Reads the budgets that close soon.</summary>
internal sealed class AttentionBudgets(CpdContext db, RequestCatalogue catalogue, CallerAccessor rights)
{
    /// <summary>Those of the organisations that the caller funds today, in one statement. Empty for who funds none.</summary>
    public async Task<ImmutableArray<HeldBudget>> ClosingAsync(CancellationToken cancellation)
    {
        OrganisationId[] organisations = [.. rights.Caller.FundedOrganisationIds.Where(id => rights.Caller.May(AccessPolicy.FundsOrganisation, AccessSubject.Of(id)))];

        if (organisations is [])
        {
            return [];
        }

        var view = catalogue.View;
        var (day, last) = (view.Today, view.Today.AddDays(AttentionRules.ClosingDays));
        var rows = await db.FundingAllocations
            .Where(row => organisations.Contains(row.OrganisationId) && row.OpensOn <= day && row.ClosesOn >= day && row.ClosesOn <= last)
            .ToListAsync(cancellation);

        return [.. rows.Select(row => new HeldBudget(row, view.Organisation(row.OrganisationId)!.Name, view.FundingStream(row.StreamId)!.Name))];
    }
}
