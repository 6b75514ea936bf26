using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Nodes;

/// <summary>Any object by its global id.</summary>
internal static class NodesGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Query
            .FieldAsync<NodeArguments, object?>("node", async (arguments, context, cancellation) =>
                (await FindAsync(context, [IdArgument.Any(arguments.Id, "id")], cancellation))[0])
            .FieldAsync<NodesArguments, IReadOnlyList<object?>>("nodes", async (arguments, context, cancellation) =>
                await FindAsync(context, [.. Checked(arguments.Ids, context.Limits().MaxNodeIds).Select((id, i) => IdArgument.Any(id, $"ids.{i}"))], cancellation));
    }

    /// <summary>What these ids name, in their order; null for what is absent, or not the caller's to see. At most one statement a kind of record.</summary>
    public static async Task<IReadOnlyList<object?>> FindAsync(RequestContext context, GlobalId[] ids, CancellationToken cancellation)
    {
        var records = Array.Exists(ids, id => RecordNodes.Has(id.Kind))
            ? await context.Service<RecordNodes>().FindAsync(ids, cancellation)
            : new Dictionary<GlobalId, object>();

        return Array.ConvertAll(ids, id => RecordNodes.Has(id.Kind) ? records.GetValueOrDefault(id) : NodeReads.Find(context.Catalogue(), id));
    }

    private static IReadOnlyList<string> Checked(IReadOnlyList<string> ids, int maximum) => ids.Count <= maximum
        ? ids
        : throw ArgumentProblem.TooMuch("ids", "nodeIds", maximum, ids.Count, $"At most {maximum} ids may be asked for at a time, not {ids.Count}: ask for the rest in another request.");

    private sealed record NodeArguments(string Id);

    private sealed record NodesArguments(IReadOnlyList<string> Ids);
}
