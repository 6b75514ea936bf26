namespace CpdGraph.Domain;

/// <summary>The rows of a snapshot by kind.</summary>
internal sealed class CatalogueTables
{
    public SlotTable<Offer> Offers { get; init; } = SlotTable<Offer>.Empty;

    public SlotTable<OfferVersion> OfferVersions { get; init; } = SlotTable<OfferVersion>.Empty;

    public SlotTable<OfferRun> Runs { get; init; } = SlotTable<OfferRun>.Empty;

    public SlotTable<Accreditation> Accreditations { get; init; } = SlotTable<Accreditation>.Empty;

    public SlotTable<CompetencyFramework> Frameworks { get; init; } = SlotTable<CompetencyFramework>.Empty;

    public SlotTable<CompetencyArea> Areas { get; init; } = SlotTable<CompetencyArea>.Empty;

    public SlotTable<Competency> Competencies { get; init; } = SlotTable<Competency>.Empty;

    public SlotTable<TierDescriptor> Tiers { get; init; } = SlotTable<TierDescriptor>.Empty;

    public SlotTable<ReadinessRequirement> ReadinessRequirements { get; init; } = SlotTable<ReadinessRequirement>.Empty;

    public SlotTable<SupervisionPolicy> SupervisionPolicies { get; init; } = SlotTable<SupervisionPolicy>.Empty;

    public SlotTable<Specialism> Specialisms { get; init; } = SlotTable<Specialism>.Empty;

    public SlotTable<Provider> Providers { get; init; } = SlotTable<Provider>.Empty;

    public SlotTable<AccreditingBody> AccreditingBodies { get; init; } = SlotTable<AccreditingBody>.Empty;

    public SlotTable<Pathway> Pathways { get; init; } = SlotTable<Pathway>.Empty;

    public SlotTable<FundingStream> FundingStreams { get; init; } = SlotTable<FundingStream>.Empty;

    public SlotTable<FundingRule> FundingRules { get; init; } = SlotTable<FundingRule>.Empty;

    public SlotTable<Organisation> Organisations { get; init; } = SlotTable<Organisation>.Empty;

    public SlotTable<OrganisationRelationship> OrganisationRelationships { get; init; } = SlotTable<OrganisationRelationship>.Empty;

    public SlotTable<OrganisationSuccession> OrganisationSuccessions { get; init; } = SlotTable<OrganisationSuccession>.Empty;

    public Editor Edit() => new(this);

    /// <summary>Makes a changed copy. Used by one writer, once.</summary>
    internal sealed class Editor(CatalogueTables before)
    {
        public SlotTable<Offer>.Editor Offers { get; } = before.Offers.Edit();

        public SlotTable<OfferVersion>.Editor OfferVersions { get; } = before.OfferVersions.Edit();

        public SlotTable<OfferRun>.Editor Runs { get; } = before.Runs.Edit();

        public SlotTable<Accreditation>.Editor Accreditations { get; } = before.Accreditations.Edit();

        public SlotTable<CompetencyFramework>.Editor Frameworks { get; } = before.Frameworks.Edit();

        public SlotTable<CompetencyArea>.Editor Areas { get; } = before.Areas.Edit();

        public SlotTable<Competency>.Editor Competencies { get; } = before.Competencies.Edit();

        public SlotTable<TierDescriptor>.Editor Tiers { get; } = before.Tiers.Edit();

        public SlotTable<ReadinessRequirement>.Editor ReadinessRequirements { get; } = before.ReadinessRequirements.Edit();

        public SlotTable<SupervisionPolicy>.Editor SupervisionPolicies { get; } = before.SupervisionPolicies.Edit();

        public SlotTable<Specialism>.Editor Specialisms { get; } = before.Specialisms.Edit();

        public SlotTable<Provider>.Editor Providers { get; } = before.Providers.Edit();

        public SlotTable<AccreditingBody>.Editor AccreditingBodies { get; } = before.AccreditingBodies.Edit();

        public SlotTable<Pathway>.Editor Pathways { get; } = before.Pathways.Edit();

        public SlotTable<FundingStream>.Editor FundingStreams { get; } = before.FundingStreams.Edit();

        public SlotTable<FundingRule>.Editor FundingRules { get; } = before.FundingRules.Edit();

        public SlotTable<Organisation>.Editor Organisations { get; } = before.Organisations.Edit();

        public SlotTable<OrganisationRelationship>.Editor OrganisationRelationships { get; } = before.OrganisationRelationships.Edit();

        public SlotTable<OrganisationSuccession>.Editor OrganisationSuccessions { get; } = before.OrganisationSuccessions.Edit();

        /// <summary>Whether a row of a small kind changed, so that what is derived from those is made anew.</summary>
        public bool ReferenceChanged { get; private set; }

        /// <summary>Writes a row of a small kind, or takes it away.</summary>
        public void SetReference(CatalogueKind kind, Guid id, ICatalogueRecord? row)
        {
            ReferenceChanged = true;

            switch (kind)
            {
                case CatalogueKind.CompetencyFramework:
                    Set(Frameworks, id, row);
                    break;
                case CatalogueKind.CompetencyArea:
                    Set(Areas, id, row);
                    break;
                case CatalogueKind.Competency:
                    Set(Competencies, id, row);
                    break;
                case CatalogueKind.TierDescriptor:
                    Set(Tiers, id, row);
                    break;
                case CatalogueKind.ReadinessRequirement:
                    Set(ReadinessRequirements, id, row);
                    break;
                case CatalogueKind.SupervisionPolicy:
                    Set(SupervisionPolicies, id, row);
                    break;
                case CatalogueKind.Specialism:
                    Set(Specialisms, id, row);
                    break;
                case CatalogueKind.Provider:
                    Set(Providers, id, row);
                    break;
                case CatalogueKind.AccreditingBody:
                    Set(AccreditingBodies, id, row);
                    break;
                case CatalogueKind.Pathway:
                    Set(Pathways, id, row);
                    break;
                case CatalogueKind.FundingStream:
                    Set(FundingStreams, id, row);
                    break;
                case CatalogueKind.FundingRule:
                    Set(FundingRules, id, row);
                    break;
                case CatalogueKind.Organisation:
                    Set(Organisations, id, row);
                    break;
                case CatalogueKind.OrganisationRelationship:
                    Set(OrganisationRelationships, id, row);
                    break;
                case CatalogueKind.OrganisationSuccession:
                    Set(OrganisationSuccessions, id, row);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a small kind.");
            }
        }

        public CatalogueTables Build() => new()
        {
            Offers = Offers.Build(),
            OfferVersions = OfferVersions.Build(),
            Runs = Runs.Build(),
            Accreditations = Accreditations.Build(),
            Frameworks = Frameworks.Build(),
            Areas = Areas.Build(),
            Competencies = Competencies.Build(),
            Tiers = Tiers.Build(),
            ReadinessRequirements = ReadinessRequirements.Build(),
            SupervisionPolicies = SupervisionPolicies.Build(),
            Specialisms = Specialisms.Build(),
            Providers = Providers.Build(),
            AccreditingBodies = AccreditingBodies.Build(),
            Pathways = Pathways.Build(),
            FundingStreams = FundingStreams.Build(),
            FundingRules = FundingRules.Build(),
            Organisations = Organisations.Build(),
            OrganisationRelationships = OrganisationRelationships.Build(),
            OrganisationSuccessions = OrganisationSuccessions.Build(),
        };

        private static void Set<T>(SlotTable<T>.Editor table, Guid id, ICatalogueRecord? row)
            where T : class
            => table.Set(table.SlotOf(id), (T?)row);
    }
}
