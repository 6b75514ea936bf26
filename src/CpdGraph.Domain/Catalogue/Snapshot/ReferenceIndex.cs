namespace CpdGraph.Domain;

/// <summary>
/// What is derived from the small kinds: made anew as a whole when one of them changes, since it takes a few milliseconds.
/// </summary>
internal sealed class ReferenceIndex
{
    public ReferenceIndex(CatalogueTables tables)
    {
        AreasByFramework = Group(tables.Areas.All(), area => area.FrameworkId, area => (area.Position, 0, area.Id.Value));
        CompetenciesByArea = Group(tables.Competencies.All(), row => row.AreaId, row => (row.Position, 0, row.Id.Value));
        TiersByFramework = Group(tables.Tiers.All(), tier => tier.FrameworkId, tier => ((int)tier.Tier, 0, tier.Id.Value));
        RequirementsByFramework = Group(
            tables.ReadinessRequirements.All(), row => row.FrameworkId, row => ((int)row.Strength, 0, row.Id.Value));
        RulesByStream = Group(
            tables.FundingRules.All(), rule => rule.StreamId, rule => (rule.ValidFrom.DayNumber, 0, rule.Id.Value));
        PathwaysBySpecialism = Group(
            tables.Pathways.All().Where(pathway => pathway.SpecialismId is not null),
            pathway => pathway.SpecialismId!.Value,
            pathway => (TextFolding.Fold(pathway.Name), pathway.Id.Value));

        RelationshipsByChild = Group(tables.OrganisationRelationships.All(), row => row.ChildId, row => ((int)row.Kind, 0, row.Id.Value));
        RelationshipsByParent = Group(tables.OrganisationRelationships.All(), row => row.ParentId, row => ((int)row.Kind, 0, row.Id.Value));
        SuccessionsByPredecessor = Group(
            tables.OrganisationSuccessions.All(), row => row.PredecessorId, row => (row.EffectiveOn.DayNumber, 0, row.Id.Value));
        SuccessionsBySuccessor = Group(
            tables.OrganisationSuccessions.All(), row => row.SuccessorId, row => (row.EffectiveOn.DayNumber, 0, row.Id.Value));

        ProviderBySlug = Index(tables.Providers.All(), row => row.Slug, row => row.Id.Value);
        ProviderByOrganisation = Index(
            tables.Providers.All().Where(row => row.OrganisationId is not null), row => row.OrganisationId!.Value, row => row.Id.Value);
        PathwayBySlug = Index(tables.Pathways.All(), row => row.Slug, row => row.Id.Value);
        SpecialismBySlug = Index(tables.Specialisms.All(), row => row.Slug, row => row.Id.Value);
        BodyBySlug = Index(tables.AccreditingBodies.All(), row => row.Slug, row => row.Id.Value);
        StreamByCode = Index(tables.FundingStreams.All(), row => row.Code, row => row.Id.Value);
        OrganisationByOdsCode = Index(
            tables.Organisations.All().Where(row => row.OdsCode is not null),
            row => row.OdsCode!,
            row => row.Id.Value,
            StringComparer.OrdinalIgnoreCase);
        RequirementsByCode = tables.ReadinessRequirements.All().ToLookup(row => row.Code);

        Frameworks = [.. tables.Frameworks.All().OrderByDescending(row => row.ValidFrom).ThenBy(row => row.Id.Value)];
        Providers = SortedNames<Provider>.Of(tables.Providers.All(), row => row.Name, row => row.Id.Value);
        Pathways = SortedNames<Pathway>.Of(tables.Pathways.All(), row => row.Name, row => row.Id.Value);
        Specialisms = SortedNames<Specialism>.Of(tables.Specialisms.All(), row => row.Name, row => row.Id.Value);
        Streams = SortedNames<FundingStream>.Of(tables.FundingStreams.All(), row => row.Name, row => row.Id.Value);
        Organisations = SortedNames<Organisation>.Of(tables.Organisations.All(), row => row.Name, row => row.Id.Value);
        ProviderIdsByKind = tables.Providers.All().ToLookup(row => row.Kind, row => row.Id);
        CompetencyPlaces = PlacesOf(tables);
    }

    public Dictionary<CompetencyFrameworkId, CompetencyArea[]> AreasByFramework { get; }

    public Dictionary<CompetencyAreaId, Competency[]> CompetenciesByArea { get; }

    public Dictionary<CompetencyFrameworkId, TierDescriptor[]> TiersByFramework { get; }

    public Dictionary<CompetencyFrameworkId, ReadinessRequirement[]> RequirementsByFramework { get; }

    public Dictionary<FundingStreamId, FundingRule[]> RulesByStream { get; }

    public Dictionary<SpecialismId, Pathway[]> PathwaysBySpecialism { get; }

    /// <summary>The relationship that decides the parent comes first.</summary>
    public Dictionary<OrganisationId, OrganisationRelationship[]> RelationshipsByChild { get; }

    public Dictionary<OrganisationId, OrganisationRelationship[]> RelationshipsByParent { get; }

    public Dictionary<OrganisationId, OrganisationSuccession[]> SuccessionsByPredecessor { get; }

    public Dictionary<OrganisationId, OrganisationSuccession[]> SuccessionsBySuccessor { get; }

    public Dictionary<string, Provider> ProviderBySlug { get; }

    public Dictionary<OrganisationId, Provider> ProviderByOrganisation { get; }

    public Dictionary<string, Pathway> PathwayBySlug { get; }

    public Dictionary<string, Specialism> SpecialismBySlug { get; }

    public Dictionary<string, AccreditingBody> BodyBySlug { get; }

    public Dictionary<string, FundingStream> StreamByCode { get; }

    public Dictionary<string, Organisation> OrganisationByOdsCode { get; }

    /// <summary>Versions of a requirement share a code.</summary>
    public ILookup<string, ReadinessRequirement> RequirementsByCode { get; }

    /// <summary>Latest first.</summary>
    public CompetencyFramework[] Frameworks { get; }

    public SortedNames<Provider> Providers { get; }

    public SortedNames<Pathway> Pathways { get; }

    public SortedNames<Specialism> Specialisms { get; }

    public SortedNames<FundingStream> Streams { get; }

    public SortedNames<Organisation> Organisations { get; }

    public ILookup<ProviderKind, ProviderId> ProviderIdsByKind { get; }

    /// <summary>Place of each competency in the order of frameworks, latest first, then area and position.</summary>
    public Dictionary<CompetencyId, int> CompetencyPlaces { get; }

    private Dictionary<CompetencyId, int> PlacesOf(CatalogueTables tables)
    {
        var places = new Dictionary<CompetencyId, int>();

        foreach (var framework in Frameworks)
        {
            foreach (var area in AreasByFramework.GetValueOrDefault(framework.Id, []))
            {
                foreach (var competency in CompetenciesByArea.GetValueOrDefault(area.Id, []))
                {
                    places.Add(competency.Id, places.Count);
                }
            }
        }

        // Those whose area or framework is not here come last, so that nothing is lost.
        foreach (var competency in tables.Competencies.All().OrderBy(row => row.Id.Value))
        {
            places.TryAdd(competency.Id, places.Count);
        }

        return places;
    }

    private static Dictionary<TKey, TRow[]> Group<TRow, TKey, TOrder>(
        IEnumerable<TRow> rows, Func<TRow, TKey> keyOf, Func<TRow, TOrder> orderOf)
        where TKey : notnull
        => rows.GroupBy(keyOf).ToDictionary(group => group.Key, group => group.OrderBy(orderOf, OrderOf<TOrder>()).ToArray());

    // Texts compare by their code units, as everywhere in the catalogue, not by the culture of the machine.
    private static Comparer<TOrder> OrderOf<TOrder>() => typeof(TOrder) == typeof((string, Guid))
        ? (Comparer<TOrder>)(object)Comparer<(string Name, Guid Id)>.Create((left, right) =>
        {
            var byName = string.CompareOrdinal(left.Name, right.Name);
            return byName != 0 ? byName : left.Id.CompareTo(right.Id);
        })
        : Comparer<TOrder>.Default;

    private static Dictionary<TKey, TRow> Index<TRow, TKey>(
        IEnumerable<TRow> rows, Func<TRow, TKey> keyOf, Func<TRow, Guid> idOf, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
    {
        var index = new Dictionary<TKey, TRow>(comparer);

        foreach (var row in rows)
        {
            // Keys are unique in the database; should two rows share one, the older id keeps it, whatever the order of arrival.
            if (!index.TryGetValue(keyOf(row), out var other) || idOf(row).CompareTo(idOf(other)) < 0)
            {
                index[keyOf(row)] = row;
            }
        }

        return index;
    }
}
