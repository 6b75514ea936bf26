using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Pathways;

/// <summary>Input <c>PathwayKey</c>: exactly one of them is given.</summary>
public sealed record PathwayKeyInput(string? Id, string? Slug)
{
    /// <summary>The pathway that it names.</summary>
    internal Named<Pathway> FindIn(CatalogueView catalogue) => this switch
    {
        { Id: { } id } => NamedId.Find<PathwayId, Pathway>(id, NodeKind.Pathway, catalogue.Pathway),
        { Slug: { } slug } => new(slug, catalogue.PathwayBySlug(slug)),
        _ => new("", null),
    };

    /// <summary>The key as the client sent it, for messages about it.</summary>
    public override string ToString() => Id ?? Slug ?? "";
}
