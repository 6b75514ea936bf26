using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CpdGraph.Api.Dashboard;

/// <summary>Node and npm as they are on this machine.</summary>
/// <param name="searchPath">The folders in which they are looked for, as in <c>PATH</c>.</param>
internal sealed class NodeTools(string searchPath)
{
    private const int OldestMajor = 20;

    /// <summary>How many of the last lines of a program are kept to say what went wrong.</summary>
    private const int KeptLines = 30;

    private const string Mend = "install it from https://nodejs.org and start the server again";

    /// <summary>Those that this process would start.</summary>
    public static NodeTools OfMachine() => new(Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>Why nothing can be built with them, as the end of a sentence. Null: something can.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        if (Find("node") is not { } node)
        {
            return $"that needs Node {OldestMajor} or newer, which is not here: {Mend}";
        }

        if (Find("npm") is null)
        {
            return $"that needs npm, which is not here although Node is: {Mend}";
        }

        var version = await RunAsync(node, ["--version"], folder: Path.GetTempPath(), cancellation);
        var said = version.Lines is [.., var last] ? last : "";

        return version.Code == 0 && MajorOf(said) is { } major
            ? major >= OldestMajor ? null : $"that needs Node {OldestMajor} or newer, and here it is {said}: {Mend}"
            : $"Node at {node} does not say its version: {Mend}";
    }

    /// <summary>Runs npm to its end. Whoever cancels ends it, with all that it has started.</summary>
    public Task<ToolRun> NpmAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellation) =>
        RunAsync(Find("npm") ?? "npm", arguments, folder, cancellation);

    private static int? MajorOf(string version) =>
        version.StartsWith('v') && int.TryParse(version[1..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;

    private string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

        return searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }

    private async Task<ToolRun> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PATH"] = searchPath;

        // A page for people, whatever the server is set to: npm leaves out tools, and libraries take in their warnings, by this name.
        start.Environment.Remove("NODE_ENV");

        using var process = new Process { StartInfo = start };
        var lines = new Queue<string>();

        void Keep(object _, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data))
            {
                return;
            }

            lock (lines)
            {
                lines.Enqueue(line.Data.Trim());

                if (lines.Count > KeptLines)
                {
                    lines.Dequeue();
                }
            }
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;

        try
        {
            process.Start();
        }
        catch (Win32Exception wrong)
        {
            return new ToolRun(-1, [wrong.Message]);
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (lines)
        {
            return new ToolRun(process.ExitCode, [.. lines]);
        }
    }
}

/// <summary>How a program ended.</summary>
/// <param name="Lines">The last it wrote, oldest first.</param>
internal sealed record ToolRun(int Code, IReadOnlyList<string> Lines);
