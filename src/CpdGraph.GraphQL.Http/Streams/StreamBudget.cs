using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Http;

/// <summary>Counts what is held open, by caller and in all. Safe to share.</summary>
internal sealed class StreamBudget(int perCaller, int perProcess)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _byCaller = new(StringComparer.Ordinal);
    private int _all;

    /// <param name="slot">To be disposed when the stream has ended. Null when it may not begin.</param>
    /// <returns>Null, or why it may not begin.</returns>
    public GraphQLError? TryTake(string caller, out IDisposable? slot)
    {
        slot = null;

        lock (_gate)
        {
            var open = _byCaller.GetValueOrDefault(caller);

            if (open >= perCaller)
            {
                return StreamErrors.TooManyOfCaller(perCaller);
            }

            if (_all >= perProcess)
            {
                return StreamErrors.TooManyOfProcess();
            }

            _byCaller[caller] = open + 1;
            _all++;
        }

        slot = new Slot(this, caller);

        return null;
    }

    private void Return(string caller)
    {
        lock (_gate)
        {
            _all--;

            // Callers who have gone leave nothing behind.
            if (--_byCaller[caller] == 0)
            {
                _byCaller.Remove(caller);
            }
        }
    }

    private sealed class Slot(StreamBudget budget, string caller) : IDisposable
    {
        private StreamBudget? _budget = budget;

        public void Dispose() => Interlocked.Exchange(ref _budget, null)?.Return(caller);
    }
}
