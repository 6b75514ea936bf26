using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Field Selections".</summary>
internal sealed class FieldsOnCorrectType : Rule
{
    public override void Enter(FieldNode field, ValidationContext context)
    {
        if (context.At.ParentType is { } type && context.At.Field is null)
        {
            context.Report(GraphQLErrors.UnknownField(field, type, Suggestion(field.Name.Value, type, context)));
        }
    }

    private static string Suggestion(string name, CompositeType type, ValidationContext context)
    {
        if (!context.Options.Suggestions)
        {
            return "";
        }

        var types = Suggestions.Text(TypesWith(name, type, context.Schema), "to use an inline fragment on");
        var fields = (type as FieldsType)?.Fields ?? [];

        return types.Length > 0 ? types : Suggestions.For(context, name, fields.Select(field => field.Name));
    }

    /// <summary>Possible types and their interfaces that have the field: those that cover most of them first, then supertypes, then by name.</summary>
    private static List<string> TypesWith(string name, CompositeType type, Schema schema)
    {
        var counts = new Dictionary<FieldsType, int>();

        if (type is not ObjectType)
        {
            foreach (var possible in schema.PossibleTypes(type))
            {
                if (possible.Field(name) is null)
                {
                    continue;
                }

                counts[possible] = 1;

                foreach (var candidate in possible.Interfaces)
                {
                    if (candidate.Field(name) is not null)
                    {
                        counts[candidate] = counts.GetValueOrDefault(candidate) + 1;
                    }
                }
            }
        }

        var types = new List<FieldsType>();

        // "Supertypes first" with "by name" is no total order, which List.Sort must not be given.
        foreach (var candidate in counts.Keys)
        {
            var (low, high) = (0, types.Count);

            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Precedes(candidate, types[middle]) ? (low, middle) : (middle + 1, high);
            }

            types.Insert(low, candidate);
        }

        return types.ConvertAll(candidate => candidate.Name);

        bool Precedes(FieldsType one, FieldsType other) =>
            counts[one] != counts[other] ? counts[one] > counts[other]
            : Implements(other, one) || (!Implements(one, other) && Suggestions.CompareNaturally(one.Name, other.Name) < 0);
    }

    private static bool Implements(FieldsType type, FieldsType candidate) =>
        !ReferenceEquals(type, candidate) && candidate is InterfaceType supertype && type.Interfaces.Contains(supertype);
}
