namespace CpdGraph.Testing.Tests;

public sealed class NpmPackagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cpdgraph-npm-").FullName;

    [Fact]
    public void Packages_count_as_installed_with_exactly_the_versions_of_the_lock_file()
    {
        Write("package-lock.json", "1.0.0");
        Assert.False(NpmPackages.AreInstalled(folder));

        Write("node_modules/.package-lock.json", "0.9.0");
        Assert.False(NpmPackages.AreInstalled(folder));

        Write("node_modules/.package-lock.json", "1.0.0");
        Assert.True(NpmPackages.AreInstalled(folder));
    }

    [Fact]
    public void Packages_for_other_machines_need_not_be_there()
    {
        Write("node_modules/.package-lock.json", "1.0.0");
        File.WriteAllText(
            Path.Combine(folder, "package-lock.json"),
            """
            { "packages": { "": {}, "node_modules/graphql": { "version": "1.0.0" },
              "node_modules/for-windows": { "version": "1.0.0", "optional": true }, "node_modules/for-macs": { "version": "1.0.0", "devOptional": true } } }
            """);

        Assert.True(NpmPackages.AreInstalled(folder));
    }

    [Fact]
    public void Node_is_looked_for_in_every_folder_of_the_path()
    {
        var node = Path.Combine(folder, "node");
        Assert.Null(NpmPackages.NodeExecutable(folder));

        File.WriteAllText(node, "");
        Assert.Equal(node, NpmPackages.NodeExecutable($"/nowhere{Path.PathSeparator}{folder}"));
    }

    [Fact]
    public async Task A_script_finds_the_packages_of_the_lock_file()
    {
        await using var node = NpmPackages.Start("version.mjs");

        Assert.Equal(0, await node.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("graphql 17.", node.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string file, string version)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $$"""{ "packages": { "": {}, "node_modules/graphql": { "version": "{{version}}" } } }""");
    }
}
