namespace CpdGraph.Domain;

/// <summary>What offers are indexed by: one posting list for each value.</summary>
internal enum OfferIndexField : byte
{
    Status,
    Channel,
    Format,
    Formality,
    DeliveryMode,
    Free,
    Tier,
    Provider,
    Specialism,
    Competency,
    CompetencyWithCoverage,
    Coverage,
    Satisfies,
    Funding,
}

/// <summary>
/// One value of an indexed field: a number for closed sets, an id for open ones, both for a competency with its coverage.
/// </summary>
internal readonly record struct FacetKey(OfferIndexField Field, int Number, Guid Id)
{
    private static readonly PracticeTier[] AllTiers = Enum.GetValues<PracticeTier>();

    public static FacetKey Of(OfferIndexField field, int number) => new(field, number, Guid.Empty);

    public static FacetKey Of(OfferIndexField field, Guid id) => new(field, 0, id);

    /// <summary>Everything that one offer is found by. A value may come twice.</summary>
    public static IEnumerable<FacetKey> AllOf(CatalogueOffer offer)
    {
        yield return Of(OfferIndexField.Status, (int)offer.Status);
        yield return Of(OfferIndexField.Channel, (int)offer.Channel);
        yield return Of(OfferIndexField.Format, (int)offer.Format);
        yield return Of(OfferIndexField.Formality, (int)offer.Formality);
        yield return Of(OfferIndexField.Provider, offer.ProviderId.Value);

        if (offer.Delivery.Mode is { } mode)
        {
            yield return Of(OfferIndexField.DeliveryMode, (int)mode);
        }

        if (offer.Price.Free is { } free)
        {
            yield return Of(OfferIndexField.Free, free ? 1 : 0);
        }

        if (offer.Tiers.IsEmpty)
        {
            // An offer that names no tier is meant for all of them.
            foreach (var tier in AllTiers)
            {
                yield return Of(OfferIndexField.Tier, (int)tier);
            }
        }

        foreach (var tier in offer.Tiers)
        {
            yield return Of(OfferIndexField.Tier, (int)tier);
        }

        foreach (var id in offer.SpecialismIds)
        {
            yield return Of(OfferIndexField.Specialism, id.Value);
        }

        foreach (var mapping in offer.CompetencyMappings)
        {
            if (mapping.Verification == Verification.Rejected)
            {
                continue;
            }

            yield return Of(OfferIndexField.Competency, mapping.CompetencyId.Value);
            yield return new(OfferIndexField.CompetencyWithCoverage, (int)mapping.Coverage, mapping.CompetencyId.Value);
            yield return Of(OfferIndexField.Coverage, (int)mapping.Coverage);
        }

        foreach (var id in offer.SatisfiesIds)
        {
            yield return Of(OfferIndexField.Satisfies, id.Value);
        }

        foreach (var id in offer.EligibleFundingIds)
        {
            yield return Of(OfferIndexField.Funding, id.Value);
        }
    }
}
