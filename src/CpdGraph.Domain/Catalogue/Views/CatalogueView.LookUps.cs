namespace CpdGraph.Domain;

/// <content>One thing by one of its keys; null when it does not exist for the viewer.</content>
public sealed partial class CatalogueView
{
    /// <summary>An offer by id.</summary>
    public CatalogueOffer? Offer(OfferId id) => VisibleOffer(Tables.Offers.SlotOf(id.Value));

    /// <summary>An offer by its name in web addresses.</summary>
    public CatalogueOffer? OfferBySlug(string slug) => VisibleOffer(Links.Slugs[slug]);

    /// <summary>An offer by the key of another system.</summary>
    public CatalogueOffer? OfferByReference(ExternalReference reference) => VisibleOffer(Links.OfferReferences[reference]);

    /// <summary>A version by id: a published one, or the draft of an offer whose drafts the viewer sees.</summary>
    public OfferVersion? OfferVersion(OfferVersionId id) =>
        Tables.OfferVersions.Find(id.Value) is { } version && Offer(version.OfferId) is { } offer && Sees(offer, version) ? version : null;

    /// <summary>A run by id.</summary>
    public OfferRun? Run(OfferRunId id) => Tables.Runs.Find(id.Value) is { } run && Offer(run.OfferId) is not null ? run : null;

    /// <summary>A run by the key of another system.</summary>
    public OfferRun? RunByReference(ExternalReference reference) =>
        Tables.Runs[Links.RunReferences[reference]] is { } run && Offer(run.OfferId) is not null ? run : null;

    /// <summary>An accreditation by id.</summary>
    public Accreditation? Accreditation(AccreditationId id) =>
        Tables.Accreditations.Find(id.Value) is { } row && OfferVersion(row.OfferVersionId) is not null ? row : null;

    /// <summary>An accrediting body by id.</summary>
    public AccreditingBody? AccreditingBody(AccreditingBodyId id) => Tables.AccreditingBodies.Find(id.Value);

    /// <summary>An accrediting body by its name in web addresses.</summary>
    public AccreditingBody? AccreditingBodyBySlug(string slug) => Reference.BodyBySlug.GetValueOrDefault(slug);

    /// <summary>A provider by id.</summary>
    public Provider? Provider(ProviderId id) => Tables.Providers.Find(id.Value);

    /// <summary>A provider by its name in web addresses.</summary>
    public Provider? ProviderBySlug(string slug) => Reference.ProviderBySlug.GetValueOrDefault(slug);

    /// <summary>A provider by the ODS code of the organisation behind it.</summary>
    public Provider? ProviderByOdsCode(string code) =>
        OrganisationByOdsCode(code) is { } organisation ? Reference.ProviderByOrganisation.GetValueOrDefault(organisation.Id) : null;

    /// <summary>A pathway by id.</summary>
    public Pathway? Pathway(PathwayId id) => Tables.Pathways.Find(id.Value);

    /// <summary>A pathway by its name in web addresses.</summary>
    public Pathway? PathwayBySlug(string slug) => Reference.PathwayBySlug.GetValueOrDefault(slug);

    /// <summary>A specialism by id.</summary>
    public Specialism? Specialism(SpecialismId id) => Tables.Specialisms.Find(id.Value);

    /// <summary>A specialism by its name in web addresses.</summary>
    public Specialism? SpecialismBySlug(string slug) => Reference.SpecialismBySlug.GetValueOrDefault(slug);

    /// <summary>A framework version by id.</summary>
    public CompetencyFramework? Framework(CompetencyFrameworkId id) => Tables.Frameworks.Find(id.Value);

    /// <summary>
    /// The framework in force today. Of several, one that describes tiers of practice goes before a mere curriculum, then the latest.
    /// </summary>
    public CompetencyFramework? CurrentFramework()
    {
        var today = Today;

        return Reference.Frameworks
            .Where(row => row.Status == FrameworkStatus.Current && new DateSpan(row.ValidFrom, row.ValidTo).Contains(today))
            .OrderByDescending(row => Reference.TiersByFramework.ContainsKey(row.Id))
            .FirstOrDefault();
    }

    /// <summary>The framework in force on a day, of several as for today. One that was replaced since counts for its own days; a draft never. Null when none was in force.</summary>
    public CompetencyFramework? FrameworkOn(DateOnly day) => Reference.Frameworks
        .Where(row => row.IsInForceOn(day))
        .OrderByDescending(row => Reference.TiersByFramework.ContainsKey(row.Id))
        .FirstOrDefault();

    /// <summary>The version of the current framework with this label, else of any framework; the latest of several.</summary>
    public CompetencyFramework? FrameworkByVersion(string version)
    {
        var code = CurrentFramework()?.Code;

        return Reference.Frameworks.Where(row => row.Version == version).OrderByDescending(row => row.Code == code).FirstOrDefault();
    }

    /// <summary>A framework by its code.</summary>
    /// <param name="code">Stable over all versions.</param>
    /// <param name="version">Its label. Null: the version in force today, else the latest.</param>
    public CompetencyFramework? Framework(string code, string? version)
    {
        var today = Today;

        return Reference.Frameworks
            .Where(row => row.Code == code && (version is null || row.Version == version))
            .OrderByDescending(row => row.Status == FrameworkStatus.Current && new DateSpan(row.ValidFrom, row.ValidTo).Contains(today))
            .FirstOrDefault();
    }

    /// <summary>All frameworks with all their versions, by code; within one, newest first.</summary>
    public IReadOnlyList<CompetencyFramework> Frameworks() => [.. Reference.Frameworks.OrderBy(row => row.Code, StringComparer.Ordinal)];

    /// <summary>An area by id.</summary>
    public CompetencyArea? Area(CompetencyAreaId id) => Tables.Areas.Find(id.Value);

    /// <summary>A competency by id.</summary>
    public Competency? Competency(CompetencyId id) => Tables.Competencies.Find(id.Value);

    /// <summary>Whether a competency exists and belongs to a framework in force today, so that something new may name it.</summary>
    public bool IsLive(CompetencyId id) =>
        Competency(id) is { } competency
        && Area(competency.AreaId) is { } area
        && Framework(area.FrameworkId) is { Status: FrameworkStatus.Current } framework
        && new DateSpan(framework.ValidFrom, framework.ValidTo).Contains(Today);

    /// <summary>A competency of the current framework by its code.</summary>
    public Competency? CompetencyByCode(string code) =>
        CurrentFramework() is { } framework ? CompetenciesOf(framework.Id).FirstOrDefault(row => row.Code == code) : null;

    /// <summary>A funding stream by id.</summary>
    public FundingStream? FundingStream(FundingStreamId id) => Tables.FundingStreams.Find(id.Value);

    /// <summary>A funding stream by its code.</summary>
    public FundingStream? FundingStreamByCode(string code) => Reference.StreamByCode.GetValueOrDefault(code);

    /// <summary>A requirement before taking referrals by id.</summary>
    public ReadinessRequirement? ReadinessRequirement(ReadinessRequirementId id) => Tables.ReadinessRequirements.Find(id.Value);

    /// <summary>The requirement with this code that is in force today, the latest of several. Null when there is none.</summary>
    public ReadinessRequirement? ReadinessRequirementByCode(string code)
    {
        var today = Today;

        return Reference.RequirementsByCode[code]
            .Where(row => row.IsInForceOn(today))
            .OrderByDescending(row => row.ValidFrom)
            .ThenBy(row => row.Id.Value)
            .FirstOrDefault();
    }

    /// <summary>A supervision policy by id.</summary>
    public SupervisionPolicy? SupervisionPolicy(SupervisionPolicyId id) => Tables.SupervisionPolicies.Find(id.Value);

    /// <summary>An organisation by id.</summary>
    public Organisation? Organisation(OrganisationId id) => Tables.Organisations.Find(id.Value);

    /// <summary>An organisation by its ODS code; letter case does not matter.</summary>
    public Organisation? OrganisationByOdsCode(string code) => Reference.OrganisationByOdsCode.GetValueOrDefault(code);

    private CatalogueOffer? VisibleOffer(int slot) => slot >= 0 && Bits.Has(visible, slot) ? Catalogue.Offers[slot] : null;

    private bool Sees(CatalogueOffer offer, OfferVersion version) =>
        version.PublishedAt is not null || Viewer.SeesAll || Viewer.OwnProviders.Contains(offer.ProviderId);
}
