using System.Text.Json;
using CpdGraph.Api.Features.Nodes;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Nodes;

/// <summary>Every object with an id can be fetched again by it.</summary>
public abstract class NodeTests(Database database) : ApiTests(database)
{
    /// <summary>Where to find one of each type.</summary>
    private static readonly Dictionary<NodeKind, (string Path, string Query)> OneOfEach = new()
    {
        [NodeKind.CompetencyFramework] = ("competencyFramework.id", "{ competencyFramework { id } }"),
        [NodeKind.CompetencyArea] = ("competencyFramework.areas.0.id", "{ competencyFramework { areas { id } } }"),
        [NodeKind.Competency] = ("competency.id", "{ competency(by: { code: \"1.1\" }) { id } }"),
        [NodeKind.ReadinessRequirement] = ("competencyFramework.readinessRequirements.0.id", "{ competencyFramework { readinessRequirements { id } } }"),
        [NodeKind.Specialism] = ("specialisms.nodes.0.id", "{ specialisms { nodes { id } } }"),
        [NodeKind.Provider] = ("providers.nodes.0.id", "{ providers { nodes { id } } }"),
        [NodeKind.Offer] = ("offers.nodes.0.id", "{ offers { nodes { id } } }"),
        [NodeKind.OfferVersion] = ("offers.nodes.0.versions.0.id", "{ offers { nodes { versions { id } } } }"),
        [NodeKind.OfferRun] = ("runs.nodes.0.id", "{ runs { nodes { id } } }"),
        [NodeKind.AccreditingBody] = ("offers.nodes.0.accreditations.0.body.id", "{ offers(filter: { accredited: true }) { nodes { accreditations { body { id } } } } }"),
        [NodeKind.Accreditation] = ("offers.nodes.0.accreditations.0.id", "{ offers(filter: { accredited: true }) { nodes { accreditations { id } } } }"),
        [NodeKind.Pathway] = ("pathways.nodes.0.id", "{ pathways { nodes { id } } }"),
        [NodeKind.FundingStream] = ("fundingStreams.nodes.0.id", "{ fundingStreams { nodes { id } } }"),
        [NodeKind.SupervisionPolicy] = ("supervisionPolicies.0.id", "{ supervisionPolicies { id } }"),
        [NodeKind.Organisation] = ("organisations.nodes.0.id", "{ organisations { nodes { id } } }"),
    };

    [Fact]
    public async Task Each_type_is_found_again_by_its_id()
    {
        // People's records have tests of their own: they are found by who may see them.
        foreach (var kind in Enum.GetValues<NodeKind>().Where(kind => !RecordNodes.Has(kind)))
        {
            var (path, query) = OneOfEach[kind];
            var id = (await Read(path, query)).GetString();

            var node = await Read("node", "query ($id: ID!) { node(id: $id) { __typename id } }", new { id });

            Assert.Equal($"{kind} {id}", $"{At(node, "__typename")} {At(node, "id")}");
        }
    }

    [Fact]
    public async Task Several_nodes_come_in_the_order_asked_for_with_null_where_there_is_none()
    {
        var ids = (await Read("offers.nodes", "{ offers(first: 2) { nodes { id } } }")).EnumerateArray().Select(node => node.GetProperty("id").GetString()).ToList();
        ids.Insert(1, GlobalId.Of(new CpdGraph.Domain.ProviderId(Guid.Parse("01938f5e-7c2a-7b6e-9d11-0a1b2c3d4e5f"))));
        ids.Reverse();

        var nodes = await Read("nodes", "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids });

        Assert.Equal([ids[0], null, ids[2]], nodes.EnumerateArray().Select(node => node.ValueKind is JsonValueKind.Null ? null : node.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task No_ids_give_no_nodes()
    {
        Assert.Equal("""{"data":{"nodes":[]}}""", (await Send("{ nodes(ids: []) { id } }")).Text);
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_the_public()
    {
        var drafts = await Read("offers", "{ offers(filter: { statuses: [DRAFT, IN_REVIEW] }) { totalCount facets(fields: [CHANNEL]) { values { count } } } }");

        Assert.Equal(0, At(drafts, "totalCount").GetInt32());
        Assert.Empty(At(drafts, "facets.0.values").EnumerateArray());
    }
}

public sealed class NodesOnSqliteTests() : NodeTests(Database.Sqlite);

public sealed class NodesOnPostgresTests() : NodeTests(Database.Postgres);
