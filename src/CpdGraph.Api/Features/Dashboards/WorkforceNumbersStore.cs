using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>
/// Numbers of the nightly facts that were asked for lately, for all who may ask for the same: what was worked out for one is there for the next. Those of other
/// facts are dropped. Safe to share between threads.
/// </summary>
internal sealed class WorkforceNumbersStore
{
    /// <summary>Most requests whose numbers are kept; some tens of kilobytes each.</summary>
    public const int Most = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, WorkforceNumbers Numbers)>> byKey = [];
    private readonly LinkedList<(string Key, WorkforceNumbers Numbers)> latestFirst = new();
    private WorkforceFacts? of;

    /// <summary>The numbers of a request.</summary>
    public WorkforceNumbers Of(WorkforceFacts facts, WorkforceRequest request)
    {
        var key = request.Key;

        lock (gate)
        {
            if (of != facts)
            {
                of = facts;
                byKey.Clear();
                latestFirst.Clear();
            }

            if (byKey.TryGetValue(key, out var found))
            {
                latestFirst.Remove(found);
                latestFirst.AddFirst(found);

                return found.Value.Numbers;
            }
        }

        // Beside the lock: who asks for something else need not wait. Of two who ask for the same at once, the first's are kept.
        var made = new WorkforceNumbers(facts, request);

        lock (gate)
        {
            if (of != facts)
            {
                return made;
            }

            if (byKey.TryGetValue(key, out var other))
            {
                return other.Value.Numbers;
            }

            byKey.Add(key, latestFirst.AddFirst((key, made)));

            if (byKey.Count > Most)
            {
                byKey.Remove(latestFirst.Last!.Value.Key);
                latestFirst.RemoveLast();
            }

            return made;
        }
    }
}
