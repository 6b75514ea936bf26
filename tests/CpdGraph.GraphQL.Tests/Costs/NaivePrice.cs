using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Costs;

/// <summary>The price of an operation straight from its definition: from the document, by recursion, each place on its own. Slow, and plain to see.</summary>
internal sealed class NaivePrice(Schema schema, DocumentNode document, JsonObject variables)
{
    private const double Assumed = 10;

    public double OfOperation()
    {
        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();

        return OfSelections(schema.QueryType, [operation.SelectionSet], [], 0);
    }

    private double OfSelections(ObjectType type, List<SelectionSetNode> sets, string[] sizedFields, double sizeFromAbove)
    {
        double price = 0;

        foreach (var nodes in Fields(type, sets).Where(nodes => !nodes[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            var field = type.Field(nodes[0].Name.Value)!;
            var size = DeclaredSize(field, nodes[0]);
            var sizedBelow = Strings(field, "sizedFields");
            var lists = field.Type.ToString()!.Count(letter => letter == '[');
            double count = 1;

            for (var level = 0; level < lists; level++)
            {
                count *= level > 0 ? Assumed
                    : sizedFields.Contains(field.Name) ? sizeFromAbove
                    : sizedBelow.Length == 0 ? size
                    : Assumed;
            }

            price += Weight(field.AppliedDirectives) ?? 0;
            price += count * Types(field).Max(candidate => candidate is ObjectType concrete
                ? (Weight(concrete.AppliedDirectives) ?? 1) + OfSelections(concrete, [.. nodes.Select(node => node.SelectionSet!)], sizedBelow, size)
                : Weight(candidate.AppliedDirectives) ?? 0);
        }

        return price;
    }

    private NamedType[] Types(FieldDefinition field) =>
        field.Type.Named is CompositeType composite ? [.. schema.PossibleTypes(composite)] : [field.Type.Named];

    private List<List<FieldNode>> Fields(ObjectType type, List<SelectionSetNode> sets)
    {
        var found = new List<List<FieldNode>>();

        foreach (var selection in sets.SelectMany(set => set.Selections))
        {
            if (selection is FieldNode field)
            {
                Add(field);
            }
            else
            {
                var (condition, inner) = selection is InlineFragmentNode inline
                    ? (inline.TypeCondition?.Name.Value, inline.SelectionSet)
                    : Fragment(((FragmentSpreadNode)selection).Name.Value);

                if (condition is null || schema.PossibleTypes((CompositeType)schema.Type(condition)!).Contains(type))
                {
                    Fields(type, [inner]).SelectMany(nodes => nodes).ToList().ForEach(Add);
                }
            }
        }

        return found;

        void Add(FieldNode field)
        {
            if (found.Find(nodes => nodes[0].ResponseName == field.ResponseName) is { } nodes)
            {
                if (!nodes.Contains(field))
                {
                    nodes.Add(field);
                }
            }
            else
            {
                found.Add([field]);
            }
        }
    }

    private (string Condition, SelectionSetNode Set) Fragment(string name)
    {
        var fragment = document.Definitions.OfType<FragmentDefinitionNode>().Single(candidate => candidate.Name.Value == name);

        return (fragment.TypeCondition.Name.Value, fragment.SelectionSet);
    }

    private double DeclaredSize(FieldDefinition field, FieldNode node)
    {
        var given = Strings(field, "slicingArguments").Select(name => Given(field.Argument(name)!, node)).OfType<double>().ToArray();

        return given.Length > 0 ? given.Max()
            : Argument(field.AppliedDirectives, "listSize", "assumedSize") is IntValueNode assumed ? double.Parse(assumed.Value, System.Globalization.CultureInfo.InvariantCulture)
            : Assumed;
    }

    private double? Given(InputValueDefinition argument, FieldNode node)
    {
        var literal = node.Arguments.FirstOrDefault(candidate => candidate.Name.Value == argument.Name)?.Value ?? argument.DefaultValue;

        if (literal is VariableNode variable)
        {
            if (variables.TryGetPropertyValue(variable.Name.Value, out var value))
            {
                return value switch
                {
                    null => null,
                    JsonArray list => list.Count,
                    _ => value.GetValue<int>(),
                };
            }

            literal = argument.DefaultValue;
        }

        return literal switch
        {
            ListValueNode list => list.Items.Length,
            IntValueNode number => double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static double? Weight(IEnumerable<DirectiveNode> directives) =>
        Argument(directives, "cost", "weight") is StringValueNode weight ? double.Parse(weight.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string[] Strings(FieldDefinition field, string argument) =>
        Argument(field.AppliedDirectives, "listSize", argument) is ListValueNode list ? [.. list.Items.Cast<StringValueNode>().Select(item => item.Value)] : [];

    private static ValueNode? Argument(IEnumerable<DirectiveNode> directives, string directive, string argument) =>
        directives.FirstOrDefault(candidate => candidate.Name.Value == directive)?.Arguments.FirstOrDefault(candidate => candidate.Name.Value == argument)?.Value;
}
