using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Whose budgets a caller may see: the row filter that agrees with the policy funds-organisation.</summary>
internal sealed record FundingScope(bool IsEverybody, IReadOnlyCollection<OrganisationId> Organisations)
{
    public static FundingScope Of(Caller caller) => new(
        caller.May(AccessPolicy.FundsOrganisation, AccessSubject.Nothing),
        [.. caller.FundedOrganisationIds.Where(id => caller.May(AccessPolicy.FundsOrganisation, AccessSubject.Of(id)))]);

    public bool Contains(OrganisationId organisation) => IsEverybody || Organisations.Contains(organisation);

    public IQueryable<FundingAllocation> Among(IQueryable<FundingAllocation> allocations)
    {
        if (IsEverybody)
        {
            return allocations;
        }

        OrganisationId[] ids = [.. Organisations];

        return allocations.Where(row => ids.Contains(row.OrganisationId));
    }
}
