using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Roles as the schema, tokens and the command line write them.</summary>
internal static class RoleName
{
    /// <summary>All names, in the order of the roles.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(Of)];

    public static string Of(Role role) => role.ToString().ToUpperInvariant();

    /// <summary>The role of this name, in letters of either case. Null: there is none.</summary>
    public static Role? Find(string name)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (string.Equals(role.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return null;
    }
}
