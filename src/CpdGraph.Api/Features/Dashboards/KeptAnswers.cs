using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>
/// What was worked out of the nightly facts for those who asked lately, for all who may ask for the same. That of other facts is dropped. Safe to share between
/// threads.
/// </summary>
/// <param name="most">Weight of all that is kept.</param>
/// <param name="weightOf">Weight of one.</param>
internal sealed class KeptAnswers<T>(int most, Func<T, int> weightOf)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, T Answer)>> byKey = [];
    private readonly LinkedList<(string Key, T Answer)> latestFirst = new();
    private WorkforceFacts? of;
    private long weight;

    /// <summary>The answer to a request.</summary>
    /// <param name="key">The same for requests that are answered alike.</param>
    public T Of(WorkforceFacts facts, string key, Func<T> make)
    {
        lock (gate)
        {
            if (of != facts)
            {
                (of, weight) = (facts, 0);
                byKey.Clear();
                latestFirst.Clear();
            }

            if (byKey.TryGetValue(key, out var found))
            {
                latestFirst.Remove(found);
                latestFirst.AddFirst(found);

                return found.Value.Answer;
            }
        }

        // Beside the lock: who asks for something else need not wait. Of two who ask for the same at once, the first's is kept.
        var made = make();

        lock (gate)
        {
            if (of != facts || weightOf(made) > most)
            {
                return made;
            }

            if (byKey.TryGetValue(key, out var other))
            {
                return other.Value.Answer;
            }

            byKey.Add(key, latestFirst.AddFirst((key, made)));
            weight += weightOf(made);

            while (weight > most)
            {
                var (oldest, answer) = latestFirst.Last!.Value;
                byKey.Remove(oldest);
                latestFirst.RemoveLast();
                weight -= weightOf(answer);
            }

            return made;
        }
    }
}
