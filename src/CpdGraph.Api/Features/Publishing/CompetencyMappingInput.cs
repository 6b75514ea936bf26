using CpdGraph.Api.Features.Competencies;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Input <c>CompetencyMappingInput</c>.</summary>
internal sealed record CompetencyMappingInput(CompetencyKeyInput Competency, CompetencyCoverage Coverage, PracticeTier? Tier, string? Rationale)
{
    public MappingEntry ToEntry(CatalogueView catalogue) => new()
    {
        Competency = Competency.FindIn(catalogue),
        Coverage = Coverage,
        Tier = Tier,
        Rationale = Rationale,
    };
}
