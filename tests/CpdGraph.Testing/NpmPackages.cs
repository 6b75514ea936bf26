using System.Text.Json;

namespace CpdGraph.Testing;

/// <summary>Node and the npm packages of <c>tests/npm</c>: the reference implementation of GraphQL, the HTTP audit, the clients.</summary>
public static class NpmPackages
{
    private const string InstallCommand = "npm ci --prefix tests/npm (Node 20 or newer: https://nodejs.org)";

    /// <summary>The folder of the scripts, with <c>node_modules</c> beside them.</summary>
    public static string Folder { get; } = RepositoryRoot.Of("tests", "npm");

    /// <summary>The executable; only after <see cref="Require"/>.</summary>
    internal static string Node => NodeExecutable(SearchPath)!;

    private static string SearchPath => Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>
    /// Without Node, or with other packages installed than the lock file names, the running test is skipped with the command that
    /// installs them; where <c>CPDGRAPH_CI=1</c>, it fails.
    /// </summary>
    public static void Require()
    {
        if (NodeExecutable(SearchPath) is null)
        {
            Prerequisite.Missing("These tests need Node.", InstallCommand);
        }

        if (!AreInstalled(Folder))
        {
            Prerequisite.Missing("These tests need the npm packages that tests/npm/package-lock.json names.", InstallCommand);
        }
    }

    /// <summary>Runs a script of <see cref="Folder"/> under Node, in that folder.</summary>
    /// <param name="script">Its file name, as <c>audit.mjs</c>.</param>
    public static ProcessUnderTest Start(string script, params string[] arguments)
    {
        Require();

        return ProcessUnderTest.Start(Node, [Path.Combine(Folder, script), .. arguments], Folder);
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

    private static HashSet<(string Package, string? Version)> Versions(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));

        return json.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0)
            .Select(package => (package.Name, package.Value.GetProperty("version").GetString()))
            .ToHashSet();
    }
}
