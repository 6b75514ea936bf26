namespace CpdGraph.Domain;

/// <content>
/// Lists of the small kinds, each in one order. A cursor of another list is refused with an <see cref="ArgumentException"/>.
/// </content>
public sealed partial class CatalogueView
{
    /// <summary>Providers that meet a filter, by name.</summary>
    public Page<Provider> Providers(ProviderFilter? filter, PageRequest page)
    {
        var name = filter?.Name?.Folded();

        return SmallPager.Cut(CursorList.Providers, Reference.Providers, page, (provider, folded) =>
            (name is null || name.IsMetBy(folded))
            && filter?.Kinds?.Contains(provider.Kind) != false
            && (filter?.AreaIds is not { } areas
                || (areas.Count > 0 && (provider.AreaIds.IsEmpty || provider.AreaIds.Any(area => areas.Contains(area))))));
    }

    /// <summary>Pathways that meet a filter, by name.</summary>
    public Page<Pathway> Pathways(PathwayFilter? filter, PageRequest page) =>
        SmallPager.Cut(CursorList.Pathways, Reference.Pathways, page, (pathway, _) =>
            filter?.Kinds?.Contains(pathway.Kind) != false
            && (filter?.TargetTiers is not { } tiers || (pathway.TargetTier is { } tier && tiers.Contains(tier)))
            && (filter?.SpecialismIds is not { } specialisms || (pathway.SpecialismId is { } id && specialisms.Contains(id))));

    /// <summary>All specialisms, by name.</summary>
    public Page<Specialism> Specialisms(PageRequest page) =>
        SmallPager.Cut(CursorList.Specialisms, Reference.Specialisms, page, (_, _) => true);

    /// <summary>Funding streams, by name.</summary>
    /// <param name="openOn">Only those open on this day. Null: all.</param>
    /// <param name="page">Which part.</param>
    public Page<FundingStream> FundingStreams(DateOnly? openOn, PageRequest page) =>
        SmallPager.Cut(CursorList.FundingStreams, Reference.Streams, page, (stream, _) => openOn is not { } day || stream.IsOpenOn(day));

    /// <summary>Organisations open on the day of the filter, by name.</summary>
    public Page<Organisation> Organisations(OrganisationFilter? filter, PageRequest page)
    {
        var day = filter?.AsAt ?? Today;
        var name = filter?.Name?.Folded();

        return SmallPager.Cut(CursorList.Organisations, Reference.Organisations, page, (organisation, folded) =>
            organisation.IsOpenOn(day)
            && (name is null || name.IsMetBy(folded))
            && filter?.Kinds?.Contains(organisation.Kind) != false
            && (filter?.ParentId is not { } parent || ParentOf(organisation.Id, day)?.Id == parent));
    }

    /// <summary>Competencies of the current framework that meet a filter, in its order.</summary>
    public Page<Competency> Competencies(CompetencyFilter? filter, PageRequest page)
    {
        var scores = string.IsNullOrWhiteSpace(filter?.Text) ? null : new SearchScores(Catalogue, filter.Text);
        var matching = scores?.Matching(SearchDocumentKind.Competency);
        var published = Catalogue.Offers.Postings[FacetKey.Of(OfferIndexField.Status, (int)OfferStatus.Published)];

        var rows = (CurrentFramework() is { } framework ? CompetenciesOf(framework.Id) : [])
            .Where(row => (matching is null || Bits.Has(matching, Tables.Competencies.SlotOf(row.Id.Value)))
                && filter?.AreaIds?.Contains(row.AreaId) != false
                && (filter?.ExpectedFrom is not { } tiers || (row.ExpectedFrom is { } tier && tiers.Contains(tier)))
                && (filter?.WithoutOffers is not { } without
                    || (Bits.CountShared(published, OffersMappedTo(row.Id)) == 0) == without))
            .ToArray();

        return SmallPager.Cut(
            CursorOrder.Of(CursorList.Competencies),
            rows,
            row => [CursorPart.Of(Area(row.AreaId)?.Position ?? 0), CursorPart.Of(row.Position)],
            row => row.Id.Value,
            page);
    }

    private ulong[] OffersMappedTo(CompetencyId competency) =>
        Catalogue.Offers.Postings[FacetKey.Of(OfferIndexField.Competency, competency.Value)];
}
