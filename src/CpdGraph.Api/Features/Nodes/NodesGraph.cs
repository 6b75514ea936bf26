using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Nodes;

/// <summary>Any object by its global id.</summary>
internal static class NodesGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Query
            .Field<NodeArguments, object?>("node", (_, arguments, context) =>
                NodeReads.Find(context.Catalogue(), IdArgument.Any(arguments.Id, "id")))
            .Field<NodesArguments, IReadOnlyList<object?>>("nodes", (_, arguments, context) =>
                [.. arguments.Ids.Select((id, i) => NodeReads.Find(context.Catalogue(), IdArgument.Any(id, $"ids.{i}")))]);
    }

    private sealed record NodeArguments(string Id);

    private sealed record NodesArguments(IReadOnlyList<string> Ids);
}
