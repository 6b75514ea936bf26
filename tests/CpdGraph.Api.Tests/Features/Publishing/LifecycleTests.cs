using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>What stewards do about offers, and what hubs do later on: return, check, accredit, withdraw. The rules have tests of their own.</summary>
public abstract class LifecycleTests(Database database) : PublishingTests(database)
{
    private const string Reason = "Say who can take part.";

    [Fact]
    public async Task An_offer_is_sent_back_with_a_reason_that_its_provider_reads_until_it_is_published()
    {
        var id = await MappedDraft("Sent back");
        await Done(Server.HubA, "submitOffer", new { offer = new { id }, note = "Ready.", expectedRevision = 2 });

        var returned = await Done(Server.Steward, "returnOffer", new { offer = new { id }, reason = Reason, expectedRevision = 3 });

        Assert.Equal(("DRAFT", 4), (returned.GetProperty("status").GetString(), returned.GetProperty("revision").GetInt32()));
        var seen = await Read(Server.HubA, "offer.submission", "query ($id: ID!) { offer(by: { id: $id }) { submission { note returnedAt returnReason } } }", new { id });
        Assert.Equal(("Ready.", Reason), (seen.GetProperty("note").GetString(), seen.GetProperty("returnReason").GetString()));
        Assert.NotEqual(JsonValueKind.Null, seen.GetProperty("returnedAt").ValueKind);

        var told = Assert.Single(await Attention(Server.HubA, "OFFER_RETURNED", id));
        Assert.EndsWith(Reason, told.GetProperty("text").GetString(), StringComparison.Ordinal);

        foreach (var other in new[] { Server.HubB, Server.Steward })
        {
            Assert.Empty(await Attention(other, "OFFER_RETURNED", id));
        }

        Assert.Equal(JsonValueKind.Null, (await Read(Server.HubB, "offer", "query ($id: ID!) { offer(by: { id: $id }) { id } }", new { id })).ValueKind);
        Assert.Equal(["WrongStateError WRONG_STATE offer"], await Refused(Server.Steward, "returnOffer", new { offer = new { id }, reason = Reason, expectedRevision = 4 }));

        await Done(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 4 });
        Assert.Empty(await Attention(Server.HubA, "OFFER_RETURNED", id));
        Assert.Equal(JsonValueKind.Null, (await Read(Server.HubA, "offer.submission", "query ($id: ID!) { offer(by: { id: $id }) { submission { note } } }", new { id })).ValueKind);
    }

    [Fact]
    public async Task A_publisher_returns_nothing_and_checks_nothing()
    {
        var id = await Published("Not for publishers");
        var competencyId = await Competency("2.1");

        foreach (var (mutation, input) in new (string, object)[]
        {
            ("returnOffer", new { offer = new { id }, reason = Reason, expectedRevision = 3 }),
            ("verifyOfferMapping", new { offer = new { id }, competencyId, verification = "VERIFIED", expectedRevision = 3 }),
        })
        {
            var response = await Raw(Server.HubA, mutation, input);

            Assert.Equal("FORBIDDEN", response.Errors[0].GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Stewards_find_what_waits_in_the_order_in_which_it_was_handed_in()
    {
        string[] ids = [await Draft("Queued first"), await Draft("Queued second"), await Draft("Queued third")];

        // The clock stands still, so that they are dated afterwards; a change while they wait moves nothing in the queue.
        for (var place = 0; place < ids.Length; place++)
        {
            await Done(Server.HubA, "submitOffer", new { offer = new { id = ids[place] }, expectedRevision = 1 });
            await Server.HandedInAsync(ids[place], ApiServer.Now.AddDays(-10 - place));
            await Done(Server.HubA, "updateOffer", new { offer = new { id = ids[place] }, changes = new { summary = "Another one." }, expectedRevision = 2 });
        }

        Assert.Equal([ids[2], ids[1], ids[0]], (await Queue("ASC")).Where(ids.Contains));
        Assert.Equal([ids[0], ids[1], ids[2]], (await Queue("DESC")).Where(ids.Contains));
        Assert.DoesNotContain(ids[0], await Queue("ASC", Server.HubB));

        // Page by page it is the same.
        var first = await Server.Steward.Send(QueueOf, new { direction = "ASC", first = 1, after = (string?)null });
        var page = first.Data.GetProperty("offers");
        var second = await Server.Steward.Send(QueueOf, new { direction = "ASC", first = 100, after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString() });
        Assert.Equal<IEnumerable<string>>(await Queue("ASC"), [.. Nodes(first), .. Nodes(second)]);
    }

    [Fact]
    public async Task A_rejected_mapping_is_seen_by_its_provider_and_stewards_and_counts_nowhere()
    {
        var id = await MappedDraft("Rejected claims");
        var (kept, refused) = (await Competency("2.1"), await Competency("2.3"));
        await Done(Server.HubA, "mapOfferCompetencies", new { offer = new { id }, set = new[] { Mapping("2.3", "ASSESSES") }, expectedRevision = 2 });
        await Done(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 3 });
        var told = Assert.Single(await Attention(Server.Steward, "MAPPING_TO_VERIFY", id));
        Assert.Contains("2.1 and 2.3", told.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Attention(Server.HubA, "MAPPING_TO_VERIFY", id));
        Assert.Contains(id, await With(refused));

        var rejected = await Done(
            Server.Steward, "verifyOfferMapping", new { offer = new { id }, competencyId = refused, verification = "REJECTED", reason = "It is not taught.", expectedRevision = 4 });
        var verified = await Done(Server.Steward, "verifyOfferMapping", new { offer = new { id }, competencyId = kept, verification = "VERIFIED", expectedRevision = 5 });

        Assert.Equal((5, 6), (rejected.GetProperty("revision").GetInt32(), verified.GetProperty("revision").GetInt32()));
        Assert.Equal(["2.1 VERIFIED", "2.3 REJECTED"], await Mappings(Server.HubA, id));
        Assert.Equal(["2.1 VERIFIED", "2.3 REJECTED"], await Mappings(Server.Steward, id));
        Assert.Equal(["2.1 VERIFIED"], await Mappings(Server.HubB, id));
        Assert.Equal(["2.1 VERIFIED"], await Mappings(Server.Anonymous, id));
        Assert.DoesNotContain(id, await With(refused));
        Assert.Contains(id, await With(kept));
        Assert.Equal((1, 0), (await Facet(id, "INTRODUCES", "DEVELOPS"), await Facet(id, "ASSESSES")));
        Assert.Empty(await Attention(Server.Steward, "MAPPING_TO_VERIFY", id));

        var checks = await Read(
            Server.HubA, "offer.mappingChecks", "query ($id: ID!) { offer(by: { id: $id }) { mappingChecks { competency { code } verification reason checkedBy } } }", new { id });
        Assert.Equal(
            ["2.1 VERIFIED  publishing-steward", "2.3 REJECTED It is not taught. publishing-steward"],
            checks.EnumerateArray().Select(check =>
                $"{check.GetProperty("competency").GetProperty("code")} {check.GetProperty("verification")} {check.GetProperty("reason")} {check.GetProperty("checkedBy")}"));
        Assert.Equal(
            JsonValueKind.Null,
            (await Read(Server.HubB, "offer.mappingChecks", "query ($id: ID!) { offer(by: { id: $id }) { mappingChecks { reason } } }", new { id })).ValueKind);

        // The next version takes it over; another claim waits to be checked again.
        await Done(Server.HubA, "updateOffer", new { offer = new { id }, changes = new { summary = "Another one." }, expectedRevision = 6 });
        Assert.Equal(["2.1 VERIFIED", "2.3 REJECTED"], await Mappings(Server.HubA, id));
        Assert.Equal(2, (await Read(Server.HubA, "offer.mappingChecks", "query ($id: ID!) { offer(by: { id: $id }) { mappingChecks { reason } } }", new { id })).GetArrayLength());
        await Done(Server.HubA, "mapOfferCompetencies", new { offer = new { id }, set = new[] { Mapping("2.3", "INTRODUCES") }, expectedRevision = 7 });
        Assert.Equal(["2.1 VERIFIED", "2.3 SELF_REPORTED"], await Mappings(Server.Anonymous, id));
        Assert.Single(await Attention(Server.Steward, "MAPPING_TO_VERIFY", id));
    }

    [Fact]
    public async Task Of_two_stewards_who_check_a_mapping_at_once_one_wins_and_the_same_again_changes_nothing()
    {
        var id = await Published("Checked twice");
        var competencyId = await Competency("2.1");
        object Input(string verification, int expectedRevision) => new { offer = new { id }, competencyId, verification, reason = "I looked.", expectedRevision };

        var payloads = await Task.WhenAll(
            Change(Server.Steward, "verifyOfferMapping", Input("VERIFIED", 3)), Change(Server.Steward, "verifyOfferMapping", Input("REJECTED", 3)));

        var lost = Assert.Single(payloads, payload => payload.GetProperty("userErrors").GetArrayLength() > 0).GetProperty("userErrors")[0];
        Assert.Equal("StaleRevisionError STALE_REVISION expectedRevision", Line(lost));
        var found = (await Mappings(Server.Steward, id))[0].Split(' ')[1];
        Assert.Equal(4, (await Done(Server.Steward, "verifyOfferMapping", Input(found, 4))).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task An_accreditation_is_recorded_once_shown_at_once_and_revoked_with_a_reason()
    {
        var id = await Published("Accredited");
        var bodyId = await Server.BodyAsync();
        object input = new { offer = new { id }, bodyId, scope = "FOUR_DAY_HEALTH_COACHING", validFrom = "2026-01-01", validTo = "2027-12-31" };

        var both = await Task.WhenAll(Change(Server.HubA, "recordAccreditation", input, Accredited), Change(Server.Steward, "recordAccreditation", input, Accredited));

        var recorded = Assert.Single(both, payload => payload.GetProperty("userErrors").GetArrayLength() == 0).GetProperty("accreditation");
        var twice = Assert.Single(both, payload => payload.GetProperty("userErrors").GetArrayLength() > 0).GetProperty("userErrors")[0];
        Assert.Equal(("AlreadyExistsError TAKEN validFrom", Id(recorded)), (Line(twice), Id(twice.GetProperty("existing"))));
        Assert.Equal(("VALID", 1), (recorded.GetProperty("status").GetString(), recorded.GetProperty("version").GetProperty("number").GetInt32()));
        Assert.Equal("True 4", await State(id));

        var revoked = await Done(Server.Steward, "revokeAccreditation", new { id = Id(recorded), revokedOn = "2026-11-01", reason = "Not given any more." }, Accredited);
        Assert.Equal(("REVOKED", "Not given any more."), (revoked.GetProperty("status").GetString(), revoked.GetProperty("revocationReason").GetString()));
        Assert.Equal("False 5", await State(id));
        Assert.Equal(
            ["WrongStateError WRONG_STATE id"],
            await Refused(Server.Steward, "revokeAccreditation", new { id = Id(recorded), revokedOn = "2026-11-01", reason = "Again." }, Accredited));
        Assert.Equal("recordAccreditation revokeAccreditation", await Server.AuditOfAsync(Id(recorded)));

        var listed = await Done(Server.HubA, "recordAccreditation", new { offer = new { id }, bodyId, seenOn = "2026-11-02" }, Accredited);
        Assert.Equal(("LISTED", "PROVIDER_STATED"), (listed.GetProperty("status").GetString(), listed.GetProperty("provenance").GetString()));
        Assert.Equal("False 6", await State(id));
        Assert.Equal(["NotPermittedError NOT_PERMITTED offer"], await Refused(Server.HubB, "recordAccreditation", new { offer = new { id }, bodyId, seenOn = "2026-11-02" }, Accredited));
    }

    [Fact]
    public async Task A_provider_is_changed_by_its_publishers_and_every_list_shows_it()
    {
        var id = Id(await Done(Server.Steward, "registerProvider", new { name = "Rivendell example hub", kind = "TRAINING_HUB", about = "We teach." }, "provider { id }"));
        var publisher = await Server.JoinAsync("rivendell-publisher", Role.Publisher, id);

        var changed = await Done(
            publisher, "updateProvider", new { id, changes = new { name = "Rivendell hub", about = (string?)null }, expectedRevision = 1 }, "provider { id name about slug revision }");

        Assert.Equal(("Rivendell hub", "rivendell-example-hub", 2), (changed.GetProperty("name").GetString(), changed.GetProperty("slug").GetString(), changed.GetProperty("revision").GetInt32()));
        Assert.Equal(JsonValueKind.Null, changed.GetProperty("about").ValueKind);
        Assert.Equal("Rivendell hub", (await Read(Server.Anonymous, "provider.name", "query ($id: ID!) { provider(by: { id: $id }) { name } }", new { id })).GetString());
        Assert.Equal(
            ["NotPermittedError NOT_PERMITTED id"],
            await Refused(Server.HubA, "updateProvider", new { id, changes = new { name = "Mine" }, expectedRevision = 2 }, "provider { id }"));
        Assert.Equal(
            ["StaleRevisionError STALE_REVISION expectedRevision"],
            await Refused(publisher, "updateProvider", new { id, changes = new { name = "Stale" }, expectedRevision = 1 }, "provider { id }"));
        var same = await Done(publisher, "updateProvider", new { id, changes = new { name = "Rivendell hub" }, expectedRevision = 2 }, "provider { id revision }");
        Assert.Equal(2, same.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task A_withdrawn_offer_takes_its_runs_to_come_with_it_and_leaves_those_that_have_begun()
    {
        var id = await Published("Withdrawn with its runs");
        async Task<string> Run(string startsAt, string endsAt) => Id(await Done(Server.HubA, "scheduleRun", new { offer = new { id }, run = new { startsAt, endsAt } }, "run { id }"));
        var (begun, first, second) = (
            await Run("2026-11-23T09:00:00Z", "2026-12-23T12:00:00Z"), await Run("2027-03-01T09:00:00Z", "2027-03-01T12:00:00Z"), await Run("2027-04-01T09:00:00Z", "2027-04-01T12:00:00Z"));
        await Done(Server.HubA, "cancelRun", new { id = second, reason = "No tutor.", expectedRevision = 1 }, "run { id }");

        await Done(Server.HubA, "withdrawOffer", new { offer = new { id }, reason = "The funding has ended.", expectedRevision = 3 });

        async Task<string> StateOf(string run)
        {
            var shown = await Read(Server.Anonymous, "node", "query ($id: ID!) { node(id: $id) { ... on OfferRun { status cancellationReason revision } } }", new { id = run });

            return $"{shown.GetProperty("status")} {shown.GetProperty("cancellationReason")} {shown.GetProperty("revision")}";
        }

        Assert.Equal("CANCELLED The funding has ended. 2", await StateOf(first));
        Assert.Equal("CANCELLED No tutor. 2", await StateOf(second));
        Assert.Equal("UNDER_WAY  1", await StateOf(begun));
        Assert.Equal("scheduleRun withdrawOffer", await Server.AuditOfAsync(first));
        Assert.Equal("scheduleRun", await Server.AuditOfAsync(begun));
    }

    private const string Accredited = "accreditation { id status provenance revocationReason version { number } }";

    private const string QueueOf =
        """
        query ($direction: OrderDirection!, $first: Int, $after: String) {
          offers(first: $first, after: $after, filter: { statuses: [IN_REVIEW] }, orderBy: { field: SUBMITTED_AT, direction: $direction }) {
            nodes { id } pageInfo { endCursor }
          }
        }
        """;

    private static string[] Nodes(GraphQLResponse response)
    {
        Assert.True(response.Errors.Count == 0, response.ToString());

        return [.. response.Data.GetProperty("offers").GetProperty("nodes").EnumerateArray().Select(Id)];
    }

    private async Task<string[]> Queue(string direction, GraphQLClient? by = null) =>
        Nodes(await (by ?? Server.Steward).Send(QueueOf, new { direction, first = 100, after = (string?)null }));

    private async Task<string> Competency(string code) =>
        (await Read(Server.Anonymous, "competency.id", "query ($code: String!) { competency(by: { code: $code }) { id } }", new { code })).GetString()!;

    // Offers of the hub that support a competency, as a coach looks for them.
    private async Task<string[]> With(string competency) => Nodes(await Server.Anonymous.Send(
        "query ($hub: ID!, $competency: ID!) { offers(first: 100, filter: { providerIds: [$hub], competencyIds: [$competency] }) { nodes { id } } }",
        new { hub = Server.HubAId, competency }));

    // How often the offer is among those that support its competencies in one of these ways.
    private async Task<int> Facet(string offer, params string[] coverage) => Nodes(await Server.Anonymous.Send(
        "query ($hub: ID!, $coverage: [CompetencyCoverage!]) { offers(first: 100, filter: { providerIds: [$hub], coverage: $coverage }) { nodes { id } } }",
        new { hub = Server.HubAId, coverage })).Count(id => id == offer);

    private static async Task<string[]> Mappings(GraphQLClient by, string id) =>
    [
        .. (await Read(by, "offer.competencyMappings", "query ($id: ID!) { offer(by: { id: $id }) { competencyMappings { competency { code } verification } } }", new { id }))
            .EnumerateArray().Select(mapping => $"{mapping.GetProperty("competency").GetProperty("code")} {mapping.GetProperty("verification")}"),
    ];

    private async Task<string> State(string id)
    {
        var offer = await Read(Server.Anonymous, "offer", "query ($id: ID!) { offer(by: { id: $id }) { accredited revision } }", new { id });

        return $"{offer.GetProperty("accredited").GetBoolean()} {offer.GetProperty("revision")}";
    }

    // What needs doing about one offer. All of it: the demonstration has more.
    private static async Task<JsonElement[]> Attention(GraphQLClient by, string kind, string offer)
    {
        var found = new List<JsonElement>();

        for (string? after = null; ;)
        {
            var page = await Read(
                by,
                "viewer.attention",
                """
                query ($kind: AttentionKind!, $after: String) {
                  viewer { attention(first: 100, after: $after, kinds: [$kind]) { nodes { text action subject { ... on Offer { id } } } pageInfo { endCursor hasNextPage } } }
                }
                """,
                new { kind, after });
            found.AddRange(page.GetProperty("nodes").EnumerateArray().Where(item => item.GetProperty("subject").TryGetProperty("id", out var id) && id.GetString() == offer));

            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return [.. found];
            }

            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
    }
}

[Collection("Publishing on SQLite")]
public sealed class LifecycleOnSqliteTests() : LifecycleTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class LifecycleOnPostgresTests() : LifecycleTests(Database.Postgres);
