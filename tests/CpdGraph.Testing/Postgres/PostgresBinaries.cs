using System.Globalization;

namespace CpdGraph.Testing;

/// <summary>The folder of <c>initdb</c> and <c>pg_ctl</c>. Debian keeps them off the PATH.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    public static PostgresBinaries? Find() =>
        Find(Environment.GetEnvironmentVariable("PATH") ?? "", DebianRoot);

    /// <returns>The first folder of the path that has both, else that of the newest version under the Debian root; null: nowhere.</returns>
    internal static PostgresBinaries? Find(string path, string debianRoot)
    {
        var versions = Directory.Exists(debianRoot)
            ? Directory.GetDirectories(debianRoot).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];

        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(versions)
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            .Select(folder => new PostgresBinaries(folder))
            .FirstOrDefault();
    }

    private static decimal Version(string folder) =>
        decimal.TryParse(Path.GetFileName(folder), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;
}
