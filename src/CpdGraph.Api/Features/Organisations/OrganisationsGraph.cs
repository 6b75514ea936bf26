using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Organisations;

/// <summary>Organisations, and how they belong to and follow each other.</summary>
internal static class OrganisationsGraph
{
    /// <param name="more">What other slices show of an organisation.</param>
    public static void AddTo(SchemaBinding binding, Action<TypeBinding<Organisation>> more)
    {
        binding.Enum<OrganisationKind>("OrganisationKind");
        binding.Connection<Organisation>("Organisation");

        more(binding.Type<Organisation>("Organisation")
            .Field("id", organisation => GlobalId.Of(organisation.Id))
            .Field<AsAtArguments, Organisation?>("parent", (organisation, arguments, context) =>
                context.Catalogue().ParentOf(organisation.Id, arguments.AsAt))
            .Field<AsAtArguments, IReadOnlyList<Organisation>>("children", (organisation, arguments, context) =>
                context.Catalogue().ChildrenOf(organisation.Id, arguments.AsAt))
            .Field("successors", (organisation, context) => context.Catalogue().SuccessorsOf(organisation.Id))
            .Field("predecessors", (organisation, context) => context.Catalogue().PredecessorsOf(organisation.Id)));

        binding.Type<OrganisationSuccession>("OrganisationSuccession")
            .Field("predecessor", (succession, context) => context.Catalogue().Organisation(succession.PredecessorId))
            .Field("successor", (succession, context) => context.Catalogue().Organisation(succession.SuccessorId));

        binding.Query
            .Field<ByArguments, Organisation?>("organisation", One)
            .Field<OrganisationsArguments, Connection<Organisation>>("organisations", List);
    }

    private static Organisation? One(Root root, ByArguments arguments, RequestContext context) => arguments.By switch
    {
        { Id: { } text } => IdArgument.One<OrganisationId>(text, NodeKind.Organisation, "by.id") is { } id ? context.Catalogue().Organisation(id) : null,
        { OdsCode: { } code } => context.Catalogue().OrganisationByOdsCode(code),
        _ => null,
    };

    private static Connection<Organisation> List(Root root, OrganisationsArguments arguments, RequestContext context)
    {
        var page = context.Pages().Requested(arguments, CursorOrder.Of(CursorList.Organisations));

        return context.Pages().Connect(context.Catalogue().Organisations(arguments.Filter?.ToDomain(), page));
    }

    private sealed record ByArguments(OrganisationKey By);

    private sealed record OrganisationKey(string? Id, string? OdsCode);

    private sealed record OrganisationsArguments(int? First, string? After, int? Last, string? Before, OrganisationFilterInput? Filter)
        : IPageArguments;

    private sealed record OrganisationFilterInput(
        StringFilter? Name, IReadOnlyList<OrganisationKind>? Kinds, string? ParentId, DateOnly? AsAt)
    {
        public OrganisationFilter ToDomain() => new()
        {
            Name = Name,
            Kinds = Kinds,
            ParentId = IdArgument.Named<OrganisationId>(ParentId, NodeKind.Organisation, "filter.parentId"),
            AsAt = AsAt,
        };
    }
}
