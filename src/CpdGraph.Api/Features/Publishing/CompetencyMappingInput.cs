using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Input <c>CompetencyMappingInput</c>.</summary>
internal sealed record CompetencyMappingInput(CompetencyKeyInput Competency, CompetencyCoverage Coverage, PracticeTier? Tier, string? Rationale)
{
    public MappingEntry ToEntry(CatalogueView catalogue) => new()
    {
        Competency = Competency switch
        {
            { Id: { } id } => NamedId.Find<CompetencyId, Competency>(id, NodeKind.Competency, catalogue.Competency),
            { Code: { } code } => new(code, catalogue.CompetencyByCode(code)),
            _ => new("", null),
        },
        Coverage = Coverage,
        Tier = Tier,
        Rationale = Rationale,
    };
}
