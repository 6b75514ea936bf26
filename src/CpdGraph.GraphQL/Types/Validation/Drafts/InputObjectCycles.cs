using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Specification: Type System, "Circular References" of input objects. Some finite value must satisfy each of them.</summary>
internal static class InputObjectCycles
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        var types = draft.Types.OfType<InputObjectType>().ToList();
        var endless = WithoutFiniteValue(types);
        var finder = new CycleFinder<InputObjectType, InputValueDefinition>(
            type => [.. Demands(type).Where(demand => endless.Contains(demand.Target))],
            cycle => Report(cycle, report));

        foreach (var type in types.Where(endless.Contains))
        {
            finder.SearchFrom(type);
        }
    }

    private static void Report(IReadOnlyList<(InputObjectType Node, InputValueDefinition Edge)> cycle, SchemaReport report)
    {
        var type = cycle[0].Node;
        var fields = string.Join(", ", cycle.Select(step => step.Edge));
        report.Add(
            nameof(InputObjectCycles),
            type.Name,
            $"Input Object {type} cannot be provided a finite value because it references itself through fields: {fields}.",
            [.. cycle.Select(step => step.Edge.Location!.Value)]);
    }

    /// <summary>Starts with the types that need no other and goes on to those that need only types with a finite value; what remains has none.</summary>
    private static HashSet<InputObjectType> WithoutFiniteValue(List<InputObjectType> types)
    {
        var endless = types.ToHashSet();
        var dependents = types.SelectMany(type => Demands(type).Select(demand => (demand.Target, Dependent: type))).ToLookup(pair => pair.Target, pair => pair.Dependent);
        var open = types.ToDictionary(type => type, type => Demands(type).Count);
        var finite = new Stack<InputObjectType>(types.Where(type => IsFiniteAlone(type, open[type])));

        while (finite.TryPop(out var type))
        {
            if (!endless.Remove(type))
            {
                continue;
            }

            foreach (var dependent in dependents[type])
            {
                // A OneOf object needs one of its fields only.
                if (dependent.IsOneOf || --open[dependent] == 0)
                {
                    finite.Push(dependent);
                }
            }
        }

        return endless;
    }

    private static bool IsFiniteAlone(InputObjectType type, int demands) => type.IsOneOf ? type.Fields.IsEmpty || demands < type.Fields.Length : demands == 0;

    private static List<(InputValueDefinition Edge, InputObjectType Target)> Demands(InputObjectType type)
    {
        var demands = new List<(InputValueDefinition, InputObjectType)>();

        foreach (var field in type.Fields)
        {
            // Null or an empty list ends the chain of an ordinary object; a OneOf object has no such way out of the field it gives.
            var target = type.IsOneOf ? field.Type : (field.Type as NonNullType)?.NullableType;

            if (target is InputObjectType input)
            {
                demands.Add((field, input));
            }
        }

        return demands;
    }
}
