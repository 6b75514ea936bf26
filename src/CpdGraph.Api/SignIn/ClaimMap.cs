using System.Collections.Frozen;
using System.Text.Json;
using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Reads from a token's claims who somebody is called and what the token may be used for. Safe to share.</summary>
/// <param name="options">Checked.</param>
internal sealed class ClaimMap(ClaimOptions options, ClaimProfile profile)
{
    private const int MaxName = 200;

    private readonly FrozenDictionary<string, Role> roleNames = options.RoleNames.ToFrozenDictionary(
        pair => pair.Key, pair => RoleName.Find(pair.Value)!.Value, StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when a claim is damaged.</returns>
    public TokenClaims? Read(JsonElement payload)
    {
        try
        {
            var selected = profile is ClaimProfile.Cis2 ? Cis2Profile.SelectedRole(payload) : SelectedRole.None;

            return new TokenClaims(NameIn(payload), selected.IsUnknown ? RoleSet.None : Both(RolesIn(payload), ScopesIn(payload)), selected.OrganisationCode);
        }
        catch (InvalidOperationException)
        {
            // Text with half of a surrogate pair.
            return null;
        }
    }

    private string? NameIn(JsonElement payload) =>
        ClaimPath.Find(payload, options.Name) is { ValueKind: JsonValueKind.String } value
        && value.GetString() is { Length: > 0 and <= MaxName } name
        && !name.Any(char.IsControl)
            ? name
            : null;

    // Whoever sends roles means all of them: one that we do not know gives nothing.
    private RoleSet? RolesIn(JsonElement payload) =>
        ClaimPath.Find(payload, options.Roles) is { } value
            ? RoleSet.Of([.. ClaimPath.Words(value).Select(RoleOf).OfType<Role>()])
            : null;

    // Scopes are about other things too: without one of ours they say nothing about roles.
    private RoleSet? ScopesIn(JsonElement payload) =>
        ClaimPath.Find(payload, options.Scope) is { } value && OwnScopes.RolesOf(ClaimPath.Words(value)) is { IsEmpty: false } roles
            ? roles
            : null;

    private Role? RoleOf(string name) =>
        roleNames.TryGetValue(name, out var role) ? role : RoleName.Find(name);

    private static RoleSet? Both(RoleSet? one, RoleSet? other) =>
        one is { } roles ? RoleSet.Narrow(roles, other) : other;
}
