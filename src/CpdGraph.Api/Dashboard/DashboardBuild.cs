using System.Diagnostics;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.Dashboard;

/// <summary>
/// Builds the page from its sources, in the background of a server that listens already, when they have changed since the last time. Several servers
/// on one working tree build it once.
/// </summary>
internal sealed class DashboardBuild(
    DashboardSite site, DashboardPlace place, DashboardOptions options, NodeTools node, IHostApplicationLifetime host, ILogger<DashboardBuild> logger)
    : BackgroundService
{
    private const string HashFile = ".hash";
    private const string AsBefore = "The page that was built before is shown.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Where a build does its work, inside the workspace.</summary>
    private string Works => Path.Combine(place.Workspace!, ".build");

    private bool MayBuild => place.Workspace is not null && options.Build is not false;

    /// <inheritdoc />
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Read before anybody can ask, so that a server with a page never shows another one first.
        if (TryRead() is { } files)
        {
            site.Show(files);
        }
        else
        {
            site.Say(MayBuild ? "The dashboards are being built. Load this page again in a minute." : $"The dashboards are not here: {WhyNot()}");
        }

        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!MayBuild)
        {
            return;
        }

        await StartedAsync(stoppingToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(Patience);

        try
        {
            await BringUpToDateAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            if (!stoppingToken.IsCancellationRequested)
            {
                Fail($"it took more than {Patience.TotalMinutes:0} minutes. Is the package registry in reach? Start the server again to try once more.");
            }
        }
        catch (Exception wrong)
        {
            // Whatever it is: the server has better to do than to end for it.
            Fail(wrong.Message);
        }
    }

    private async Task BringUpToDateAsync(CancellationToken cancellation)
    {
        var hash = await DashboardInputs.HashAsync(place, cancellation);

        if (site.Files is not null && IsKept(hash))
        {
            return;
        }

        if (await node.ProblemAsync(cancellation) is { } problem)
        {
            Fail(problem + ".");
            return;
        }

        Directory.CreateDirectory(Works);
        await using var held = await LockAsync(cancellation);

        // Somebody else may have built it meanwhile, or changed a source.
        hash = await DashboardInputs.HashAsync(place, cancellation);

        if (IsKept(hash) || await BuildAsync(hash, cancellation))
        {
            site.Show(DashboardFiles.Read(place.Built, site.Files)!);
        }
    }

    /// <returns>False when it failed, which has been said.</returns>
    private async Task<bool> BuildAsync(string hash, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var output = Path.Combine(Works, "output");
        DeleteIfThere(output);

        if (!DashboardInputs.ArePackagesInstalled(place.Workspace!)
            && !await RunAsync("npm ci", ["ci", "--include=dev", "--no-audit", "--no-fund"], cancellation))
        {
            return false;
        }

        if (!await RunAsync("npm run build", ["run", "build", "--", "--outDir", output], cancellation))
        {
            return false;
        }

        if (!File.Exists(Path.Combine(output, "index.html")))
        {
            Fail("npm run build ended without index.html.");
            return false;
        }

        await File.WriteAllTextAsync(Path.Combine(output, HashFile), hash, cancellation);
        Swap(output);
        Log.DashboardBuilt(logger, Stopwatch.GetElapsedTime(started).TotalSeconds);

        return true;
    }

    private async Task<bool> RunAsync(string command, string[] arguments, CancellationToken cancellation)
    {
        Log.DashboardStep(logger, command);
        var run = await node.NpmAsync(place.Workspace!, arguments, cancellation);

        if (run.Code == 0)
        {
            return true;
        }

        Log.DashboardOutput(logger, command, string.Join(Environment.NewLine, run.Lines));
        Fail($"{command} ended with {run.Code}{(run.Lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) is { } line ? $": {line}" : ".")}");

        return false;
    }

    private void Fail(string reason)
    {
        var notice = $"The dashboards could not be built: {reason}";
        site.Say(site.Files is null ? notice : $"{notice} {AsBefore}");
        Log.DashboardNotBuilt(logger, reason);
    }

    private string WhyNot() =>
        place.Workspace is null
            ? "this program came without them. The container image has them, and so has a working tree with Node."
            : $"the setting {DashboardOptions.Section}:{nameof(DashboardOptions.Build)} is false.";

    private DashboardFiles? TryRead()
    {
        try
        {
            return DashboardFiles.Read(place.Built);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // Another process may be swapping a new one in.
            return null;
        }
    }

    private bool IsKept(string hash) => Path.Combine(place.Built, HashFile) is var kept && File.Exists(kept) && File.ReadAllText(kept) == hash;

    private void Swap(string output)
    {
        var old = Path.Combine(Works, "old");
        DeleteIfThere(old);

        if (Directory.Exists(place.Built))
        {
            Directory.Move(place.Built, old);
        }

        Directory.Move(output, place.Built);
        DeleteIfThere(old);
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Waits until no other process builds. The system lets go of the lock when its holder ends, however that ends.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellation)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new FileStream(Path.Combine(Works, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Directory.Exists(Works))
            {
                if (isFirst)
                {
                    Log.DashboardAwaited(logger);
                }

                await Task.Delay(BetweenLooks, cancellation);
            }
        }
    }

    private async Task StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }
}
