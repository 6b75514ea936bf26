using System.Text.Json;

namespace CpdGraph.Testing;

/// <summary>
/// Node and the npm packages of <c>tests/npm</c> (the reference implementation of GraphQL, the HTTP audit, the clients) and of the dashboards.
/// </summary>
public static class NpmPackages
{
    /// <summary>The folder of the scripts, with <c>node_modules</c> beside them.</summary>
    public static string Folder { get; } = RepositoryRoot.Of("tests", "npm");

    /// <summary>The folder of the dashboards' page.</summary>
    public static string Dashboard { get; } = RepositoryRoot.Of("src", "CpdGraph.Dashboard");

    /// <summary>The executable; only after <see cref="Require()"/>.</summary>
    internal static string Node => NodeExecutable(SearchPath)!;

    private static string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>
    /// Without Node, or with other packages installed than the lock file names, the running test is skipped with the command that
    /// installs them; where <c>CPDGRAPH_CI=1</c>, it fails.
    /// </summary>
    public static void Require() => Require(Folder);

    /// <summary>The same for the dashboards' page.</summary>
    public static void RequireDashboard() => Require(Dashboard);

    /// <summary>Runs a script of <see cref="Folder"/> under Node, in that folder.</summary>
    /// <param name="script">Its file name, as <c>audit.mjs</c>.</param>
    public static ProcessUnderTest Start(string script, params string[] arguments)
    {
        Require();

        return ProcessUnderTest.Start(Node, [Path.Combine(Folder, script), .. arguments], Folder);
    }

    /// <summary>Runs a script of the dashboards' <c>package.json</c>, in their folder.</summary>
    /// <param name="script">Its name, as <c>test</c>.</param>
    public static ProcessUnderTest RunOfDashboard(string script)
    {
        RequireDashboard();

        return ProcessUnderTest.Start("npm", ["run", script], Dashboard, new Dictionary<string, string?> { ["NODE_ENV"] = null });
    }

    internal static string? NodeExecutable(string path) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
            .FirstOrDefault(File.Exists);

    /// <summary>Are exactly the versions there that the lock file names? npm leaves its own copy of it in <c>node_modules</c>.</summary>
    internal static bool AreInstalled(string folder)
    {
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");

        if (!File.Exists(installed))
        {
            return false;
        }

        var there = Versions(installed);
        return Versions(Path.Combine(folder, "package-lock.json")).All(there.Contains);
    }

    private static void Require(string folder)
    {
        var name = Path.GetRelativePath(RepositoryRoot.Path, folder).Replace('\\', '/');
        var install = $"npm ci --prefix {name} (Node 20 or newer: https://nodejs.org)";

        if (NodeExecutable(SearchPath) is null)
        {
            Prerequisite.Missing("These tests need Node.", install);
        }

        if (!AreInstalled(folder))
        {
            Prerequisite.Missing($"These tests need the npm packages that {name}/package-lock.json names.", install);
        }
    }

    // Packages for other machines are named, and not installed.
    private static HashSet<(string Package, string? Version)> Versions(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));

        return json.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0 && !IsSet(package.Value, "optional") && !IsSet(package.Value, "devOptional"))
            .Select(package => (package.Name, package.Value.GetProperty("version").GetString()))
            .ToHashSet();
    }

    private static bool IsSet(JsonElement package, string flag) => package.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;
}
