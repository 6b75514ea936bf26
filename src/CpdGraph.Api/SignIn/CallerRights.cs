using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Makes the caller of a request from a token and from what has been granted here. The token's claims take rights away, and never give any.</summary>
internal static class CallerRights
{
    /// <param name="token">Checked.</param>
    /// <param name="kept">What is kept of its bearer. Null: nothing.</param>
    /// <param name="catalogue">Knows the organisations of today.</param>
    public static Caller Of(AcceptedToken token, CallerFacts? kept, CatalogueView catalogue, DateOnly today)
    {
        var facts = (kept ?? new CallerFacts { Issuer = token.Issuer, Subject = token.Subject }) with
        {
            Name = token.Claims.Name,
            ClaimedRoles = token.Claims.Roles,
        };

        if (token.Claims.OrganisationCode is { } code)
        {
            var only = catalogue.OrganisationByOdsCode(code)?.Id;
            facts = facts with { Memberships = [.. facts.Memberships.Where(row => row.OrganisationId is null || row.OrganisationId == only)] };
        }

        return facts.On(today, organisation => Below(organisation, catalogue, today));
    }

    // Each organisation once, so that a circle in the data ends.
    private static HashSet<OrganisationId> Below(OrganisationId top, CatalogueView catalogue, DateOnly today)
    {
        var found = new HashSet<OrganisationId>();
        var open = new Stack<OrganisationId>([top]);

        while (open.TryPop(out var organisation))
        {
            foreach (var child in catalogue.ChildrenOf(organisation, today))
            {
                if (found.Add(child.Id))
                {
                    open.Push(child.Id);
                }
            }
        }

        return found;
    }
}
