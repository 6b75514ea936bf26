using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Scopes of this service: what an application may ask an issuer for.</summary>
internal static class OwnScopes
{
    private static readonly ImmutableDictionary<string, Role> Roles = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("record:self", Role.Coach),
        KeyValuePair.Create("record:supervise", Role.Supervisor),
        KeyValuePair.Create("catalogue:publish", Role.Publisher),
        KeyValuePair.Create("dashboard:read", Role.Analyst),
        KeyValuePair.Create("curate", Role.Steward),
        KeyValuePair.Create("admin", Role.Administrator),
    ]);

    /// <summary>The roles that stand behind those of the scopes that are ours.</summary>
    public static RoleSet RolesOf(IEnumerable<string> scopes) =>
        RoleSet.Of([.. scopes.Where(Roles.ContainsKey).Select(scope => Roles[scope])]);
}
