using System.Collections.Immutable;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.Api.Access;

/// <summary>One use of <c>@authorize</c>.</summary>
/// <param name="Roles">The caller needs one of them. Empty: any.</param>
/// <param name="Policy">The caller needs this relation. Null: none is named.</param>
internal sealed record AuthorizeDirective(ImmutableArray<Role> Roles, AccessPolicy? Policy)
{
    /// <summary>Without roles and policy it asks for any signed-in caller.</summary>
    public bool IsSignedInOnly => Roles.IsEmpty && Policy is null;

    /// <summary>Whether it lets everyone pass.</summary>
    public bool IsPublic => Roles.IsEmpty && Policy == AccessPolicy.Public;

    /// <summary>Reads it from where it stands. Null when it does not.</summary>
    /// <exception cref="InvalidOperationException">It names a role or policy that there is none of: the schema and the program differ.</exception>
    public static AuthorizeDirective? In(ImmutableArray<DirectiveNode> directives)
    {
        if (directives.FirstOrDefault(directive => directive.Name.Value == "authorize") is not { } found)
        {
            return null;
        }

        var roles = found.Arguments.FirstOrDefault(argument => argument.Name.Value == "roles")?.Value;
        var policy = found.Arguments.FirstOrDefault(argument => argument.Name.Value == "policy")?.Value as StringValueNode;

        return new AuthorizeDirective(
            roles switch
            {
                ListValueNode list => [.. list.Items.OfType<EnumValueNode>().Select(role => Named<Role>(role.Value))],
                EnumValueNode role => [Named<Role>(role.Value)],
                _ => [],
            },
            policy is null ? null : Named<AccessPolicy>(policy.Value));
    }

    // own-record-or-supervisor and OWN_RECORD_OR_SUPERVISOR are both OwnRecordOrSupervisor.
    private static T Named<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : throw new InvalidOperationException($"@authorize names \"{word}\", which is no {typeof(T).Name}.");
}
