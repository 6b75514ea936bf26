namespace CpdGraph.GraphQL.Execution;

/// <summary>Makes scopes of services. The engine knows no container: a host registers one of these, as a singleton or scoped service.</summary>
public interface IScopeFactory
{
    /// <summary>A new scope. The engine disposes it.</summary>
    IServiceScopeHandle CreateScope();
}

/// <summary>A scope of services.</summary>
public interface IServiceScopeHandle : IAsyncDisposable
{
    /// <summary>The services.</summary>
    IServiceProvider Services { get; }
}

/// <summary>
/// Services of their own for a part of a request (a root field of a mutation, an event of a subscription): a new scope where the host can
/// make one, else the request's.
/// </summary>
internal sealed class ServiceScope(IServiceProvider services, IAsyncDisposable? scope) : IAsyncDisposable
{
    public IServiceProvider Services { get; } = services;

    public static ServiceScope Of(IServiceProvider services) =>
        services.GetService(typeof(IScopeFactory)) is IScopeFactory factory && factory.CreateScope() is var handle
            ? new ServiceScope(handle.Services, handle)
            : new ServiceScope(services, null);

    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
