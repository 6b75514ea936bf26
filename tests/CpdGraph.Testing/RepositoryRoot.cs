namespace CpdGraph.Testing;

/// <summary>Where the repository lies on this machine: the folder that holds <c>CpdGraph.sln</c>.</summary>
public static class RepositoryRoot
{
    // A deterministic build records source files under this name, whatever folder they were built in.
    private const string DeterministicRoot = "/_/";

    /// <summary>The folder, without a slash at its end.</summary>
    public static string Path { get; } = Find();

    /// <summary>A path below the root, from its parts.</summary>
    public static string Of(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>The real place of a source file as the compiler recorded it.</summary>
    public static string SourceFile(string callerFilePath) =>
        callerFilePath.StartsWith(DeterministicRoot, StringComparison.Ordinal)
            ? System.IO.Path.Combine(Path, callerFilePath[DeterministicRoot.Length..])
            : callerFilePath;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CpdGraph.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No CpdGraph.sln above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
