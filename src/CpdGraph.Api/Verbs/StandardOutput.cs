using System.Text;

namespace CpdGraph.Api.Verbs;

/// <summary>Writes data to standard output: UTF-8 without a byte order mark, line feeds, whatever the system's habits.</summary>
internal static class StandardOutput
{
    public static async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }
}
