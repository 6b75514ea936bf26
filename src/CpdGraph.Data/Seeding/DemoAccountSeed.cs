using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads from <c>demo/people.yaml</c> who can sign in. The same key in several lists is the same person with several roles.</summary>
internal static class DemoAccountSeed
{
    // In the order of the file.
    private static readonly ImmutableArray<(string List, Role Role)> Lists =
    [
        ("stewards", Role.Steward),
        ("administrators", Role.Administrator),
        ("publishers", Role.Publisher),
        ("analysts", Role.Analyst),
        ("supervisors", Role.Supervisor),
        ("coaches", Role.Coach),
    ];

    /// <summary>All rows, each with the role that its list gives.</summary>
    public static ImmutableArray<(SeedNode Row, Role Role)> Rows(SeedNode lists) =>
        [.. Lists.SelectMany(pair => lists.Rows(pair.List, "key").Select(row => (row, pair.Role)))];

    public static ImmutableArray<DemoAccount> Read(ImmutableArray<(SeedNode Row, Role Role)> rows)
    {
        var accounts = new List<DemoAccount>();

        foreach (var (row, role) in rows.Where(pair => pair.Row.FlagOrNull("joined") != false))
        {
            var (key, name) = (row.Slug("key"), row.Text("name"));
            var place = accounts.FindIndex(account => account.Key == key);

            if (place < 0)
            {
                accounts.Add(new DemoAccount(key, name, RoleSet.Of(role)));
                continue;
            }

            if (accounts[place].Name != name)
            {
                row.Reading.Report(row.Place, $"'{key}' has another name here than elsewhere: '{accounts[place].Name}'.");
            }

            accounts[place] = accounts[place] with { Roles = accounts[place].Roles.With(role) };
        }

        return [.. accounts];
    }
}
