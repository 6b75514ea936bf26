using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Access;

/// <summary>One hub finds, counts, sorts and refetches no draft of another by any path there is, and cannot tell it from what is absent. Mutations: PublishingRefusalTests.</summary>
public abstract class OthersDraftsTests(Database database) : PublishingTests(database)
{
    private const string EveryPath =
        """
        query ($id: ID!, $version: ID!, $slug: Slug!, $hub: ID!, $word: String!, $published: ID!) {
          offer(by: { id: $id }) { ...Shown }
          bySlug: offer(by: { slug: $slug }) { ...Shown }
          node(id: $id) { id }
          nodes(ids: [$id, $version]) { id }
          offers(first: 100, filter: { statuses: [DRAFT, IN_REVIEW], providerIds: [$hub] }, orderBy: { field: UPDATED_AT, direction: DESC }) { ...Page }
          byText: offers(filter: { text: $word, statuses: [DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN] }, orderBy: { field: RELEVANCE }) { ...Page }
          byTitle: offers(filter: { title: { contains: $word }, statuses: [DRAFT, IN_REVIEW] }) { ...Page providers: facets(fields: [PROVIDER, PROVIDER_KIND]) { values { label count } } }
          byCompetency: offers(filter: { not: { statuses: [PUBLISHED, WITHDRAWN] }, providerIds: [$hub] }) { ...Page }
          competency(by: { code: "2.1" }) { offers(filter: { statuses: [DRAFT, IN_REVIEW], providerIds: [$hub] }) { ...Page } }
          provider(by: { id: $hub }) { offers(filter: { statuses: [DRAFT, IN_REVIEW] }) { ...Page } runs(filter: { offerIds: [$id] }) { totalCount } }
          runs(filter: { offer: { statuses: [DRAFT, IN_REVIEW] }, offerIds: [$id] }) { totalCount nodes { id } }
          search(text: $word) { item { __typename } excerpt }
          after: offer(by: { id: $published }) { prerequisites { ...Shown } }
        }
        fragment Shown on Offer { id title publishChecks { code } submission { note } }
        fragment Page on OfferConnection {
          totalCount edges { cursor node { id } } nodes { ...Shown }
          facets(fields: [CHANNEL, FORMAT, TIER, COMPETENCY_AREA, DELIVERY_MODE]) { values { label count } }
        }
        """;

    [Fact]
    public async Task By_no_path_does_a_draft_of_another_hub_come_out()
    {
        var draft = await OfHubB();

        foreach (var client in new[] { Server.HubA, Server.Anonymous })
        {
            var response = await client.Send(EveryPath, draft.Variables);

            Assert.Empty(response.Errors);
            Assert.DoesNotContain(draft.Id, response.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(draft.Version, response.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(draft.Word, response.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(
                """
                {"data":{"offer":null,"bySlug":null,"node":null,"nodes":[null,null],"offers":NONE,"byText":NONE,"byTitle":NO_PROVIDER,"byCompetency":NONE,"competency":{"offers":NONE},"provider":{"offers":NONE,"runs":{"totalCount":0}},"runs":{"totalCount":0,"nodes":[]},"search":[],"after":{"prerequisites":[]}}}
                """.Replace("NO_PROVIDER", """{"totalCount":0,"edges":[],"nodes":[],"facets":[{"values":[]},{"values":[]},{"values":[]},{"values":[]},{"values":[]}],"providers":[{"values":[]},{"values":[]}]}""", StringComparison.Ordinal)
                .Replace("NONE", """{"totalCount":0,"edges":[],"nodes":[],"facets":[{"values":[]},{"values":[]},{"values":[]},{"values":[]},{"values":[]}]}""", StringComparison.Ordinal),
                response.Text);
        }
    }

    [Fact]
    public async Task By_every_path_a_hub_finds_its_own_draft_and_a_steward_too()
    {
        var draft = await OfHubB();

        foreach (var client in new[] { Server.HubB, Server.Steward })
        {
            var response = await client.Send(EveryPath, draft.Variables);

            Assert.Empty(response.Errors);

            foreach (var path in new[] { "offer", "bySlug", "node" })
            {
                Assert.Equal(draft.Id, response.Data.GetProperty(path).GetProperty("id").GetString());
            }

            foreach (var list in new[]
            {
                response.Data.GetProperty("offers"), response.Data.GetProperty("byText"), response.Data.GetProperty("byTitle"), response.Data.GetProperty("byCompetency"),
                response.Data.GetProperty("competency").GetProperty("offers"), response.Data.GetProperty("provider").GetProperty("offers"),
            })
            {
                Assert.Contains(draft.Id, list.ToString(), StringComparison.Ordinal);
                Assert.NotEqual(0, list.GetProperty("totalCount").GetInt32());
            }

            Assert.Contains(draft.Version, response.Data.GetProperty("nodes").ToString(), StringComparison.Ordinal);

            // The search is for what can be taken: it finds no drafts for anybody.
            Assert.Equal(0, response.Data.GetProperty("search").GetArrayLength());
            Assert.Equal(draft.Id, response.Data.GetProperty("after").GetProperty("prerequisites")[0].GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task A_draft_of_another_hub_and_none_at_all_are_answered_byte_for_byte_alike()
    {
        var draft = await OfHubB();
        var absent = draft with
        {
            Id = GlobalId.Of(OfferId.New(ApiServer.Now)),
            Version = GlobalId.Of(OfferVersionId.New(ApiServer.Now)),
            Slug = "no-such-offer",
            Word = "qwertzuiopasdfgh",
        };

        foreach (var client in new[] { Server.HubA, Server.Anonymous })
        {
            Assert.Equal((await client.Send(EveryPath, absent.Variables)).Text, (await client.Send(EveryPath, draft.Variables)).Text);
        }
    }

    [Fact]
    public async Task A_cursor_at_a_draft_of_another_hub_leads_past_it()
    {
        var draft = await OfHubB();
        const string list = "query ($after: String, $hub: ID!) { offers(first: 100, after: $after, filter: { statuses: [DRAFT, IN_REVIEW], providerIds: [$hub] }) { totalCount edges { cursor node { id } } } }";
        var theirs = await Server.HubB.Send(list, new { hub = draft.Hub });
        var cursor = theirs.Data.GetProperty("offers").GetProperty("edges")[0].GetProperty("cursor").GetString();

        var response = await Server.HubA.Send(list, new { after = cursor, hub = draft.Hub });

        Assert.Equal("""{"data":{"offers":{"totalCount":0,"edges":[]}}}""", response.Text);
    }

    // A draft of hub B with a word that no other has, and a published offer of it that builds on the draft.
    private async Task<OthersDraft> OfHubB()
    {
        var word = "zq" + NewWord();
        var id = Id(await Done(Server.HubB, "createOffer", new { providerId = Server.HubBId, offer = Details($"About {word}") }));
        await Done(Server.HubB, "mapOfferCompetencies", new { offer = new { id }, set = new[] { Mapping("2.1") }, expectedRevision = 1 });
        var details = Details($"After a draft {NewWord()}");
        details["prerequisiteIds"] = new[] { id };
        var published = Id(await Done(Server.HubB, "createOffer", new { providerId = Server.HubBId, offer = details }));
        await Done(Server.HubB, "mapOfferCompetencies", new { offer = new { id = published }, set = new[] { Mapping("2.1") }, expectedRevision = 1 });
        await Done(Server.HubB, "publishOffer", new { offer = new { id = published }, expectedRevision = 2 });
        var version = (await Read(Server.HubB, "offer.versions.0.id", "query ($id: ID!) { offer(by: { id: $id }) { versions { id } } }", new { id })).GetString()!;
        var slug = (await Read(Server.HubB, "offer.slug", "query ($id: ID!) { offer(by: { id: $id }) { slug } }", new { id })).GetString()!;

        return new OthersDraft(id, version, slug, Server.HubBId, word, published);
    }

    // The end of such an id is made by chance.
    private static string NewWord() => Guid.CreateVersion7(ApiServer.Now).ToString("N")[^14..];

    private sealed record OthersDraft(string Id, string Version, string Slug, string Hub, string Word, string Published)
    {
        /// <summary>The variables of <see cref="EveryPath"/>.</summary>
        public object Variables => new { id = Id, version = Version, slug = Slug, hub = Hub, word = Word, published = Published };
    }
}

[Collection("Publishing on SQLite")]
public sealed class OthersDraftsOnSqliteTests() : OthersDraftsTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class OthersDraftsOnPostgresTests() : OthersDraftsTests(Database.Postgres);
