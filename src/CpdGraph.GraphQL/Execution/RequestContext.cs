namespace CpdGraph.GraphQL.Execution;

/// <summary>What resolvers may ask of the request that they serve. Used by one thread at a time.</summary>
public sealed class RequestContext
{
    private object?[] _services = [];

    internal RequestContext(IServiceProvider services, object? rootValue, CancellationToken cancellation)
    {
        Services = services;
        RootValue = rootValue;
        Cancellation = cancellation;
    }

    /// <summary>Services of the request's scope; those of its own scope within a mutation root field or an event of a subscription.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Root value of the request; within a subscription the event. Null when none was given.</summary>
    public object? RootValue { get; }

    /// <summary>Ends when the client has gone or the time limit has passed; for a mutation's own work only at the time limit.</summary>
    public CancellationToken Cancellation { get; internal set; }

    /// <summary>How long an answer may be kept at most, as resolvers asked. Null: as long as its fields allow.</summary>
    internal TimeSpan? MaxAge { get; private set; }

    /// <summary>
    /// Says that what the arguments asked for may be kept by those who pass the answer on for this long at most. Only for resolvers with
    /// arguments: others may be read when the time has been told already, and have <see cref="Binding.CacheRules"/>.
    /// </summary>
    public void KeepAtMost(TimeSpan time) => MaxAge = MaxAge is { } known && known < time ? known : time;

    /// <summary>A service of the request's scope, remembered for the next call: cheap enough to be asked for once a row.</summary>
    /// <exception cref="InvalidOperationException">No such service is registered.</exception>
    public T Service<T>()
        where T : notnull
    {
        var slot = ServiceSlot<T>.Index;

        if (slot < _services.Length && _services[slot] is T known)
        {
            return known;
        }

        var service = (T?)Services.GetService(typeof(T))
            ?? throw new InvalidOperationException($"No service of type {typeof(T)} is registered.");

        if (slot >= _services.Length)
        {
            Array.Resize(ref _services, Math.Max(slot + 1, 8));
        }

        _services[slot] = service;

        return service;
    }

    private static class ServiceSlot
    {
        private static int _last = -1;

        public static int Next() => Interlocked.Increment(ref _last);
    }

    private static class ServiceSlot<T>
    {
        public static readonly int Index = ServiceSlot.Next();
    }
}
