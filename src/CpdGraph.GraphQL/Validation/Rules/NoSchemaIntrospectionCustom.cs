using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Beyond the specification: where introspection is off, nothing may be asked of the schema but the name of a type.</summary>
internal sealed class NoSchemaIntrospectionCustom : Rule
{
    public override void Enter(FieldNode field, ValidationContext context)
    {
        if (!context.Options.Introspection && context.At.Type?.Named is { } type && type.Name.StartsWith("__", StringComparison.Ordinal))
        {
            context.Report(GraphQLErrors.IntrospectionOff(field));
        }
    }
}
