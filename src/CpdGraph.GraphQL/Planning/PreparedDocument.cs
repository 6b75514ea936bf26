using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Planning;

/// <summary>A valid document with one operation chosen: its variables, and its plans by the outcome of its conditions. Shared between requests.</summary>
internal sealed class PreparedDocument
{
    private const int MaxPlans = 16;

    private readonly ExecutableSchema _executable;
    private readonly ExecutionOptions _options;
    private readonly FrozenDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly ImmutableArray<string> _conditionVariables;
    private readonly ConcurrentDictionary<string, OperationPlan> _plans = new(StringComparer.Ordinal);

    public PreparedDocument(ExecutableSchema executable, DocumentNode document, OperationDefinitionNode operation, ExecutionOptions options)
    {
        _executable = executable;
        _options = options;
        Operation = operation;
        Variables = VariableCoercion.Prepare(executable, operation);
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToFrozenDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
        _conditionVariables = Conditions.VariablesOf([operation.SelectionSet, .. _fragments.Values.Select(fragment => fragment.SelectionSet)]);
    }

    public OperationDefinitionNode Operation { get; }

    public VariableCoercion Variables { get; }

    /// <exception cref="PlanningException">The operation exceeds a limit.</exception>
    public OperationPlan PlanFor(VariableValues variables)
    {
        var (conditions, key) = Conditions.Of(_conditionVariables, variables);

        if (_plans.TryGetValue(key, out var plan))
        {
            return plan;
        }

        plan = Planner.Plan(_executable, Operation, _fragments, conditions, _options);

        // A client that tries every outcome of many conditions compiles anew each time, and fills no memory.
        if (_plans.Count < MaxPlans)
        {
            _plans.TryAdd(key, plan);
        }

        return plan;
    }
}
