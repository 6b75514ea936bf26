using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CpdGraph.Testing;

/// <summary>An executable started by a test. Both outputs are drained as they come, so it never blocks on a full pipe.</summary>
public sealed class ProcessUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    // A process of a test lives for seconds: what it compiles twice, to be faster in the long run, is never paid back. Values are hexadecimal.
    private static readonly IReadOnlyDictionary<string, string?> ShortLived =
        new Dictionary<string, string?> { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCountingDelayMs"] = "64" };

    private readonly Process process;
    private readonly StringBuilder standardOutput = new();
    private readonly StringBuilder standardError = new();

    private ProcessUnderTest(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(standardOutput, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(standardError, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has written so far to standard output, each line ended by a line feed.</summary>
    public string StandardOutput => Text(standardOutput);

    /// <summary>What it has written so far to standard error, each line ended by a line feed.</summary>
    public string StandardError => Text(standardError);

    /// <summary>Writes here arrive on its standard input.</summary>
    public StreamWriter StandardInput => process.StandardInput;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Starts any executable.</summary>
    /// <param name="environment">Added to the environment of the test; a null value removes a variable.</param>
    public static ProcessUnderTest Start(
        string fileName,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = workingDirectory ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new ProcessUnderTest(start);
    }

    /// <summary>Starts a built .NET assembly with the runtime that runs the tests, set up to start quickly.</summary>
    public static ProcessUnderTest StartAssembly(
        string assemblyPath,
        IEnumerable<string> arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null) =>
        Start(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [assemblyPath, .. arguments],
            workingDirectory,
            new Dictionary<string, string?>([.. ShortLived.Where(setting => environment?.ContainsKey(setting.Key) is not true), .. environment ?? ShortLived.Take(0)]));

    /// <summary>The first line of either output that holds the text.</summary>
    public async Task<string> WaitForLineAsync(string holding, CancellationToken cancellation, TimeSpan? patience = null)
    {
        string? found = null;

        await UntilAsync(
            $"wrote a line with '{holding}'",
            () => ValueTask.FromResult((found = LineWith(holding)) is not null),
            patience,
            cancellation);

        return found!;
    }

    /// <summary>Comes back once a GET of the address answers with success.</summary>
    public async Task WaitForUrlAsync(Uri url, CancellationToken cancellation, TimeSpan? patience = null)
    {
        using var http = new HttpClient();

        await UntilAsync(
            $"answered at {url}",
            async () =>
            {
                try
                {
                    using var response = await http.GetAsync(url, cancellation);
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            patience,
            cancellation);
    }

    /// <summary>Asks it to end, as a service manager does: SIGTERM. Comes back with the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellation, TimeSpan? patience = null)
    {
        // .NET has no call for this signal.
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellation);

        return await WaitForExitAsync(cancellation, patience);
    }

    /// <summary>Ends it as a power cut would: SIGKILL, no farewell, its children too.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Comes back with the exit code once it has ended and both outputs are read to their ends.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellation, TimeSpan? patience = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience ?? DefaultPatience);

        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(Describe("has not ended in time"));
        }

        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static void Keep(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private string? LineWith(string part) =>
        (StandardOutput + StandardError).Split('\n').FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal));

    private async Task UntilAsync(string what, Func<ValueTask<bool>> isSo, TimeSpan? patience, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();

        while (true)
        {
            // Asked before the question: what it wrote at its very end must still be seen.
            var ended = process.HasExited;

            if (ended)
            {
                await process.WaitForExitAsync(cancellation);
            }

            if (await isSo())
            {
                return;
            }

            if (ended)
            {
                throw new InvalidOperationException(Describe($"ended with {process.ExitCode} before it {what}"));
            }

            if (Stopwatch.GetElapsedTime(started) > (patience ?? DefaultPatience))
            {
                throw new TimeoutException(Describe($"has not yet {what}"));
            }

            await Task.Delay(PollInterval, cancellation);
        }
    }

    private string Describe(string what) =>
        $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} {what}.\n"
        + $"--- standard output ---\n{StandardOutput}--- standard error ---\n{StandardError}";
}
