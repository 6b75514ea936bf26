using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Input <c>PlanDetailsInput</c>.</summary>
internal sealed record PlanDetailsInput(
    DateOnly StartsOn, DateOnly ReviewOn, string? Aspiration, int? CpdTargetMinutes, IReadOnlyList<PlanActionInput>? Actions)
{
    public PlanEntry ToEntry(CatalogueView catalogue) => new()
    {
        StartsOn = StartsOn,
        ReviewOn = ReviewOn,
        Aspiration = Aspiration,
        CpdTargetMinutes = CpdTargetMinutes,
        Actions = PlanActionInput.ToEntries(Actions, catalogue),
    };
}

/// <summary>Input <c>PlanChangesInput</c>.</summary>
internal sealed record PlanChangesInput
{
    public Optional<DateOnly?> StartsOn { get; init; }

    public Optional<DateOnly?> ReviewOn { get; init; }

    public Optional<string?> Aspiration { get; init; }

    public Optional<int?> CpdTargetMinutes { get; init; }

    public IReadOnlyList<PlanActionInput>? Actions { get; init; }

    public IReadOnlyList<string>? RemoveActionKeys { get; init; }

    public PlanChanges ToChanges(CatalogueView catalogue) => new()
    {
        StartsOn = StartsOn.ToEdit(),
        ReviewOn = ReviewOn.ToEdit(),
        Aspiration = Aspiration.ToEdit(),
        CpdTargetMinutes = CpdTargetMinutes.ToEdit(),
        Actions = PlanActionInput.ToEntries(Actions, catalogue),
        RemoveActionKeys = [.. RemoveActionKeys ?? []],
    };
}

/// <summary>Input <c>PlanActionInput</c>.</summary>
internal sealed record PlanActionInput(string Key, string Title, DateOnly? DueOn, string? OfferId, string? PathwayId, IReadOnlyList<string>? CompetencyIds)
{
    public static ImmutableArray<PlanActionEntry> ToEntries(IReadOnlyList<PlanActionInput>? typed, CatalogueView catalogue) =>
        [.. (typed ?? []).Select(action => action.ToEntry(catalogue))];

    private PlanActionEntry ToEntry(CatalogueView catalogue) => new()
    {
        Key = Key,
        Title = Title,
        DueOn = DueOn,
        Offer = NamedId.FindGiven<OfferId, PlanOffer>(
            OfferId, NodeKind.Offer, id => catalogue.Offer(id) is { } offer ? new(id, offer.Status == OfferStatus.Published) : null),
        Pathway = NamedId.FindGiven<PathwayId, Pathway>(PathwayId, NodeKind.Pathway, catalogue.Pathway),
        Competencies = NamedId.Several<CompetencyId, PlanCompetency>(
            CompetencyIds, NodeKind.Competency, id => catalogue.Competency(id) is null ? null : new(id, catalogue.IsLive(id))),
    };
}
