using CpdGraph.GraphQL.Costs;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Planning;

/// <summary>One operation, ready to run for one outcome of its <c>@skip</c> and <c>@include</c> conditions. Immutable, shared between requests.</summary>
/// <param name="Operation">As written.</param>
/// <param name="Roots">One plan for a query; one for each root field of a mutation, to be run in this order.</param>
/// <param name="Cost">What it costs with given variables.</param>
internal sealed record OperationPlan(OperationDefinitionNode Operation, SelectionPlan[] Roots, CostFormula Cost)
{
    public string? Name => Operation.Name?.Value;

    public OperationType Type => Operation.Operation;

    /// <summary>How long an answer without errors may be kept by browsers and proxies. Null: not at all.</summary>
    public TimeSpan? MaxAge { get; } =
        Operation.Operation == OperationType.Query && Roots[0].MaxAge is { } age && age != TimeSpan.MaxValue ? age : null;
}
