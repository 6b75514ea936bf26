using System.Collections.Frozen;

namespace CpdGraph.Api.Dashboard;

/// <summary>The files of one build of the page. Immutable, safe to share.</summary>
internal sealed class DashboardFiles
{
    private const string IndexName = "index.html";
    private const string QueryName = "query.html";

    private readonly FrozenDictionary<string, DashboardFile> own;
    private readonly FrozenDictionary<string, DashboardFile> earlier;

    private DashboardFiles(FrozenDictionary<string, DashboardFile> own, FrozenDictionary<string, DashboardFile> earlier) => (this.own, this.earlier) = (own, earlier);

    /// <summary>The page of dashboards.</summary>
    public DashboardFile Index => own[IndexName];

    /// <summary>The query page. Null: this build has none.</summary>
    public DashboardFile? Query => own.GetValueOrDefault(QueryName);

    /// <summary>A file by the path of its address. Null: there is none.</summary>
    public DashboardFile? Find(PathString path) =>
        path.Value is { Length: > 1 } value ? own.GetValueOrDefault(value[1..]) ?? earlier.GetValueOrDefault(value[1..]) : null;

    /// <summary>Reads a built page, all of it: whatever happens to the folder later, what is served stays whole.</summary>
    /// <param name="before">What was served until now: a page that is open in a browser still asks for parts of it.</param>
    /// <returns>Null: no page is there.</returns>
    public static DashboardFiles? Read(string folder, DashboardFiles? before = null)
    {
        if (!File.Exists(Path.Combine(folder, IndexName)))
        {
            return null;
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file => !file.Name.Split('/').Any(part => part.StartsWith('.')))
            .ToFrozenDictionary(file => file.Name, file => new DashboardFile(file.Name, File.ReadAllBytes(file.Path)), StringComparer.Ordinal);

        return new DashboardFiles(files, before?.own ?? FrozenDictionary<string, DashboardFile>.Empty);
    }
}
