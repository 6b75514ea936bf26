using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CpdGraph.Api.Dashboard;

/// <summary>What the page is built from.</summary>
internal static class DashboardInputs
{
    // What a build, a test run or an editor leaves behind.
    private static readonly string[] Outputs = ["node_modules", "dist", "coverage", "gql"];

    /// <summary>A hash over all of it: the sources with the names of their files, the schema that they are typed by, and the examples that they share.</summary>
    public static async Task<string> HashAsync(DashboardPlace place, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var (name, path) in Files(place))
        {
            var content = await File.ReadAllBytesAsync(path, cancellation);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Are exactly the packages there that the lock file names? npm leaves its own copy of it when it has installed them all.</summary>
    public static bool ArePackagesInstalled(string workspace)
    {
        var installed = Path.Combine(workspace, "node_modules", ".package-lock.json");

        try
        {
            if (!File.Exists(installed))
            {
                return false;
            }

            var there = Packages(installed).ToDictionary(package => package.Name, package => package.Version);

            // Packages for other machines are named, and not installed.
            return Packages(Path.Combine(workspace, "package-lock.json"))
                .All(package => there.TryGetValue(package.Name, out var version) ? version == package.Version : package.IsOptional);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<(string Name, string Path)> Files(DashboardPlace place)
    {
        var sources = Below(place.Workspace!);
        var shared = new[] { Path.Combine(place.Root!, "schema"), Path.Combine(place.Root!, "src", "CpdGraph.Api", "Pages", "examples") }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.graphql", SearchOption.AllDirectories));

        return sources.Concat(shared)
            .Select(path => (Name: Path.GetRelativePath(place.Root!, path).Replace('\\', '/'), Path: path))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(path => !path.EndsWith(".tsbuildinfo", StringComparison.Ordinal))
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(inner => Path.GetFileName(inner) is var name && !name.StartsWith('.') && !Outputs.Contains(name))
                .SelectMany(Below));

    private static IEnumerable<(string Name, string? Version, bool IsOptional)> Packages(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));

        foreach (var package in json.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0))
        {
            var version = package.Value.TryGetProperty("version", out var named) ? named.GetString() : null;
            var isOptional = IsSet(package.Value, "optional") || IsSet(package.Value, "devOptional");

            yield return (package.Name, version, isOptional);
        }
    }

    private static bool IsSet(JsonElement package, string flag) => package.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;
}
