namespace CpdGraph.Domain;

/// <summary>Which rows of the large kinds belong to which, by slot.</summary>
internal sealed class CatalogueLinks
{
    /// <summary>Versions of an offer, newest first.</summary>
    public Links Versions { get; init; } = Links.Empty;

    /// <summary>Runs of an offer by start.</summary>
    public Links Runs { get; init; } = Links.Empty;

    /// <summary>Accreditations of a version, latest first.</summary>
    public Links Accreditations { get; init; } = Links.Empty;

    /// <summary>Offers by slug.</summary>
    public OrdinalMap<string> Slugs { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>Offers by the key of another system.</summary>
    public OrdinalMap<ExternalReference> OfferReferences { get; init; } = OrdinalMap<ExternalReference>.Empty;

    /// <summary>Runs by the key of another system.</summary>
    public OrdinalMap<ExternalReference> RunReferences { get; init; } = OrdinalMap<ExternalReference>.Empty;
}
