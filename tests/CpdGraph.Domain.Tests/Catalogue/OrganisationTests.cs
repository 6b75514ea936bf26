using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class OrganisationTests
{
    private static readonly DateTimeOffset Now = SmallCatalogue.Now;
    private static readonly DateOnly Change = new(2026, 4, 1);

    private readonly Organisation practice = Make("Practice");
    private readonly Organisation network = Make("Network");
    private readonly Organisation oldBoard = Make("Old board") with { ClosedOn = new(2026, 3, 31), OdsCode = "QMJ" };
    private readonly Organisation newBoard = Make("New board") with { OpenedOn = new(2026, 4, 1), OdsCode = "Z9B2Z" };

    [Fact]
    public void The_parent_is_the_one_of_the_day()
    {
        var view = View();

        Assert.Equal(oldBoard, view.ParentOf(network.Id, Change.AddDays(-1)));
        Assert.Equal(newBoard, view.ParentOf(network.Id, Change));
        Assert.Equal(newBoard, view.ParentOf(network.Id));
        Assert.Null(view.ParentOf(newBoard.Id));
    }

    [Fact]
    public void A_practice_belongs_to_its_network_before_the_board_that_commissions_it()
    {
        var view = View();

        Assert.Equal(network, view.ParentOf(practice.Id));
        Assert.Equal([practice], view.ChildrenOf(network.Id));
        Assert.Equal([network], view.ChildrenOf(newBoard.Id));
        Assert.Equal([practice.Id, network.Id, newBoard.Id], view.WithAncestors(practice.Id));
    }

    [Fact]
    public void A_list_holds_what_is_open_on_its_day()
    {
        var view = View();

        Assert.Equal(["Network", "New board", "Practice"], view.Organisations(null, PageRequest.First(10)).Items.Select(row => row.Name));
        Assert.Equal(["Network", "Old board", "Practice"], view.Organisations(new() { AsAt = Change.AddDays(-1) }, PageRequest.First(10)).Items.Select(row => row.Name));
        Assert.Equal([network], view.Organisations(new() { ParentId = oldBoard.Id, AsAt = new(2026, 1, 1) }, PageRequest.First(10)).Items);
    }

    [Fact]
    public void Successions_are_read_from_both_ends()
    {
        var view = View();

        Assert.Equal(newBoard.Id, Assert.Single(view.SuccessorsOf(oldBoard.Id)).SuccessorId);
        Assert.Equal(oldBoard.Id, Assert.Single(view.PredecessorsOf(newBoard.Id)).PredecessorId);
        Assert.Equal(newBoard, view.OrganisationByOdsCode("z9b2z"));
    }

    [Fact]
    public void A_circle_of_parents_ends()
    {
        var view = View(Relate(newBoard, network, OrganisationRelationshipKind.HostedBy));

        Assert.Equal([network.Id, newBoard.Id], view.WithAncestors(network.Id));
    }

    private CatalogueView View(params OrganisationRelationship[] more) => Catalogue.Load(
        new()
        {
            Organisations = [practice, network, oldBoard, newBoard],
            OrganisationRelationships =
            [
                Relate(network, oldBoard, OrganisationRelationshipKind.CommissionedBy) with { ValidTo = Change.AddDays(-1) },
                Relate(network, newBoard, OrganisationRelationshipKind.CommissionedBy) with { ValidFrom = Change },
                Relate(practice, newBoard, OrganisationRelationshipKind.CommissionedBy),
                Relate(practice, network, OrganisationRelationshipKind.PartnerOf),
                Relate(practice, oldBoard, OrganisationRelationshipKind.Serves),
                .. more,
            ],
            OrganisationSuccessions = ImmutableArray.Create(new OrganisationSuccession
            {
                Id = OrganisationSuccessionId.New(Now),
                PredecessorId = oldBoard.Id,
                SuccessorId = newBoard.Id,
                EffectiveOn = Change,
                Provenance = Provenance.Illustrative,
            }),
        },
        1).For(CatalogueViewer.Public, Now);

    private static Organisation Make(string name) =>
        new() { Id = OrganisationId.New(Now), Name = name, Kind = OrganisationKind.Other, Provenance = Provenance.Illustrative };

    private static OrganisationRelationship Relate(Organisation child, Organisation parent, OrganisationRelationshipKind kind) => new()
    {
        Id = OrganisationRelationshipId.New(Now),
        ChildId = child.Id,
        ParentId = parent.Id,
        Kind = kind,
        ValidFrom = new(2020, 1, 1),
        Provenance = Provenance.Illustrative,
    };
}
