using System.Collections.Immutable;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>Introspection: the schema answers questions about itself through the same bindings as everything else.</summary>
internal static class IntrospectionBinding
{
    public static void AddTo(SchemaBinding binding)
    {
        var schema = binding.Schema;

        binding.Enum<IntrospectionKind>("__TypeKind");
        binding.EnumAsString("__DirectiveLocation");

        binding.Type<Schema>("__Schema")
            .Field("description", (Schema it) => it.Description)
            .Field("types", (Schema it) => it.Types)
            .Field("queryType", GraphQLType (Schema it) => it.QueryType)
            .Field("mutationType", GraphQLType? (Schema it) => it.MutationType)
            .Field("subscriptionType", GraphQLType? (Schema it) => it.SubscriptionType);

        binding.Type<GraphQLType>("__Type")
            .Field("kind", KindOf)
            .Field("name", (GraphQLType it) => (it as NamedType)?.Name)
            .Field("description", (GraphQLType it) => (it as NamedType)?.Description)
            .Field("specifiedByURL", (GraphQLType it) => (it as ScalarType)?.SpecifiedByUrl)
            .Field<IncludeDeprecated, IReadOnlyList<FieldDefinition>?>("fields", FieldsOf)
            .Field("interfaces", IReadOnlyList<GraphQLType>? (GraphQLType it) => it is FieldsType type ? [.. type.Interfaces] : null)
            .Field("possibleTypes", IReadOnlyList<GraphQLType>? (GraphQLType it) =>
                it is InterfaceType or UnionType ? [.. schema.PossibleTypes((CompositeType)it)] : null)
            .Field<IncludeDeprecated, IReadOnlyList<EnumValueDefinition>?>("enumValues", EnumValuesOf)
            .Field<IncludeDeprecated, IReadOnlyList<InputValueDefinition>?>("inputFields", InputFieldsOf)
            .Field("ofType", GraphQLType? (GraphQLType it) => it switch
            {
                ListType list => list.ItemType,
                NonNullType nonNull => nonNull.NullableType,
                _ => null,
            })
            .Field("isOneOf", bool? (GraphQLType it) => (it as InputObjectType)?.IsOneOf);

        binding.Type<FieldDefinition>("__Field")
            .Field<IncludeDeprecated, IReadOnlyList<InputValueDefinition>>("args", (it, arguments, _) => Live(it.Arguments, arguments))
            .Field("isDeprecated", (FieldDefinition it) => it.DeprecationReason is not null);

        binding.Type<InputValueDefinition>("__InputValue")
            .Field("defaultValue", string? (InputValueDefinition it) => it.CoercedDefaultValue is { } value ? AstPrinter.Print(value) : null)
            .Field("isDeprecated", (InputValueDefinition it) => it.DeprecationReason is not null);

        binding.Type<EnumValueDefinition>("__EnumValue")
            .Field("isDeprecated", (EnumValueDefinition it) => it.DeprecationReason is not null);

        binding.Type<DirectiveDefinition>("__Directive")
            .Field<IncludeDeprecated, IReadOnlyList<InputValueDefinition>>("args", (it, arguments, _) => Live(it.Arguments, arguments));
    }

    /// <summary>The resolver of <c>__schema</c>.</summary>
    public static FieldResolver SchemaField(Schema schema) => new PropertyRead<object?, Schema>(_ => schema);

    /// <summary>The resolver of <c>__type</c>.</summary>
    public static FieldResolver TypeField(Schema schema) =>
        new ArgumentsRead<object?, TypeByName, GraphQLType?>((_, arguments, _) => schema.Type(arguments.Name));

    private static IntrospectionKind KindOf(GraphQLType type) => type switch
    {
        ListType => IntrospectionKind.List,
        NonNullType => IntrospectionKind.NonNull,
        NamedType named => named.Kind switch
        {
            TypeKind.Scalar => IntrospectionKind.Scalar,
            TypeKind.Object => IntrospectionKind.Object,
            TypeKind.Interface => IntrospectionKind.Interface,
            TypeKind.Union => IntrospectionKind.Union,
            TypeKind.Enum => IntrospectionKind.Enum,
            _ => IntrospectionKind.InputObject,
        },
        _ => throw new InvalidOperationException($"Unknown kind of type: {type}."),
    };

    private static IReadOnlyList<FieldDefinition>? FieldsOf(GraphQLType type, IncludeDeprecated arguments, RequestContext context) =>
        type is FieldsType { Fields: var fields }
            ? arguments.Deprecated ? fields : fields.Where(field => field.DeprecationReason is null).ToArray()
            : null;

    private static IReadOnlyList<EnumValueDefinition>? EnumValuesOf(GraphQLType type, IncludeDeprecated arguments, RequestContext context) =>
        type is EnumType { Values: var values }
            ? arguments.Deprecated ? values : values.Where(value => value.DeprecationReason is null).ToArray()
            : null;

    private static IReadOnlyList<InputValueDefinition>? InputFieldsOf(GraphQLType type, IncludeDeprecated arguments, RequestContext context) =>
        type is InputObjectType { Fields: var fields } ? Live(fields, arguments) : null;

    private static IReadOnlyList<InputValueDefinition> Live(ImmutableArray<InputValueDefinition> values, IncludeDeprecated arguments) =>
        arguments.Deprecated ? values : values.Where(value => value.DeprecationReason is null).ToArray();

    private enum IntrospectionKind
    {
        Scalar,
        Object,
        Interface,
        Union,
        Enum,
        InputObject,
        List,
        NonNull,
    }

    private sealed class IncludeDeprecated(bool includeDeprecated)
    {
        public bool Deprecated { get; } = includeDeprecated;
    }

    private sealed class TypeByName(string name)
    {
        public string Name { get; } = name;
    }
}
