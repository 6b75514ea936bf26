using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Results;

/// <summary>Fields and their arguments.</summary>
internal static partial class GraphQLErrors
{
    /// <summary>Characters of a reason why fields conflict, and of a name in it.</summary>
    public const int MaxReasonLength = 1_000;

    /// <param name="suggestion">Starts with a space, or is empty.</param>
    public static GraphQLError UnknownField(FieldNode field, CompositeType type, string suggestion) =>
        Of(nameof(FieldsOnCorrectType), $"Cannot query field \"{field.Name}\" on type \"{type}\".{suggestion}", field);

    public static GraphQLError SelectionOnLeaf(FieldNode field, GraphQLType type, SelectionSetNode set) =>
        Of(nameof(ScalarLeafs), $"Field \"{field.Name}\" must not have a selection since type \"{type}\" has no subfields.", set);

    public static GraphQLError NoSelection(FieldNode field, GraphQLType type) =>
        Of(
            nameof(ScalarLeafs),
            $"Field \"{field.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{field.Name} {{ ... }}\"?",
            field);

    public static GraphQLError UnknownArgument(ArgumentNode argument, CompositeType parent, FieldDefinition field, string suggestion) =>
        Of(nameof(KnownArgumentNames), $"Unknown argument \"{argument.Name}\" on field \"{parent}.{field.Name}\".{suggestion}", argument);

    public static GraphQLError UnknownArgument(ArgumentNode argument, DirectiveDefinition directive, string suggestion) =>
        Of(nameof(KnownArgumentNames), $"Unknown argument \"{argument.Name}\" on directive \"{directive}\".{suggestion}", argument);

    public static GraphQLError DuplicateArgument(string name, params ReadOnlySpan<Node> names) =>
        Of(nameof(UniqueArgumentNames), $"There can be only one argument named \"{name}\".", names);

    /// <param name="node">The field or directive.</param>
    public static GraphQLError MissingArgument(Node node, InputValueDefinition argument) =>
        Of(
            nameof(ProvidedRequiredArguments),
            $"Argument \"{argument}\" of type \"{argument.Type}\" is required, but it was not provided.",
            node);

    public static GraphQLError FieldsConflict(string responseName, string reason, params ReadOnlySpan<Node> fields) =>
        Of(
            nameof(OverlappingFieldsCanBeMerged),
            $"Fields \"{ShortName(responseName)}\" conflict because {reason}. Use different aliases on the fields to fetch both if this was intentional.",
            fields);

    public static string DifferentFields(FieldNode one, FieldNode other) =>
        $"\"{ShortName(one.Name.Value)}\" and \"{ShortName(other.Name.Value)}\" are different fields";

    public static string DifferentArguments() => "they have differing arguments";

    public static string DifferentTypes(GraphQLType one, GraphQLType other) => $"they return conflicting types \"{one}\" and \"{other}\"";

    public static string SubfieldsConflict(string responseName, string reason) => $"subfields \"{ShortName(responseName)}\" conflict because {reason}";

    /// <summary>Several reasons in one.</summary>
    public static string Reason(IEnumerable<string> reasons)
    {
        var text = "";

        foreach (var reason in reasons)
        {
            text += (text.Length == 0 ? "" : " and ") + reason;

            if (text.Length > MaxReasonLength)
            {
                break;
            }
        }

        return Shortened(text, MaxReasonLength);
    }

    public static GraphQLError IntrospectionTooDeep(FieldNode field) =>
        Of(nameof(MaxIntrospectionDepth), "Maximum introspection depth exceeded", field);

    private static string ShortName(string name) => Shortened(name, MaxReasonLength);
}
