using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Pathways;

/// <summary>Routes through offers and requirements.</summary>
internal static class PathwaysGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<PathwayKind>("PathwayKind");
        binding.Connection<Pathway>("Pathway");

        binding.Type<Pathway>("Pathway")
            .Field("id", pathway => GlobalId.Of(pathway.Id))
            .Field("specialism", Specialism? (pathway, context) => pathway.SpecialismId is { } id ? context.Catalogue().Specialism(id) : null)
            .Field("steps", IEnumerable<PathwayStep> (pathway) => pathway.Stages.SelectMany(stage => stage.Steps))
            .Field("totalCpdMinutes", (pathway, context) => context.Catalogue().TotalCpdMinutesOf(pathway));

        binding.Type<PathwayStage>("PathwayStage");
        binding.Type<PathwayStep>("PathwayStep");
        AddRequirements(binding);

        binding.Query
            .Field<ByArguments, Pathway?>("pathway", One)
            .Field<PathwaysArguments, Connection<Pathway>>("pathways", List);
    }

    private static void AddRequirements(SchemaBinding binding)
    {
        binding.Type<ExperienceRequirement>("ExperienceRequirement");
        binding.Type<TierRequirement>("TierRequirement");
        binding.Type<OfferRequirement>("OfferRequirement")
            .Field("offers", (requirement, context) => context.Catalogue().OffersOf(requirement.OfferIds));
        binding.Type<CompetencyRequirement>("CompetencyRequirement")
            .Field("competencies", (requirement, context) => context.Catalogue().CompetenciesOf(requirement.CompetencyIds));
        binding.Type<ReadinessStepRequirement>("ReadinessStepRequirement")
            .Field("requirements", (requirement, context) => context.Catalogue().RequirementsOf(requirement.RequirementIds));
    }

    private static Pathway? One(Root root, ByArguments arguments, RequestContext context) => arguments.By switch
    {
        { Id: { } text } => IdArgument.One<PathwayId>(text, NodeKind.Pathway, "by.id") is { } id ? context.Catalogue().Pathway(id) : null,
        { Slug: { } slug } => context.Catalogue().PathwayBySlug(slug),
        _ => null,
    };

    private static Connection<Pathway> List(Root root, PathwaysArguments arguments, RequestContext context)
    {
        var page = context.Pages().Requested(arguments, CursorOrder.Of(CursorList.Pathways));

        return context.Pages().Connect(context.Catalogue().Pathways(arguments.Filter?.ToDomain(), page));
    }

    private sealed record ByArguments(PathwayKeyInput By);

    private sealed record PathwaysArguments(int? First, string? After, int? Last, string? Before, PathwayFilterInput? Filter) : IPageArguments;

    private sealed record PathwayFilterInput(
        IReadOnlyList<PathwayKind>? Kinds, IReadOnlyList<PracticeTier>? TargetTiers, IReadOnlyList<string>? SpecialismIds)
    {
        public PathwayFilter ToDomain() => new()
        {
            Kinds = Kinds,
            TargetTiers = TargetTiers,
            SpecialismIds = IdArgument.Several<SpecialismId>(SpecialismIds, NodeKind.Specialism, "filter.specialismIds"),
        };
    }
}
