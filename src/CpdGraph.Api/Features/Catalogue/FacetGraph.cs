using System.Collections.Frozen;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Binds facets. Their values are texts that go back into a filter as they are.</summary>
internal static class FacetGraph
{
    private static readonly string[] EnumsOfFacets = ["OfferChannel", "OfferFormat", "ProviderKind", "PracticeTier", "DeliveryMode"];

    public static void AddTo(SchemaBinding binding)
    {
        var names = NamesByWord(binding.Schema);

        binding.Enum<OfferFacetField>("OfferFacetField");
        binding.Type<OfferFacet>("Facet");
        binding.Type<OfferFacetValue>("FacetValue").Field("value", value => Text(value.Value, names));
    }

    private static string Text(object value, FrozenDictionary<string, string> names) => value switch
    {
        bool flag => flag ? "true" : "false",
        ProviderId id => GlobalId.Of(id),
        CompetencyAreaId id => GlobalId.Of(id),
        SpecialismId id => GlobalId.Of(id),
        Enum member => names[member.ToString()],
        _ => throw new InvalidOperationException($"No text for a facet's value of type {value.GetType()}."),
    };

    // E_LEARNING is ELearning here: the names are the schema's, which knows where the lines go.
    private static FrozenDictionary<string, string> NamesByWord(Schema schema) =>
        EnumsOfFacets
            .SelectMany(name => (schema.Type(name) as EnumType)?.Values ?? [])
            .Select(value => value.Name)
            .Distinct()
            .ToFrozenDictionary(name => name.Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
}
