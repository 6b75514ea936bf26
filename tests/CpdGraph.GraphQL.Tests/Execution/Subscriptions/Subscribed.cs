using System.Text;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Tests.Execution;

/// <summary>An answer of the engine, read as text.</summary>
internal sealed class Subscribed(OperationAnswer answer, CancellationToken reader) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ExecutionResult>? _results = answer.Results?.GetAsyncEnumerator(reader);

    public bool IsStream => answer.Results is not null;

    /// <summary>The one result.</summary>
    public string Single() => TextOf(answer.Result!);

    /// <summary>The next result. Null: the stream has ended.</summary>
    public async Task<string?> Next() => await _results!.MoveNextAsync() ? TextOf(_results.Current) : null;

    /// <summary>All results until the stream ends.</summary>
    public async Task<List<string>> Rest()
    {
        var rest = new List<string>();

        while (await Next() is { } result)
        {
            rest.Add(result);
        }

        return rest;
    }

    public ValueTask DisposeAsync() => _results?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string TextOf(ExecutionResult result)
    {
        using (result)
        {
            return Encoding.UTF8.GetString(result.Body.Span);
        }
    }
}
