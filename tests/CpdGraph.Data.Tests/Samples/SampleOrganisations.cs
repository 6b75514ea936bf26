using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>A region and a board, how they hang together and who follows whom.</summary>
internal static class SampleOrganisations
{
    public static CatalogueRows AddTo(CatalogueRows rows)
    {
        var region = new Organisation { Id = OrganisationId.New(SampleRows.Moment), Name = "Region", Kind = OrganisationKind.NhsRegion, Provenance = Provenance.Official };
        var board = new Organisation
        {
            Id = OrganisationId.New(SampleRows.Moment),
            Name = "Board",
            Kind = OrganisationKind.IntegratedCareBoard,
            OdsCode = "QMJ",
            OpenedOn = SampleRows.Day,
            ClosedOn = SampleRows.Day.AddDays(100),
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A register",
        };

        return rows with
        {
            Organisations = [region, board],
            OrganisationRelationships =
            [
                new()
                {
                    Id = OrganisationRelationshipId.New(SampleRows.Moment),
                    ChildId = board.Id,
                    ParentId = region.Id,
                    Kind = OrganisationRelationshipKind.InRegion,
                    ValidFrom = SampleRows.Day,
                    ValidTo = SampleRows.Day.AddDays(9),
                    Provenance = Provenance.OfficialParaphrased,
                    SourceReference = "A register",
                },
                new()
                {
                    Id = OrganisationRelationshipId.New(SampleRows.Moment),
                    ChildId = board.Id,
                    ParentId = region.Id,
                    Kind = OrganisationRelationshipKind.HostedBy,
                    ValidFrom = SampleRows.Day,
                    Provenance = Provenance.Illustrative,
                },
            ],
            OrganisationSuccessions =
            [
                new()
                {
                    Id = OrganisationSuccessionId.New(SampleRows.Moment),
                    PredecessorId = region.Id,
                    SuccessorId = board.Id,
                    EffectiveOn = SampleRows.Day,
                    Partial = true,
                    Provenance = Provenance.OfficialParaphrased,
                    SourceReference = "A register",
                },
            ],
        };
    }
}
