using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Conformance;

/// <summary>The server as it is shipped, with everything that stands before the engine, passes the audit of GraphQL over HTTP.</summary>
public sealed class HttpAuditTests
{
    [Fact]
    public async Task All_61_audits_are_passed()
    {
        var server = await ApiServer.SharedAsync(Database.Sqlite);

        var audits = await HttpAudit.RunAsync(new Uri(server.Http.BaseAddress!, "/graphql"), TestContext.Current.CancellationToken);

        Assert.Empty(audits.Where(audit => audit.Status != "ok").Select(audit => audit.ToString()));
        Assert.Equal(61, audits.Count);
    }
}
