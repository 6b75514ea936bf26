using CpdGraph.GraphQL.Http.Tests.Serving;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Http.Tests.Audit;

/// <summary>The whole audit of npm's <c>graphql-http</c>. The other classes here have its statements one by one, for machines without Node.</summary>
public sealed class NpmAuditTests(GraphQLServer server)
{
    [Fact]
    [Spec("Http.Audit")]
    public async Task All_61_audits_are_passed()
    {
        var audits = await HttpAudit.RunAsync(new Uri(server.Address, "/graphql"), TestContext.Current.CancellationToken);

        Assert.Empty(audits.Where(audit => audit.Status != "ok").Select(audit => audit.ToString()));
        Assert.Equal(61, audits.Count);
    }
}
