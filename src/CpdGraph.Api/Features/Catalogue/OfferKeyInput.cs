using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Input <c>OfferKey</c>: exactly one of them is given.</summary>
public sealed record OfferKeyInput(string? Id, string? Slug, ExternalReference? External)
{
    /// <summary>The key as the client sent it, for messages about it.</summary>
    public override string ToString() => Id ?? Slug ?? $"{External?.System} {External?.Key}";
}
