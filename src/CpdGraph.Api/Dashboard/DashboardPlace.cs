namespace CpdGraph.Api.Dashboard;

/// <summary>Where the page lies.</summary>
/// <param name="Root">The working tree whose page can be built. Null: there are no sources here.</param>
/// <param name="Built">The folder of the built page, which need not be there.</param>
internal sealed record DashboardPlace(string? Root, string Built)
{
    /// <summary>The npm workspace.</summary>
    public string? Workspace => Root is null ? null : WorkspaceOf(Root);

    /// <summary>Beside the program, as published; else in the working tree that the program was built in.</summary>
    public static DashboardPlace Find()
    {
        var published = new DashboardPlace(null, Path.Combine(AppContext.BaseDirectory, "Pages", "dashboard"));

        if (Directory.Exists(published.Built))
        {
            return published;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CpdGraph.sln")))
            {
                return File.Exists(Path.Combine(WorkspaceOf(folder.FullName), "package.json")) ? InTree(folder.FullName) : published;
            }
        }

        return published;
    }

    /// <summary>In a working tree.</summary>
    public static DashboardPlace InTree(string root) => new(root, Path.Combine(WorkspaceOf(root), "dist"));

    private static string WorkspaceOf(string root) => Path.Combine(root, "src", "CpdGraph.Dashboard");
}
