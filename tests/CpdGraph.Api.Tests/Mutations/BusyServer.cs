using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>A server on an embedded database. Started once for a class of tests, which run one after the other.</summary>
public sealed class BusyServer : IAsyncLifetime
{
    public ApiServer Api { get; private set; } = null!;

    /// <summary>Done when it is known who asks, and before anything is read for them. Null: nothing.</summary>
    public Func<Task>? SignedIn { get; set; }

    public async ValueTask InitializeAsync() => Api = await ApiServer.ToWriteToAsync(
        Database.Sqlite,
        services => services.AddScoped<ICallerReader>(scope => new Interrupted(new KeptAccounts(scope.GetRequiredService<CallerReader>()), this)));

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    private sealed class Interrupted(KeptAccounts accounts, BusyServer server) : ICallerReader
    {
        public async ValueTask<CallerFacts?> FindAsync(string issuer, string subject, CancellationToken cancellation)
        {
            var found = await accounts.FindAsync(issuer, subject, cancellation);

            await (server.SignedIn?.Invoke() ?? Task.CompletedTask);

            return found;
        }
    }
}
