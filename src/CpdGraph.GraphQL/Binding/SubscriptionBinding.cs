using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Binding;

/// <summary>Attaches sources of events to the fields of the subscription root.</summary>
/// <remarks>
/// A source is called once for each subscription, before its client is told that it has begun: what it must not miss, it starts to watch
/// within the call, not when the first event is asked for. Events are asked for one at a time, the next when the last one has been sent, so
/// a source decides itself how much it keeps for a slow reader (see <see cref="EventBroadcast{T}"/>). It ends at once when its token is
/// cancelled. It must not use what serves one operation at a time, such as a database context of its scope.
/// </remarks>
public sealed class SubscriptionBinding
{
    private readonly Kernel _kernel;

    internal SubscriptionBinding(string typeName) => _kernel = new Kernel(typeName);

    internal TypeBinding Binding => _kernel;

    /// <summary>Gives the events of a field without arguments.</summary>
    /// <typeparam name="TEvent">C# type of the field: an event is the field's value.</typeparam>
    public SubscriptionBinding Field<TEvent>(string name, Func<RequestContext, CancellationToken, IAsyncEnumerable<TEvent>> subscribe)
    {
        _kernel.AddResolver(name, new EventSource<TEvent>(subscribe));

        return this;
    }

    /// <summary>Gives the events of a field with arguments.</summary>
    /// <typeparam name="TArguments">A record with one constructor parameter or property for each argument.</typeparam>
    /// <typeparam name="TEvent">C# type of the field: an event is the field's value.</typeparam>
    public SubscriptionBinding Field<TArguments, TEvent>(
        string name, Func<TArguments, RequestContext, CancellationToken, IAsyncEnumerable<TEvent>> subscribe)
    {
        _kernel.AddResolver(name, new EventSource<TArguments, TEvent>(subscribe));

        return this;
    }

    private sealed class Kernel(string typeName) : TypeBinding(typeName, typeof(Root))
    {
        public void AddResolver(string field, FieldResolver resolver) => Add(field, resolver);
    }
}
