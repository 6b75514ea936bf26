using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Input <c>OfferOrder</c>.</summary>
public sealed record OfferOrderInput(OfferOrderField Field, OrderDirection Direction)
{
    // Nobody wants the worst match first, and ASC is what a client gets who says nothing.
    internal OfferOrder ToDomain() => new(Field, Field is OfferOrderField.Relevance ? OrderDirection.Desc : Direction);
}
