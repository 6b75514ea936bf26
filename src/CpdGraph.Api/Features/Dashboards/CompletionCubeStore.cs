using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>
/// Cubes of the nightly facts that were asked for lately: pages of one answer, and everybody who asks for the same, are answered from one. Those of other facts are
/// dropped. Safe to share between threads.
/// </summary>
internal sealed class CompletionCubeStore
{
    /// <summary>Most rows that are kept, over all cubes.</summary>
    public const int MostRows = 200_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, CompletionCube> byKey = [];
    private readonly Queue<string> oldestFirst = new();
    private WorkforceFacts? of;
    private int rows;

    /// <summary>The rows of a request.</summary>
    public CompletionCube Of(WorkforceFacts facts, CompletionCubeRequest request)
    {
        var key = request.Key;

        lock (gate)
        {
            if (of != facts)
            {
                (of, rows) = (facts, 0);
                byKey.Clear();
                oldestFirst.Clear();
            }

            if (byKey.TryGetValue(key, out var found))
            {
                return found;
            }
        }

        // Beside the lock: who asks for something else need not wait. Of two who ask for the same at once, the first's is kept.
        var made = CompletionCube.Of(facts, request);

        lock (gate)
        {
            if (of != facts || made.Rows.Length > MostRows)
            {
                return made;
            }

            if (byKey.TryGetValue(key, out var other))
            {
                return other;
            }

            byKey.Add(key, made);
            oldestFirst.Enqueue(key);
            rows += made.Rows.Length + 1;

            while (rows > MostRows)
            {
                byKey.Remove(oldestFirst.Dequeue(), out var old);
                rows -= old!.Rows.Length + 1;
            }

            return made;
        }
    }
}
