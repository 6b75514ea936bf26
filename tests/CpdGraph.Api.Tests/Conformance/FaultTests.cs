using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CpdGraph.Api.Tests.Conformance;

/// <summary>What a client and the log learn of a fault of ours.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_is_masked_for_the_client_and_logged_once_with_trace_operation_and_path()
    {
        using var log = new LogEntries();
        await using var server = await ApiServer.ToWriteToAsync(Database.Sqlite, services => services.AddSingleton<ILoggerProvider>(log));
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<CpdContext>().Database.ExecuteSqlRawAsync(
                "ALTER TABLE completion RENAME TO mislaid", TestContext.Current.CancellationToken);
        }

        var response = await server.As("amira", Role.Coach).Send("query Mine { viewer { coach { mine: completions(first: 3) { nodes { title } } } } }");

        var error = Assert.Single(response.Errors);
        var extensions = error.GetProperty("extensions");
        Assert.Equal("INTERNAL", extensions.GetProperty("code").GetString());
        Assert.DoesNotContain("completion", error.GetProperty("message").GetString()!, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SQLite", response.ToString(), StringComparison.Ordinal);

        var entry = Assert.Single(log.AtLeast(LogLevel.Error), entry => entry.Contains(extensions.GetProperty("traceId").GetString()!, StringComparison.Ordinal));
        Assert.Contains("Mine", entry, StringComparison.Ordinal);
        Assert.Contains("viewer.coach.mine", entry, StringComparison.Ordinal);
    }
}
