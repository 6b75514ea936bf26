using CpdGraph.Api.Composition;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Access;

/// <summary>The directives of a field, all of which must hold.</summary>
/// <param name="directives">At least one, none of them public.</param>
/// <param name="subjects">Whose the parents are. Null for root fields, which have no parent: their rows are filtered where they are read.</param>
internal sealed class DirectiveRule(AuthorizeDirective[] directives, AccessSubjects? subjects) : AccessRule
{
    /// <inheritdoc/>
    public override bool IsPerObject => subjects is not null && Array.Exists(directives, directive => directive.Policy is not null);

    /// <inheritdoc/>
    public override AccessVerdict Decide(RequestContext context)
    {
        var caller = context.Caller();

        foreach (var directive in directives)
        {
            var asksForSomebody = directive.IsSignedInOnly || !directive.Roles.IsEmpty || subjects is null;

            if (asksForSomebody && !caller.IsSignedIn)
            {
                return AccessVerdict.Unauthenticated;
            }

            if (!directive.Roles.IsEmpty && !directive.Roles.Any(caller.Roles.Contains))
            {
                return AccessVerdict.Forbidden;
            }
        }

        return AccessVerdict.Allowed;
    }

    /// <inheritdoc/>
    public override bool Allows(object? parent, RequestContext context) =>
        parent is not null
        && subjects!.TryFind(parent, context, out var subject)
        && directives.All(directive => directive.Policy is not { } policy || context.Caller().May(policy, subject));
}

/// <summary>The directive of a type: who may see its objects, on whatever way they are reached.</summary>
internal sealed class DirectiveGate(AuthorizeDirective directive, AccessSubjects subjects) : ObjectGate
{
    /// <inheritdoc/>
    public override bool Allows(object value, RequestContext context)
    {
        var caller = context.Caller();

        if ((directive.IsSignedInOnly && !caller.IsSignedIn) || (!directive.Roles.IsEmpty && !directive.Roles.Any(caller.Roles.Contains)))
        {
            return false;
        }

        // An object that nobody has said whose it is stays unseen.
        return directive.Policy is not { } policy || (subjects.TryFind(value, context, out var subject) && caller.May(policy, subject));
    }
}
