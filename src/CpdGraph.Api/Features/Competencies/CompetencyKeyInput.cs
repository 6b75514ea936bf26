using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Input <c>CompetencyKey</c>: exactly one of them is given.</summary>
public sealed record CompetencyKeyInput(string? Id, string? Code)
{
    /// <summary>The competency that it names.</summary>
    internal Named<Competency> FindIn(CatalogueView catalogue) => this switch
    {
        { Id: { } id } => NamedId.Find<CompetencyId, Competency>(id, NodeKind.Competency, catalogue.Competency),
        { Code: { } code } => new(code, catalogue.CompetencyByCode(code)),
        _ => new("", null),
    };

    /// <summary>The key as the client sent it, for messages about it.</summary>
    public override string ToString() => Id ?? Code ?? "";
}
