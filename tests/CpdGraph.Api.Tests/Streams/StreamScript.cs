using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Streams;

/// <summary>An npm client in a process of its own that follows streams as a test tells it.</summary>
internal sealed class StreamScript : IAsyncDisposable
{
    private readonly ProcessUnderTest process;
    private int read;

    private StreamScript(ProcessUnderTest process) => this.process = process;

    /// <param name="transport"><c>sse</c> or <c>ws</c>.</param>
    /// <param name="server">Base address.</param>
    public static async Task<StreamScript> StartAsync(string transport, Uri server)
    {
        var address = new UriBuilder(server) { Scheme = transport == "ws" ? "ws" : "http", Path = "/graphql" }.Uri;
        var script = new StreamScript(NpmPackages.Start("streams.mjs", transport, address.ToString()));
        await script.Expect("ready");

        return script;
    }

    public Task Tell(string command) => process.StandardInput.WriteLineAsync(command.AsMemory(), TestContext.Current.CancellationToken);

    /// <summary>Reads on to the next line that begins so.</summary>
    public async Task<string> Expect(string beginning)
    {
        while (true)
        {
            var line = await NextLine(beginning);

            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<string> NextLine(string awaited)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var lines = process.StandardOutput.Split('\n');

            // The last one may not be whole yet.
            if (read < lines.Length - 1)
            {
                return lines[read++];
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"No line that begins with \"{awaited}\" came. It wrote:\n{process.StandardOutput}\n{process.StandardError}");
    }
}
