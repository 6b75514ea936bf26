namespace CpdGraph.Domain;

/// <summary>Fields that offers can be counted by.</summary>
public enum OfferFacetField
{
    Channel,
    Format,
    ProviderKind,
    Provider,
    CompetencyArea,
    Tier,
    DeliveryMode,
    Specialism,
    Accredited,
    Free,
}

/// <summary>A filter that a search page can show, with counts for the present result without this filter's own condition.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">Values with at least one offer: tiers and areas in their own order, others by falling count.</param>
public sealed record OfferFacet(OfferFacetField Field, IReadOnlyList<OfferFacetValue> Values);

/// <summary>One value of a facet with the number of offers.</summary>
/// <param name="Value">A member of the field's enum, a typed id, or true or false.</param>
/// <param name="Label">What it is called on a page.</param>
/// <param name="Count">Offers that have it.</param>
public sealed record OfferFacetValue(object Value, string Label, int Count);

/// <summary>Counts facets from the same sets as the result.</summary>
internal sealed class OfferFacetCounter(
    CatalogueView view, OfferFilterEvaluator evaluator, OfferFilter? filter, List<(OfferFacetField? Facet, ulong[] Set)> conjuncts)
{
    public OfferFacet Count(OfferFacetField field)
    {
        var set = evaluator.Intersect(conjuncts, without: field);

        return field switch
        {
            OfferFacetField.Channel => Closed<OfferChannel>(field, OfferIndexField.Channel, set),
            OfferFacetField.Format => Closed<OfferFormat>(field, OfferIndexField.Format, set),
            OfferFacetField.DeliveryMode => Closed<DeliveryMode>(field, OfferIndexField.DeliveryMode, set),
            OfferFacetField.Tier => Closed<PracticeTier>(field, OfferIndexField.Tier, set, inOwnOrder: true),
            OfferFacetField.ProviderKind => Of(field, Enum.GetValues<ProviderKind>()
                .Select(kind => Value(kind, Label.Of(kind), set, evaluator.OfKind(kind)))),
            OfferFacetField.Provider => Of(field, view.Catalogue.Reference.Providers.Items
                .Select(row => Value(row.Id, row.Name, set, Posting(OfferIndexField.Provider, row.Id.Value)))),
            OfferFacetField.Specialism => Of(field, view.Catalogue.Reference.Specialisms.Items
                .Select(row => Value(row.Id, row.Name, set, Posting(OfferIndexField.Specialism, row.Id.Value)))),
            OfferFacetField.CompetencyArea => Of(field, Areas(set), inOwnOrder: true),
            OfferFacetField.Accredited => Of(field,
            [
                Value(true, "Accredited", set, view.Clock.Accredited),
                new(false, "Not accredited", Bits.Count(set) - Bits.CountShared(set, view.Clock.Accredited)),
            ]),
            OfferFacetField.Free => Of(field,
            [
                Value(true, "Free", set, view.Catalogue.Offers.Postings[FacetKey.Of(OfferIndexField.Free, 1)]),
                Value(false, "Charged", set, view.Catalogue.Offers.Postings[FacetKey.Of(OfferIndexField.Free, 0)]),
            ]),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a facet."),
        };
    }

    private IEnumerable<OfferFacetValue> Areas(ulong[] set) => view.Catalogue.Reference.Frameworks
        .SelectMany(framework => view.AreasOf(framework.Id))
        .Select(area => Value(area.Id, area.Name, set, evaluator.OfArea(area.Id, filter?.Coverage)));

    private OfferFacet Closed<T>(OfferFacetField field, OfferIndexField index, ulong[] set, bool inOwnOrder = false)
        where T : struct, Enum
        => Of(
            field,
            Enum.GetValues<T>().Select(value => Value(
                value, Label.Of(value), set, view.Catalogue.Offers.Postings[FacetKey.Of(index, (int)(object)value)])),
            inOwnOrder);

    private ulong[] Posting(OfferIndexField field, Guid id) => view.Catalogue.Offers.Postings[FacetKey.Of(field, id)];

    private static OfferFacetValue Value(object value, string label, ulong[] set, ulong[] posting) =>
        new(value, label, Bits.CountShared(set, posting));

    private static OfferFacet Of(OfferFacetField field, IEnumerable<OfferFacetValue> values, bool inOwnOrder = false)
    {
        var counted = values.Where(value => value.Count > 0);

        return new(field, [.. inOwnOrder
            ? counted
            : counted.OrderByDescending(value => value.Count).ThenBy(value => value.Label, StringComparer.Ordinal)]);
    }
}
