using System.Runtime.CompilerServices;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Binding;

/// <summary>What a field of the subscription root has besides its resolver: where its events come from.</summary>
internal interface IEventSource
{
    /// <summary>Begins to watch, and gives what happens from now on.</summary>
    IAsyncEnumerable<object?> Subscribe(object? arguments, RequestContext context, CancellationToken cancellation);
}

/// <summary>Events of a field without arguments. The event is the root value while it is executed, and the field's value.</summary>
internal sealed class EventSource<TEvent>(Func<RequestContext, CancellationToken, IAsyncEnumerable<TEvent>> subscribe) : ReadResolver<TEvent>, IEventSource
{
    public override Type ParentType => typeof(Root);

    public override TEvent ReadTyped(object? parent, object? arguments, RequestContext context) => (TEvent)context.RootValue!;

    public IAsyncEnumerable<object?> Subscribe(object? arguments, RequestContext context, CancellationToken cancellation) =>
        Events.Boxed(subscribe(context, cancellation), cancellation);
}

/// <summary>The same for a field with arguments.</summary>
internal sealed class EventSource<TArguments, TEvent>(Func<TArguments, RequestContext, CancellationToken, IAsyncEnumerable<TEvent>> subscribe)
    : ReadResolver<TEvent>, IEventSource
{
    public override Type ParentType => typeof(Root);

    public override Type ArgumentsType => typeof(TArguments);

    public override TEvent ReadTyped(object? parent, object? arguments, RequestContext context) => (TEvent)context.RootValue!;

    public IAsyncEnumerable<object?> Subscribe(object? arguments, RequestContext context, CancellationToken cancellation) =>
        Events.Boxed(subscribe((TArguments)arguments!, context, cancellation), cancellation);
}

/// <summary>Events without their C# type.</summary>
internal static class Events
{
    public static async IAsyncEnumerable<object?> Boxed<TEvent>(IAsyncEnumerable<TEvent> events, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var @event in events.WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return @event;
        }
    }
}
