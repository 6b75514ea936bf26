using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Access;

/// <summary>
/// Deny by default: a field has a rule when it or its type carries <c>@authorize</c>, or its type takes the rule of the field it is reached
/// by. A root type's directive holds for each of its fields; that of another type is a gate on every way to its objects.
/// </summary>
internal sealed class AuthorizeDirectiveRules(Schema schema, AccessSubjects subjects) : AccessRules
{
    /// <inheritdoc/>
    public override AccessRule? RuleOf(ObjectType type, FieldDefinition field)
    {
        var own = AuthorizeDirective.In(field.AppliedDirectives);
        var inherited = AuthorizeDirective.In(type.AppliedDirectives);

        if (own is null && inherited is null && !TakesTheRuleOfItsField(type))
        {
            return null;
        }

        AuthorizeDirective[] rules = [.. new[] { IsRoot(type) ? inherited : null, own }.OfType<AuthorizeDirective>().Where(rule => !rule.IsPublic)];

        return rules.Length == 0 ? AccessRule.Everyone : new DirectiveRule(rules, IsRoot(type) ? null : subjects);
    }

    /// <inheritdoc/>
    public override ObjectGate? GateOf(ObjectType type) =>
        // A type without an id is part of the object that it hangs from, whose own gate or field rule has been passed.
        !IsRoot(type) && type.Field("id") is not null && AuthorizeDirective.In(type.AppliedDirectives) is { IsPublic: false } rule ? new DirectiveGate(rule, subjects) : null;

    private bool IsRoot(ObjectType type) =>
        ReferenceEquals(type, schema.QueryType) || ReferenceEquals(type, schema.MutationType) || ReferenceEquals(type, schema.SubscriptionType);

    // What is inside a connection, an edge or a payload keeps its own rule: an unreadable node stays unreadable.
    private static bool TakesTheRuleOfItsField(ObjectType type) =>
        type.Name.EndsWith("Connection", StringComparison.Ordinal)
        || type.Name.EndsWith("Edge", StringComparison.Ordinal)
        || type.Name.EndsWith("Payload", StringComparison.Ordinal)
        || type.Interfaces.Any(@interface => @interface.Name == "UserError");
}
