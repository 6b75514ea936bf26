using CpdGraph.Api.Case;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Competency frameworks with their areas, competencies, tiers and requirements; specialisms.</summary>
internal static class CompetenciesGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        AddEnums(binding);
        AddFramework(binding);
        AddCompetency(binding);
        AddSpecialism(binding);

        binding.Query
            .Field<FrameworkArguments, CompetencyFramework?>("competencyFramework", Framework)
            .Field("competencyFrameworks", (_, context) => context.Catalogue().Frameworks())
            .Field<ByArguments, Competency?>("competency", One)
            .Field<CompetenciesArguments, Connection<Competency>>("competencies", List)
            .Field<PageArguments, Connection<Specialism>>("specialisms", Specialisms);
    }

    private static void AddEnums(SchemaBinding binding)
    {
        binding.Enum<FrameworkStatus>("FrameworkStatus");
        binding.Enum<RequirementStrength>("RequirementStrength");
        binding.Enum<PracticeTier>("PracticeTier");
        binding.Enum<Attainment>("Attainment");
        binding.Enum<CompetencyCoverage>("CompetencyCoverage");
    }

    private static void AddFramework(SchemaBinding binding)
    {
        binding.Type<CompetencyFramework>("CompetencyFramework")
            .Field("id", framework => GlobalId.Of(framework.Id))
            .Field("areas", (framework, context) => context.Catalogue().AreasOf(framework.Id))
            .Field("caseUrl", (framework, context) => context.Service<SiteAddress>().Of(CaseAddress.Path("CFPackages", framework.Id.Value)))
            .Field("tiers", (framework, context) => context.Catalogue().TiersOf(framework.Id))
            .Field("readinessRequirements", (framework, context) => context.Catalogue().RequirementsOf(framework.Id));

        binding.Type<CompetencyArea>("CompetencyArea")
            .Field("id", area => GlobalId.Of(area.Id))
            .Field("framework", (area, context) => context.Catalogue().Framework(area.FrameworkId))
            .Field("competencies", (area, context) => context.Catalogue().CompetenciesOf(area.Id))
            .Field<OfferArguments, OfferConnection>("offers", (area, arguments, context) => OfferReads.List(
                context, arguments, filter => new OfferFilter { AreaIds = [area.Id], Coverage = filter?.Coverage }));

        binding.Type<TierDescriptor>("TierDescriptor");
        binding.Type<ReadinessRequirement>("ReadinessRequirement")
            .Field("id", requirement => GlobalId.Of(requirement.Id))
            .Field("minimumDays", requirement => Decimals.WithoutTrailingZeros(requirement.MinimumDays));
    }

    private static void AddCompetency(SchemaBinding binding)
    {
        binding.Connection<Competency>("Competency");
        binding.Type<Competency>("Competency")
            .Field("id", competency => GlobalId.Of(competency.Id))
            .Field("area", (competency, context) => context.Catalogue().Area(competency.AreaId))
            .Field<OfferArguments, OfferConnection>("offers", (competency, arguments, context) => OfferReads.List(
                context, arguments, filter => new OfferFilter { CompetencyIds = [competency.Id], Coverage = filter?.Coverage }));

        binding.Type<TierExpectation>("TierExpectation");
        binding.Type<CompetencyAlignment>("CompetencyAlignment");
        binding.Type<CompetencyMapping>("CompetencyMapping")
            .Field("competency", (mapping, context) => context.Catalogue().Competency(mapping.CompetencyId));
    }

    private static void AddSpecialism(SchemaBinding binding)
    {
        binding.Connection<Specialism>("Specialism");
        binding.Type<Specialism>("Specialism")
            .Field("id", specialism => GlobalId.Of(specialism.Id))
            .Field("pathways", (specialism, context) => context.Catalogue().PathwaysOf(specialism.Id))
            .Field<OfferArguments, OfferConnection>("offers", (specialism, arguments, context) => OfferReads.List(
                context, arguments, _ => new OfferFilter { SpecialismIds = [specialism.Id] }));
    }

    private static CompetencyFramework? Framework(Root root, FrameworkArguments arguments, RequestContext context) => arguments switch
    {
        { Code: null, Version: null } => context.Catalogue().CurrentFramework(),
        { Code: null, Version: { } version } => context.Catalogue().FrameworkByVersion(version),
        _ => context.Catalogue().Framework(arguments.Code!, arguments.Version),
    };

    private static Competency? One(Root root, ByArguments arguments, RequestContext context) => arguments.By switch
    {
        { Id: { } text } => IdArgument.One<CompetencyId>(text, NodeKind.Competency, "by.id") is { } id ? context.Catalogue().Competency(id) : null,
        { Code: { } code } => context.Catalogue().CompetencyByCode(code),
        _ => null,
    };

    private static Connection<Competency> List(Root root, CompetenciesArguments arguments, RequestContext context)
    {
        var page = context.Pages().Requested(arguments, CursorOrder.Of(CursorList.Competencies));

        return context.Pages().Connect(context.Catalogue().Competencies(arguments.Filter?.ToDomain(), page));
    }

    private static Connection<Specialism> Specialisms(Root root, PageArguments arguments, RequestContext context)
    {
        var page = context.Pages().Requested(arguments, CursorOrder.Of(CursorList.Specialisms));

        return context.Pages().Connect(context.Catalogue().Specialisms(page));
    }

    private sealed record FrameworkArguments(string? Code, string? Version);

    private sealed record ByArguments(CompetencyKeyInput By);

    private sealed record CompetenciesArguments(int? First, string? After, int? Last, string? Before, CompetencyFilterInput? Filter)
        : IPageArguments;

    private sealed record CompetencyFilterInput(
        string? Text, IReadOnlyList<string>? AreaIds, IReadOnlyList<PracticeTier>? ExpectedFrom, bool? WithoutOffers)
    {
        public CompetencyFilter ToDomain() => new()
        {
            Text = SearchText.Check(Text, "filter.text"),
            AreaIds = IdArgument.Several<CompetencyAreaId>(AreaIds, NodeKind.CompetencyArea, "filter.areaIds"),
            ExpectedFrom = ExpectedFrom,
            WithoutOffers = WithoutOffers,
        };
    }
}
