using System.Text.Json;

namespace CpdGraph.Testing;

/// <summary>The audit of GraphQL over HTTP by npm's <c>graphql-http</c>.</summary>
/// <param name="Id">Four letters and digits, as the audit names it.</param>
/// <param name="Name">What a server must, should or may do.</param>
/// <param name="Status"><c>ok</c>, <c>notice</c>, <c>warn</c> or <c>error</c>.</param>
/// <param name="Reason">Why it is not ok; null when it is.</param>
public sealed record HttpAudit(string Id, string Name, string Status, string? Reason)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Runs all audits against an endpoint.</summary>
    public static async Task<IReadOnlyList<HttpAudit>> RunAsync(Uri endpoint, CancellationToken cancellation)
    {
        await using var node = NpmPackages.Start("audit.mjs", endpoint.ToString());

        if (await node.WaitForExitAsync(cancellation) != 0)
        {
            throw new InvalidOperationException($"The audit did not end well: {node.StandardError}");
        }

        return
        [
            .. node.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<HttpAudit>(line, Json)!),
        ];
    }

    public override string ToString() => $"{Id} {Name}: {Status} {Reason}";
}
