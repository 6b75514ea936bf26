using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Access;

/// <summary>Deny by default: a field has a rule when it or its type carries <c>@authorize</c>, or its type takes the rule of the field it is reached by.</summary>
internal sealed class AuthorizeDirectiveRules : AccessRules
{
    private const string Directive = "authorize";

    /// <inheritdoc/>
    public override AccessRule? RuleOf(ObjectType type, FieldDefinition field)
    {
        var isDecided = field.AppliedDirectives.Any(directive => directive.Name.Value == Directive)
            || type.AppliedDirectives.Any(directive => directive.Name.Value == Directive)
            || TakesTheRuleOfItsField(type);

        // Everything that the schema holds so far is public.
        return isDecided ? AccessRule.Everyone : null;
    }

    // What is inside a connection or an edge keeps its own rule: an unreadable node stays unreadable.
    private static bool TakesTheRuleOfItsField(ObjectType type) =>
        type.Name.EndsWith("Connection", StringComparison.Ordinal) || type.Name.EndsWith("Edge", StringComparison.Ordinal);
}
