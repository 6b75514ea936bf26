using System.Collections.Concurrent;

namespace CpdGraph.GraphQL.Planning;

/// <summary>Prepared documents by their whole text and operation name, bounded in entries and bytes. Safe to share.</summary>
/// <remarks>The key is compared in full: no hash, however crafted, finds another document's plan. The hash is seeded for each process.</remarks>
internal sealed class PlanCache(int maximumEntries, long maximumBytes)
{
    private readonly ConcurrentDictionary<DocumentKey, Entry> _entries = new(DocumentKey.Comparer.Instance);
    private readonly Lock _evicting = new();
    private long _bytes;
    private long _clock;

    public int Count => _entries.Count;

    public PreparedDocument? Find(ReadOnlyMemory<byte> document, string? operationName)
    {
        if (!_entries.TryGetValue(new DocumentKey(document, operationName), out var entry))
        {
            return null;
        }

        entry.LastUse = Interlocked.Increment(ref _clock);

        return entry.Prepared;
    }

    public void Add(ReadOnlyMemory<byte> document, string? operationName, PreparedDocument prepared)
    {
        if (document.Length > maximumBytes || maximumEntries == 0)
        {
            return;
        }

        // The request's buffer goes back to its pool: the key needs bytes of its own.
        var key = new DocumentKey(document.ToArray(), operationName);

        if (_entries.TryAdd(key, new Entry(prepared) { LastUse = Interlocked.Increment(ref _clock) }))
        {
            Interlocked.Add(ref _bytes, document.Length);
        }

        if (_entries.Count > maximumEntries || Interlocked.Read(ref _bytes) > maximumBytes)
        {
            Evict();
        }
    }

    private void Evict()
    {
        lock (_evicting)
        {
            var excess = _entries.Count > maximumEntries || Interlocked.Read(ref _bytes) > maximumBytes;

            if (!excess)
            {
                return;
            }

            // A tenth at a time, so that a full cache is not sorted for every newcomer.
            foreach (var (key, _) in _entries.ToArray().OrderBy(pair => pair.Value.LastUse).Take(Math.Max(1, _entries.Count / 10)))
            {
                if (_entries.TryRemove(key, out _))
                {
                    Interlocked.Add(ref _bytes, -key.Document.Length);
                }
            }
        }
    }

    private sealed class Entry(PreparedDocument prepared)
    {
        private long _lastUse;

        public PreparedDocument Prepared { get; } = prepared;

        public long LastUse
        {
            get => Interlocked.Read(ref _lastUse);
            set => Interlocked.Exchange(ref _lastUse, value);
        }
    }

    private readonly record struct DocumentKey(ReadOnlyMemory<byte> Document, string? OperationName)
    {
        public sealed class Comparer : IEqualityComparer<DocumentKey>
        {
            public static readonly Comparer Instance = new();

            public bool Equals(DocumentKey x, DocumentKey y) =>
                string.Equals(x.OperationName, y.OperationName, StringComparison.Ordinal) && x.Document.Span.SequenceEqual(y.Document.Span);

            public int GetHashCode(DocumentKey key)
            {
                var hash = new HashCode();
                hash.AddBytes(key.Document.Span);
                hash.Add(key.OperationName, StringComparer.Ordinal);

                return hash.ToHashCode();
            }
        }
    }
}
