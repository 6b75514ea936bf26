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

/// <summary>The services of one root field of a mutation: a scope of its own where the host can make one, else the request's.</summary>
internal sealed class MutationScope(IServiceProvider services, IAsyncDisposable? scope) : IAsyncDisposable
{
    public IServiceProvider Services { get; } = services;

    public static MutationScope Of(IServiceProvider services) =>
        services.GetService(typeof(IScopeFactory)) is IScopeFactory factory && factory.CreateScope() is var handle
            ? new MutationScope(handle.Services, handle)
            : new MutationScope(services, null);

    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
