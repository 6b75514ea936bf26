using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads <c>organisations.yaml</c>.</summary>
internal static class OrganisationSeed
{
    public static OrganisationId Refer(SeedNode row, string key) =>
        OrganisationId.From(row.Reading.Refer(CatalogueKind.Organisation, key, row.Place));

    public static IEnumerable<ICatalogueRecord> Read(SeedReading reading, string file)
    {
        if (reading.Lists(file) is not { } lists)
        {
            return [];
        }

        return
        [
            .. lists.Rows("organisations", "key").Select(Organisation),
            .. lists.Rows("relationships", "child").Select(Relationship),
            .. lists.Rows("successions", "predecessor").Select(Succession),
        ];
    }

    private static Organisation Organisation(SeedNode row) => new()
    {
        Id = OrganisationId.From(row.Reading.Define(CatalogueKind.Organisation, row.Text("key"), row.Place)),
        Name = row.Text("name"),
        Kind = row.Choice<OrganisationKind>("kind"),
        OdsCode = row.TextOrNull("odsCode"),
        OpenedOn = row.DayOrNull("openedOn"),
        ClosedOn = row.DayOrNull("closedOn"),
        Provenance = row.Provenance,
        SourceReference = row.Source,
    };

    private static OrganisationRelationship Relationship(SeedNode row)
    {
        var (child, parent) = (row.Text("child"), row.Text("parent"));
        var kind = row.Choice<OrganisationRelationshipKind>("kind");

        // A relationship whose first day is not known holds since ever.
        var from = row.DayOrNull("from") ?? DateOnly.MinValue;

        return new OrganisationRelationship
        {
            Id = OrganisationRelationshipId.From(row.Reading.Define(
                CatalogueKind.OrganisationRelationship, $"{child}/{kind}/{parent}/{from:yyyy-MM-dd}", row.Place)),
            ChildId = Refer(row, child),
            ParentId = Refer(row, parent),
            Kind = kind,
            ValidFrom = from,
            ValidTo = row.DayOrNull("to"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    }

    private static OrganisationSuccession Succession(SeedNode row)
    {
        var (predecessor, successor) = (row.Text("predecessor"), row.Text("successor"));

        return new OrganisationSuccession
        {
            Id = OrganisationSuccessionId.From(row.Reading.Define(
                CatalogueKind.OrganisationSuccession, $"{predecessor}/{successor}", row.Place)),
            PredecessorId = Refer(row, predecessor),
            SuccessorId = Refer(row, successor),
            EffectiveOn = row.Day("effectiveOn"),
            Partial = row.Flag("partial"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    }
}
