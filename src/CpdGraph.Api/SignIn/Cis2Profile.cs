using System.Text.Json;

namespace CpdGraph.Api.SignIn;

/// <summary>Claims of NHS Care Identity Service 2: people with several roles select one when they sign in.</summary>
internal static class Cis2Profile
{
    /// <summary>The organisation of the role that the person selected, from <c>selected_roleid</c> and the entry of <c>nhsid_nrbac_roles</c> with that <c>person_roleid</c>.</summary>
    public static SelectedRole SelectedRole(JsonElement payload)
    {
        if (Text(payload, "selected_roleid") is not { } selected)
        {
            return SignIn.SelectedRole.None;
        }

        var code = payload.TryGetProperty("nhsid_nrbac_roles", out var roles) && roles.ValueKind == JsonValueKind.Array
            ? roles.EnumerateArray().Where(role => Text(role, "person_roleid") == selected).Select(role => Text(role, "org_code")).FirstOrDefault()
            : null;

        return new SelectedRole(code, IsUnknown: code is null);
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>The role that a person selected.</summary>
/// <param name="OrganisationCode">ODS code. Null when none was selected or it is not known.</param>
/// <param name="IsUnknown">Whether one was selected of which the token says nothing: then it is good for nothing.</param>
internal readonly record struct SelectedRole(string? OrganisationCode, bool IsUnknown)
{
    public static SelectedRole None => default;
}
