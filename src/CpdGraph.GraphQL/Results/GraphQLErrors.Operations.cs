using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Validation.Rules;

namespace CpdGraph.GraphQL.Results;

/// <summary>Documents, operations and directives.</summary>
internal static partial class GraphQLErrors
{
    /// <param name="name">Null for the definition of the schema.</param>
    public static GraphQLError NotExecutable(string? name, Node definition) =>
        Of(nameof(ExecutableDefinitions), $"The {(name is null ? "schema" : $"\"{name}\"")} definition is not executable.", definition);

    public static GraphQLError OperationNotSupported(OperationDefinitionNode operation) =>
        Of(nameof(KnownOperationTypes), $"The {Word(operation.Operation)} operation is not supported by the schema.", operation);

    public static GraphQLError DuplicateOperation(NameNode first, NameNode second) =>
        Of(nameof(UniqueOperationNames), $"There can be only one operation named \"{second}\".", first, second);

    public static GraphQLError AnonymousNotAlone(OperationDefinitionNode operation) =>
        Of(nameof(LoneAnonymousOperation), "This anonymous operation must be the only defined operation.", operation);

    public static GraphQLError SubscriptionWithSeveralFields(OperationDefinitionNode operation, params ReadOnlySpan<Node> extra) =>
        Of(nameof(SingleFieldSubscriptions), $"{Subscription(operation)} must select only one top level field.", extra);

    public static GraphQLError SubscriptionWithoutField(OperationDefinitionNode operation) =>
        Of(nameof(SingleFieldSubscriptions), $"{Subscription(operation)} must select one top level field.", operation.SelectionSet);

    public static GraphQLError SubscriptionToIntrospection(OperationDefinitionNode operation, params ReadOnlySpan<Node> fields) =>
        Of(nameof(SingleFieldSubscriptions), $"{Subscription(operation)} must not select an introspection top level field.", fields);

    public static GraphQLError SubscriptionWithConditions(OperationDefinitionNode operation, params ReadOnlySpan<Node> directives) =>
        Of(
            nameof(SingleFieldSubscriptions),
            $"{Subscription(operation)} must not use `@skip` or `@include` directives in the top level selection.",
            directives);

    public static GraphQLError IntrospectionOff(FieldNode field) =>
        Of(
            nameof(NoSchemaIntrospectionCustom),
            $"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name}\".",
            field);

    public static GraphQLError UnknownDirective(DirectiveNode directive) =>
        Of(nameof(KnownDirectives), $"Unknown directive \"@{directive.Name}\".", directive);

    public static GraphQLError MisplacedDirective(DirectiveNode directive, string location) =>
        Of(nameof(KnownDirectives), $"Directive \"@{directive.Name}\" may not be used on {location}.", directive);

    public static GraphQLError RepeatedDirective(DirectiveNode first, DirectiveNode second) =>
        Of(nameof(UniqueDirectivesPerLocation), $"The directive \"@{second.Name}\" can only be used once at this location.", first, second);

    private static string Subscription(OperationDefinitionNode operation) =>
        operation.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";

    private static string Word(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
