using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Input <c>EmploymentInput</c>.</summary>
internal sealed record EmploymentInput(
    string OrganisationId, string? PlacedWithId, string JobTitle, DateOnly StartedOn, decimal? WholeTimeEquivalent, bool FundedByArrs)
{
    /// <summary>With the organisations that the ids name.</summary>
    public NewEmployment ToDomain(CatalogueView catalogue) => new()
    {
        Organisation = NamedId.Find<OrganisationId, Organisation>(OrganisationId, NodeKind.Organisation, catalogue.Organisation),
        PlacedWith = NamedId.FindGiven<OrganisationId, Organisation>(PlacedWithId, NodeKind.Organisation, catalogue.Organisation),
        JobTitle = JobTitle,
        StartedOn = StartedOn,
        WholeTimeEquivalent = WholeTimeEquivalent,
        FundedByArrs = FundedByArrs,
    };
}
