using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Nodes;

/// <summary>Finds the object of a global id.</summary>
internal static class NodeReads
{
    /// <returns>Null when there is none, or none that the caller may see.</returns>
    public static object? Find(CatalogueView catalogue, GlobalId id) => id.Kind switch
    {
        NodeKind.CompetencyFramework => catalogue.Framework(new(id.Value)),
        NodeKind.CompetencyArea => catalogue.Area(new(id.Value)),
        NodeKind.Competency => catalogue.Competency(new(id.Value)),
        NodeKind.ReadinessRequirement => catalogue.ReadinessRequirement(new(id.Value)),
        NodeKind.Specialism => catalogue.Specialism(new(id.Value)),
        NodeKind.Provider => catalogue.Provider(new(id.Value)),
        NodeKind.Offer => catalogue.Offer(new(id.Value)),
        NodeKind.OfferVersion => catalogue.OfferVersion(new(id.Value)),
        NodeKind.OfferRun => catalogue.Run(new(id.Value)),
        NodeKind.AccreditingBody => catalogue.AccreditingBody(new(id.Value)),
        NodeKind.Accreditation => catalogue.Accreditation(new(id.Value)),
        NodeKind.Pathway => catalogue.Pathway(new(id.Value)),
        NodeKind.FundingStream => catalogue.FundingStream(new(id.Value)),
        NodeKind.SupervisionPolicy => catalogue.SupervisionPolicy(new(id.Value)),
        NodeKind.Organisation => catalogue.Organisation(new(id.Value)),
        _ => null,
    };
}
