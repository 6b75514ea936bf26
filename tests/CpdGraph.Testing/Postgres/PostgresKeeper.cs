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
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    // $1 folder of the binaries, $2 port, $3 folder for temporary files
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
        fsync = off
        full_page_writes = off
        synchronous_commit = off
        END
        "$1/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 30 start > "$folder/start.log" 2>&1 \
          || { cat "$folder/start.log" "$folder/server.log" >&2; exit 1; }
        echo ready
        read -r _
        "$1/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1
        """;

    private readonly Process shell;

    private PostgresKeeper(Process shell, int port)
    {
        this.shell = shell;
        Port = port;
    }

    public int Port { get; }

    public static async Task<PostgresKeeper> StartAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var complaint = "";

        // Another process may take the port between our asking for it and the server's.
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var port = FreePort.Next();
            var shell = Process.Start(StartInfo(binaries, port))!;

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

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();

        using var limit = new CancellationTokenSource(StopPatience);
        await shell.WaitForExitAsync(limit.Token);
        shell.Dispose();
    }

    private static ProcessStartInfo StartInfo(PostgresBinaries binaries, int port)
    {
        string[] command =
        [
            "sh", "-c", Script, "keeper", binaries.Folder, port.ToString(CultureInfo.InvariantCulture), Path.GetTempPath().TrimEnd('/'),
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
