using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.SignIn;

/// <summary>Makes the scopes in which the fields of a mutation run one after the other, and the events of a subscription: new services, the same caller.</summary>
internal sealed class CallerScopes(IServiceScopeFactory scopes, CallerAccessor caller) : IScopeFactory
{
    public IServiceScopeHandle CreateScope()
    {
        var scope = scopes.CreateAsyncScope();
        var inside = scope.ServiceProvider.GetRequiredService<CallerAccessor>();
        inside.Caller = caller.Caller;
        inside.Address = caller.Address;
        inside.Token = caller.Token;

        return new Handle(scope);
    }

    private sealed class Handle(AsyncServiceScope scope) : IServiceScopeHandle
    {
        public IServiceProvider Services => scope.ServiceProvider;

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
