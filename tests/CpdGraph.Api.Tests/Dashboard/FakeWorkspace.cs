using CpdGraph.Api.Dashboard;

namespace CpdGraph.Api.Tests.Dashboard;

/// <summary>A working tree with a page of a few lines, and programs by the names of Node and npm that do in no time what those would do.</summary>
internal sealed class FakeWorkspace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cpdgraph-page-");

    public FakeWorkspace()
    {
        Place = DashboardPlace.InTree(folder.FullName);
        Write("src/CpdGraph.Dashboard/package.json", "{}");
        Lock("1.0.0");
        Source("first");
        Write("schema/one.graphql", "type Query { one: Int }");
        Program("node", "echo v20.20.2");
        HaveNpm();
    }

    public DashboardPlace Place { get; }

    /// <summary>The programs of this folder, before those of the machine.</summary>
    public NodeTools Tools => new($"{Path.Combine(folder.FullName, "bin")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");

    /// <summary>A machine without any program.</summary>
    public NodeTools NoTools => new(folder.CreateSubdirectory("empty").FullName);

    /// <summary>What npm was asked for: the first two words each time.</summary>
    public IReadOnlyList<string> Asked => File.Exists(AskedFile) ? File.ReadAllLines(AskedFile) : [];

    public string NpmPid => Path.Combine(folder.FullName, "npm-pid");

    private string AskedFile => Path.Combine(folder.FullName, "asked");

    /// <summary>Makes the source say this, and so the page built of it.</summary>
    public void Source(string text) => Write("src/CpdGraph.Dashboard/src/main.ts", text);

    /// <summary>Makes the lock file name this version of the only package, and one for another machine.</summary>
    public void Lock(string version) => Write(
        "src/CpdGraph.Dashboard/package-lock.json",
        $$$$"""
        {"packages":{"":{},
        "node_modules/a-for-others":{"version":"1.0.0","optional":true},
        "node_modules/a":{"version":"{{{{version}}}}"}}}
        """);

    /// <summary>npm that works.</summary>
    /// <param name="first">What it does before, in the shell's language.</param>
    public void HaveNpm(string first = "") => Program(
        "npm",
        $$"""
        echo "$1 $2" >> '{{AskedFile}}'
        {{first}}
        if [ "$1" = ci ]; then
          mkdir -p node_modules
          grep -v others package-lock.json > node_modules/.package-lock.json
        else
          mkdir -p "$5/app/assets"
          cat src/main.ts > "$5/index.html"
          cat src/main.ts > "$5/app/assets/main-$(cat src/main.ts)_000.js"
        fi
        """);

    public void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Puts a program into the folder.</summary>
    public void Program(string name, string script)
    {
        Write($"bin/{name}", $"#!/bin/sh\n{script.ReplaceLineEndings("\n")}\n");

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder.FullName, "bin", name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
