namespace CpdGraph.Testing.Tests.Postgres;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("cpdgraph-binaries-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_newest_version_is_taken_by_number_not_by_spelling()
    {
        Make("9.6/bin", "initdb", "pg_ctl");
        Make("15/bin", "initdb", "pg_ctl");

        Assert.Equal(Path.Combine(root, "15", "bin"), PostgresBinaries.Find(path: "", root)?.Folder);
    }

    [Fact]
    public void The_path_goes_before_the_folders_of_the_distribution()
    {
        Make("15/bin", "initdb", "pg_ctl");
        var onPath = Make("own", "initdb", "pg_ctl");

        Assert.Equal(onPath, PostgresBinaries.Find(onPath, root)?.Folder);
    }

    [Fact]
    public void A_folder_with_the_client_alone_is_not_a_server()
    {
        var client = Make("15/bin", "psql", "pg_ctl");

        Assert.Null(PostgresBinaries.Find(client, root));
    }

    private string Make(string folder, params string[] files)
    {
        var full = Directory.CreateDirectory(Path.Combine(root, folder)).FullName;

        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(full, file), "");
        }

        return full;
    }
}
