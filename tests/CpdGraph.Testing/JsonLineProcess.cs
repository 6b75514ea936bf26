using System.Diagnostics;
using System.Text;

namespace CpdGraph.Testing;

/// <summary>A process that answers each line of its standard input with one line, in order, and is kept open between them.</summary>
public sealed class JsonLineProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder standardError = new();

    private JsonLineProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a script of <c>tests/npm</c> under Node; without Node the running test is skipped, or fails in CI.</summary>
    public static JsonLineProcess StartNpm(string script, params string[] arguments)
    {
        NpmPackages.Require();

        return new JsonLineProcess(new ProcessStartInfo(NpmPackages.Node, [Path.Combine(NpmPackages.Folder, script), .. arguments])
        {
            WorkingDirectory = NpmPackages.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        });
    }

    /// <summary>Sends a line and waits for its answer.</summary>
    /// <param name="line">Without a line end.</param>
    public async Task<string> AskAsync(string line, CancellationToken cancellation)
    {
        await process.StandardInput.WriteAsync((line + "\n").AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);

        return await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException(await LastWordsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private async Task<string> LastWordsAsync()
    {
        await process.WaitForExitAsync(CancellationToken.None);

        lock (standardError)
        {
            return $"{process.StartInfo.ArgumentList[0]} ended with {process.ExitCode}: {standardError}";
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (standardError)
            {
                standardError.Append(line).Append('\n');
            }
        }
    }
}
