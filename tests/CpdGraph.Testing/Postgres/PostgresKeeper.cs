using System.Diagnostics;
using System.Globalization;

namespace CpdGraph.Testing;

/// <summary>
/// The shell that makes, starts and finally removes a cluster. It waits on its standard input, which the system closes when the
/// test process ends in whatever way, kill -9 included: so no server and no folder is left behind.
/// </summary>
internal sealed class PostgresKeeper : IAsyncDisposable
{
    /// <summary>The cluster's superuser, also the system user that runs it when the tests run as root.</summary>
    public const string User = "postgres";

    private const int Attempts = 3;
    private const string ReadyLine = "ready";
    private const string CrashedLine = "crashed";
    private const string Fast = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off";
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    // $1 folder of the binaries, $2 port, $3 folder for temporary files, $4 settings.
    // A crash is as the system's own killer does it: the postmaster is held so that it cannot start another child, and then nobody may say farewell.
    // Its lock files go with it: the dead may keep their number for a while, as long as nobody asks what became of them.
    private const string Script =
        """
        trap '' INT HUP
        folder=$(mktemp -d "$3/cpdgraph-pg-XXXXXX" 2>/dev/null || mktemp -d /tmp/cpdgraph-pg-XXXXXX) || exit 1
        trap 'rm -rf "$folder"' EXIT
        "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions \
          > "$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
        cat >> "$folder/data/postgresql.conf" <<END
        listen_addresses = '127.0.0.1'
        port = $2
        unix_socket_directories = '$folder'
        max_connections = 200
        $4
        END
        start() {
          "$1/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 start > "$folder/start.log" 2>&1 \
            || { cat "$folder/start.log" "$folder/server.log" >&2; exit 1; }
          echo ready
        }
        crash() {
          read -r postmaster < "$folder/data/postmaster.pid"
          kill -STOP "$postmaster"
          kill -9 $(cat "/proc/$postmaster/task/$postmaster/children") "$postmaster"
          while [ -e "/proc/$postmaster/status" ] && ! grep -q '^State:.Z' "/proc/$postmaster/status"; do sleep 0.02; done
          rm -f "$folder/data/postmaster.pid" "$folder"/.s.PGSQL.*
          echo crashed
        }
        start "$1"
        while read -r command; do
          "$command" "$1"
        done
        "$1/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1
        """;

    private readonly Process shell;

    private PostgresKeeper(Process shell, int port)
    {
        this.shell = shell;
        Port = port;
    }

    public int Port { get; }

    /// <param name="binaries">Of the server.</param>
    /// <param name="isDurable">Whether what is committed survives a crash, as in a real installation. Otherwise it is fast.</param>
    /// <param name="cancellation">Stops the start.</param>
    public static async Task<PostgresKeeper> StartAsync(PostgresBinaries binaries, bool isDurable, CancellationToken cancellation)
    {
        var complaint = "";

        // Another process may take the port between our asking for it and the server's.
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var port = FreePort.Next();
            var shell = Process.Start(StartInfo(binaries, port, isDurable ? "" : Fast))!;

            if (await shell.StandardOutput.ReadLineAsync(cancellation) == ReadyLine)
            {
                return new PostgresKeeper(shell, port);
            }

            complaint = await shell.StandardError.ReadToEndAsync(cancellation);
            await shell.WaitForExitAsync(cancellation);
            shell.Dispose();
        }

        throw new InvalidOperationException($"PostgreSQL in {binaries.Folder} did not start, {Attempts} times over:\n{complaint}");
    }

    /// <summary>Ends the server and all that it has started with SIGKILL.</summary>
    public Task CrashAsync(CancellationToken cancellation) => TellAsync("crash", CrashedLine, cancellation);

    /// <summary>Starts it again on what the crash has left.</summary>
    public Task StartAgainAsync(CancellationToken cancellation) => TellAsync("start", ReadyLine, cancellation);

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();

        using var limit = new CancellationTokenSource(StopPatience);
        await shell.WaitForExitAsync(limit.Token);
        shell.Dispose();
    }

    private async Task TellAsync(string command, string answer, CancellationToken cancellation)
    {
        await shell.StandardInput.WriteLineAsync(command.AsMemory(), cancellation);
        await shell.StandardInput.FlushAsync(cancellation);

        if (await shell.StandardOutput.ReadLineAsync(cancellation) != answer)
        {
            throw new InvalidOperationException($"PostgreSQL did not {command}:\n{await shell.StandardError.ReadToEndAsync(cancellation)}");
        }
    }

    private static ProcessStartInfo StartInfo(PostgresBinaries binaries, int port, string settings)
    {
        string[] command =
        [
            "sh", "-c", Script, "keeper", binaries.Folder, port.ToString(CultureInfo.InvariantCulture), Path.GetTempPath().TrimEnd('/'), settings,
        ];

        // The server refuses to run as root.
        string[] asServerUser = Environment.UserName == "root"
            ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", .. command]
            : command;

        return new ProcessStartInfo(asServerUser[0], asServerUser[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }
}
