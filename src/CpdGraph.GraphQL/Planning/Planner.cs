using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Costs;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Planning;

/// <summary>Compiles one operation of a valid document for one outcome of its conditions.</summary>
/// <remarks>
/// The same selection sets on the same type make one plan, so fragments that fan out make a small graph and not a large tree. Depth and
/// expanded size are checked while it grows: the recursion is never deeper than the depth limit.
/// </remarks>
internal sealed class Planner
{
    private const int PlansPerExpandedField = 8;

    private readonly ExecutableSchema _executable;
    private readonly ExecutionOptions _options;
    private readonly FieldCollector _collector;

    // What one root field of a mutation shows is read before the next one changes it, not when everything is written at the end.
    private readonly bool _readsLate;
    private readonly Dictionary<PlanKey, (SelectionPlan Plan, int Depth)> _plans = [];
    private int _compiledFields;

    private Planner(ExecutableSchema executable, ExecutionOptions options, FieldCollector collector, bool readsLate)
    {
        _executable = executable;
        _options = options;
        _collector = collector;
        _readsLate = readsLate;
    }

    /// <exception cref="PlanningException">The operation exceeds a limit.</exception>
    public static OperationPlan Plan(
        ExecutableSchema executable,
        OperationDefinitionNode operation,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments,
        Conditions conditions,
        ExecutionOptions options)
    {
        var planner = new Planner(
            executable, options, new FieldCollector(executable.Schema, fragments, conditions), readsLate: operation.Operation != OperationType.Mutation);
        var root = executable.Schema.RootType(operation.Operation)!;
        var (plan, _) = planner.PlanSelection(root, [operation.SelectionSet], depth: 0, isIntrospection: false);

        if (plan.ExpandedFields > options.MaxExpandedFields)
        {
            throw new PlanningException(Limit("expandedFields", options.MaxExpandedFields, plan.ExpandedFields, "asks for too many fields", operation));
        }

        // Each root field of a mutation is run to its end before the next begins.
        SelectionPlan[] roots = operation.Operation == OperationType.Mutation
            ? [.. plan.Fields.Select(field => new SelectionPlan(root, plan.Gate, [field], 0, maxAge: null))]
            : [plan];

        return new OperationPlan(operation, roots, CostCompiler.Compile(roots, executable.Costs, options.AssumedListSize));
    }

    private (SelectionPlan Plan, int Depth) PlanSelection(ObjectType type, ImmutableArray<SelectionSetNode> sets, int depth, bool isIntrospection)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();

        var key = new PlanKey(type, sets);

        if (_plans.TryGetValue(key, out var known))
        {
            CheckDepth(depth + known.Depth, isIntrospection, sets[0]);

            return known;
        }

        var collected = _collector.Collect(type, sets);

        // Abstract types multiply plans by their objects, which the expanded size (that of the largest object) does not show.
        _compiledFields = Saturate(_compiledFields, collected.Count);

        if (_compiledFields > PlansPerExpandedField * (long)_options.MaxExpandedFields)
        {
            throw new PlanningException(Limit("expandedFields", _options.MaxExpandedFields, _compiledFields, "asks for too many fields of too many types", sets[0]));
        }

        var fields = new FieldPlan[collected.Count];
        var expanded = 0;
        var below = 0;
        var gate = _executable.Gate(type);
        TimeSpan? maxAge = gate is null ? TimeSpan.MaxValue : null;

        for (var i = 0; i < fields.Length; i++)
        {
            CheckDepth(depth + 1, isIntrospection, collected[i].Nodes[0]);

            if (collected[i].Nodes.Count > _options.MaxRepeats)
            {
                throw new PlanningException(Limit("repeats", _options.MaxRepeats, collected[i].Nodes.Count, "names one field too often through its fragments", collected[i].Nodes[0]));
            }

            var (field, size, height) = PlanField(type, collected[i], depth + 1, isIntrospection);

            fields[i] = field;
            expanded = Saturate(expanded, size);
            below = Math.Max(below, height);
            maxAge = Shorter(maxAge, field.MaxAge);
        }

        var plan = (new SelectionPlan(type, gate, fields, expanded, maxAge), fields.Length == 0 ? 0 : below + 1);
        _plans[key] = plan;

        return plan;
    }

    private (FieldPlan Field, int Size, int Height) PlanField(ObjectType type, CollectedField collected, int depth, bool isIntrospection)
    {
        var node = collected.Nodes[0];
        var definition = _executable.Schema.FieldOf(type, node.Name.Value)!;

        if (definition.Name == "__typename")
        {
            return (new FieldPlan { Kind = FieldKind.TypeName, Definition = definition, ResponseName = collected.ResponseName, Nodes = [.. collected.Nodes], MaxAge = TimeSpan.MaxValue }, 1, 0);
        }

        var binding = _executable.Field(definition);
        var isBatch = binding.Resolver is BatchResolver;
        var arguments = ArgumentPlan.Of(binding.Arguments, node);

        if (definition.Type.Named is not CompositeType composite)
        {
            return (
                new FieldPlan
                {
                    Kind = isBatch ? FieldKind.BatchLeaf : FieldKind.ReadLeaf,
                    Definition = definition,
                    ResponseName = collected.ResponseName,
                    Nodes = [.. collected.Nodes],
                    Resolver = binding.Resolver,
                    Writer = binding.Writer,
                    FromParent = isBatch ? null : binding.Resolver.CreateLeaf(binding.Writer!),
                    Arguments = arguments,
                    Rule = binding.Rule,
                    MaxAge = binding.MaxAge,
                },
                1,
                0);
        }

        ImmutableArray<SelectionSetNode> sets = [.. collected.Nodes.Select(each => each.SelectionSet!)];
        var possible = _executable.Schema.PossibleTypes(composite);
        var belowIntrospection = isIntrospection || definition.Name is "__schema" or "__type";
        var selections = new Dictionary<ObjectType, SelectionPlan>();
        var size = 0;
        var height = 0;
        var maxAge = binding.MaxAge;

        foreach (var candidate in possible)
        {
            var (selection, selectionDepth) = PlanSelection(candidate, sets, belowIntrospection && !isIntrospection ? 0 : depth, belowIntrospection);

            selections[candidate] = selection;
            size = Math.Max(size, selection.ExpandedFields);
            maxAge = Shorter(maxAge, selection.MaxAge);
            height = Math.Max(height, belowIntrospection && !isIntrospection ? 0 : selectionDepth);
        }

        var only = composite is ObjectType single ? selections[single] : null;
        var plain = _readsLate && binding.Resolver is ReadResolver read && binding.Rule is null && arguments == ArgumentPlan.None && only is { IsPlain: true }
            ? new PlainObjectWriter(read, definition.Type, only)
            : null;

        return (
            new FieldPlan
            {
                Kind = isBatch ? FieldKind.BatchObject : plain is null ? FieldKind.ReadObject : FieldKind.PlainObject,
                Definition = definition,
                ResponseName = collected.ResponseName,
                Nodes = [.. collected.Nodes],
                Resolver = binding.Resolver,
                FromParent = plain,
                Arguments = arguments,
                Rule = binding.Rule,
                MaxAge = maxAge,
                Selection = only,
                Selections = only is null ? selections : null,
            },
            Saturate(1, size),
            height);
    }

    private void CheckDepth(int depth, bool isIntrospection, Node at)
    {
        var maximum = isIntrospection ? _options.MaxIntrospectionDepth : _options.MaxDepth;

        if (depth > maximum)
        {
            throw new PlanningException(Limit(isIntrospection ? "introspectionDepth" : "depth", maximum, depth, "nests fields too deeply", at));
        }
    }

    private static GraphQLError Limit(string limit, int maximum, int actual, string what, Node at) =>
        new($"The operation {what}: at most {maximum} are allowed, this is {actual}. Ask for less, or in several requests.", ErrorCodes.LimitExceeded, at.Location)
        {
            Extensions = Limits.Extensions(limit, maximum, actual),
        };

    private static TimeSpan? Shorter(TimeSpan? one, TimeSpan? other) => one is null || other is null ? null : one < other ? one : other;

    private static int Saturate(int one, int other) => (int)Math.Min(int.MaxValue, (long)one + other);

    /// <summary>The same selection sets, by identity, on the same type.</summary>
    private readonly struct PlanKey(ObjectType type, ImmutableArray<SelectionSetNode> sets) : IEquatable<PlanKey>
    {
        private readonly ObjectType _type = type;
        private readonly ImmutableArray<SelectionSetNode> _sets = sets;

        public bool Equals(PlanKey other) => ReferenceEquals(_type, other._type) && _sets.AsSpan().SequenceEqual(other._sets.AsSpan());

        public override bool Equals(object? obj) => obj is PlanKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(RuntimeHelpers.GetHashCode(_type));

            foreach (var set in _sets)
            {
                hash.Add(RuntimeHelpers.GetHashCode(set));
            }

            return hash.ToHashCode();
        }
    }
}
