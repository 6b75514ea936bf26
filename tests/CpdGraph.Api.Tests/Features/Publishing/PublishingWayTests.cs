using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>The way of an offer: drafted, mapped, published, scheduled, changed, withdrawn.</summary>
public abstract class PublishingWayTests(Database database) : PublishingTests(database)
{
    [Fact]
    public async Task A_new_hub_drafts_maps_publishes_and_schedules_an_offer_that_is_found_at_once()
    {
        var hubId = Id(await Done(Server.Steward, "registerProvider", new { name = "Beacon Hub", kind = "TRAINING_HUB" }, "provider { id slug revision }"));
        var hub = await Server.JoinAsync("publishing-beacon", Role.Publisher, hubId);
        var offer = Id(await Done(hub, "createOffer", new { providerId = hubId, offer = Details("Listening by the lighthouse") }));
        await Done(hub, "mapOfferCompetencies", new { offer = new { id = offer }, set = new[] { Mapping("2.1"), Mapping("2.2", "INTRODUCES") }, expectedRevision = 1 });

        var published = await Done(hub, "publishOffer", new { offer = new { id = offer }, expectedRevision = 2 }, "offer { status version revision publishedAt slug }");
        var run = await Done(
            hub,
            "scheduleRun",
            new { offer = new { id = offer }, run = new { startsAt = "2027-01-12T09:00:00Z", endsAt = "2027-01-12T12:00:00Z", capacity = 12 } },
            "run { id status startsAt capacity sessions { key } offer { nextRun { id } } price { free } }");

        Assert.Equal(("PUBLISHED", 1, 3), (published.GetProperty("status").GetString(), published.GetProperty("version").GetInt32(), published.GetProperty("revision").GetInt32()));
        Assert.Equal("listening-by-the-lighthouse", published.GetProperty("slug").GetString());
        Assert.Equal(("BOOKING_OPEN", 12), (run.GetProperty("status").GetString(), run.GetProperty("capacity").GetInt32()));
        Assert.Equal(Id(run), run.GetProperty("offer").GetProperty("nextRun").GetProperty("id").GetString());

        var hit = await Read(Server.Anonymous, "search.0.item.id", "{ search(text: \"lighthouse listening\") { item { ... on Offer { id } } } }");
        var area = await Read(Server.Anonymous, "competency.area.id", "{ competency(by: { code: \"2.1\" }) { area { id } } }");
        var byArea = await Read(
            Server.Anonymous,
            "offers.nodes",
            "query ($area: ID!, $hub: ID!) { offers(filter: { areaIds: [$area], providerIds: [$hub] }) { nodes { id } } }",
            new { area = area.GetString(), hub = hubId });

        Assert.Equal(offer, hit.GetString());
        Assert.Equal([offer], byArea.EnumerateArray().Select(Id));
        Assert.Equal("createOffer mapOfferCompetencies publishOffer", await Server.AuditOfAsync(offer));
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_hub_and_stewards_and_by_nobody_else_on_any_way()
    {
        var id = await Draft("The hidden draft of hub A");
        const string query =
            """
            query ($id: ID!, $hub: ID!) {
              offer(by: { id: $id }) { id }
              bySlug: offer(by: { slug: "the-hidden-draft-of-hub-a" }) { id }
              node(id: $id) { id }
              offers(filter: { statuses: [DRAFT], providerIds: [$hub], title: { startsWith: "the hidden" } }) { totalCount }
              byText: offers(filter: { statuses: [DRAFT], text: "hidden draft of hub" }) { nodes { id } }
              facets: offers(filter: { statuses: [DRAFT], text: "hidden draft of hub" }) { facets(fields: [PROVIDER]) { values { value } } }
              search(text: "hidden draft of hub") { item { ... on Offer { slug } } }
            }
            """;

        foreach (var (client, sees) in new[] { (Server.HubA, true), (Server.Steward, true), (Server.HubB, false), (Server.Anonymous, false) })
        {
            var data = await Read(client, "", query, new { id, hub = Server.HubAId });

            Assert.All(["offer", "bySlug", "node"], field => Assert.Equal(sees, data.GetProperty(field).ValueKind == JsonValueKind.Object));
            Assert.Equal(sees ? 1 : 0, data.GetProperty("offers").GetProperty("totalCount").GetInt32());
            Assert.Equal(sees, data.GetProperty("byText").GetProperty("nodes").EnumerateArray().Any(offer => Id(offer) == id));
            Assert.Equal(sees, data.GetProperty("facets").ToString().Contains(Server.HubAId, StringComparison.Ordinal));

            // The search is over what is published, for everybody.
            Assert.DoesNotContain("the-hidden-draft-of-hub-a", data.GetProperty("search").ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_publishing_needs_and_what_was_handed_in_is_shown_to_its_hub_and_stewards()
    {
        var id = await Draft("An offer for review");
        await Done(Server.HubA, "submitOffer", new { offer = new { id }, note = "Please look at the title.", expectedRevision = 1 });
        const string query =
            "query ($id: ID!) { offer(by: { id: $id }) { status viewerCanUpdate publishChecks { code met } submission { submittedAt submittedBy note } provider { viewerCanPublish } } }";

        var seen = await Read(Server.Steward, "offer", query, new { id });

        Assert.Equal(("IN_REVIEW", true), (seen.GetProperty("status").GetString(), seen.GetProperty("viewerCanUpdate").GetBoolean()));
        Assert.Equal(
            ["COMPETENCY_MAPPING"],
            seen.GetProperty("publishChecks").EnumerateArray().Where(check => !check.GetProperty("met").GetBoolean()).Select(check => check.GetProperty("code").GetString()));
        Assert.Equal(
            ("publishing-hub-a", "Please look at the title."),
            (seen.GetProperty("submission").GetProperty("submittedBy").GetString(), seen.GetProperty("submission").GetProperty("note").GetString()));
        Assert.True(seen.GetProperty("provider").GetProperty("viewerCanPublish").GetBoolean());
    }

    [Fact]
    public async Task Of_a_published_offer_others_see_neither_checks_nor_submission()
    {
        var id = await Published("Published and open to all");

        foreach (var client in new[] { Server.HubB, Server.Anonymous })
        {
            var seen = await Read(
                client,
                "offer",
                "query ($id: ID!) { offer(by: { id: $id }) { viewerCanUpdate publishChecks { code } submission { note } provider { viewerCanPublish } } }",
                new { id });

            Assert.False(seen.GetProperty("viewerCanUpdate").GetBoolean());
            Assert.False(seen.GetProperty("provider").GetProperty("viewerCanPublish").GetBoolean());
            Assert.Equal(JsonValueKind.Null, seen.GetProperty("publishChecks").ValueKind);
            Assert.Equal(JsonValueKind.Null, seen.GetProperty("submission").ValueKind);
        }
    }

    [Fact]
    public async Task A_change_of_a_published_offer_makes_the_next_version_and_leaves_the_old_one()
    {
        var id = await Published("Versions of an offer");

        var changed = await Done(
            Server.HubA,
            "updateOffer",
            new { offer = new { id }, changes = new { title = "Versions of an offer, new", price = new { amount = "35.00" }, changeNote = "A better title." }, expectedRevision = 3 },
            "offer { version revision title summary price { free amount { amount currency } } competencyMappings { competency { code } } versions { number title changeNote } }");

        Assert.Equal((2, 4), (changed.GetProperty("version").GetInt32(), changed.GetProperty("revision").GetInt32()));
        Assert.Equal("A day on listening well.", changed.GetProperty("summary").GetString());
        Assert.Equal("35.00", changed.GetProperty("price").GetProperty("amount").GetProperty("amount").GetString());
        Assert.Equal("GBP", changed.GetProperty("price").GetProperty("amount").GetProperty("currency").GetString());
        Assert.Equal(1, changed.GetProperty("competencyMappings").GetArrayLength());
        Assert.Equal(
            ["2 Versions of an offer, new A better title.", "1 Versions of an offer "],
            changed.GetProperty("versions").EnumerateArray().Select(version =>
                $"{version.GetProperty("number")} {version.GetProperty("title").GetString()} {version.GetProperty("changeNote").GetString()}"));
    }

    [Fact]
    public async Task The_joining_link_of_a_run_is_for_its_own_hub_and_for_stewards()
    {
        const string link = "https://meet.example.org/a-secret-room";
        var offer = await Published("A run with a joining link");
        var details = new { startsAt = "2027-02-12T09:00:00Z", endsAt = "2027-02-12T12:00:00Z", joinUrl = link };
        var run = await Done(Server.HubA, "scheduleRun", new { offer = new { id = offer }, run = details }, "run { id joinUrl }");
        const string query = "query ($id: ID!) { offer(by: { id: $id }) { runs { nodes { startsAt joinUrl } } } node(id: $id) { ... on Offer { nextRun { joinUrl } } } }";

        Assert.Equal(link, run.GetProperty("joinUrl").GetString());

        foreach (var (client, sees) in new[] { (Server.HubA, true), (Server.Steward, true), (Server.HubB, false), (Server.Anonymous, false) })
        {
            var response = await client.Send(query, new { id = offer });

            Assert.Empty(response.Errors);
            Assert.Contains("2027-02-12", response.Text, StringComparison.Ordinal);
            Assert.Equal(sees ? 2 : 0, response.Text.Split(link).Length - 1);
        }

        Assert.Equal(
            ["InvalidInputError LINK_NOT_ALLOWED run.joinUrl"],
            await Refused(Server.HubA, "scheduleRun", new { offer = new { id = offer }, run = details with { joinUrl = "http://meet.example.org/room" } }, "run { id }"));
    }

    [Fact]
    public async Task In_an_update_what_is_left_out_stays_and_null_clears_and_no_change_is_none()
    {
        var id = await Draft("Left out and cleared");

        var cleared = await Done(
            Server.HubA,
            "updateOffer",
            new { offer = new { id }, changes = new Dictionary<string, object?> { ["summary"] = null }, expectedRevision = 1 },
            "offer { summary audience revision }");
        var same = await Done(
            Server.HubA, "updateOffer", new { offer = new { id }, changes = new { title = "Left out and cleared" }, expectedRevision = 2 });

        Assert.Equal(JsonValueKind.Null, cleared.GetProperty("summary").ValueKind);
        Assert.Equal("Coaches in their first year.", cleared.GetProperty("audience").GetString());
        Assert.Equal((2, 2), (cleared.GetProperty("revision").GetInt32(), same.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task A_withdrawn_offer_stays_readable_with_the_one_to_take_instead()
    {
        var instead = await Published("The one to take instead");
        var id = await Published("The one that goes");

        await Done(Server.HubA, "withdrawOffer", new { offer = new { id }, reason = "It is taught elsewhere now.", replacementId = instead, expectedRevision = 3 });
        var seen = await Read(Server.Anonymous, "offer", "query ($id: ID!) { offer(by: { id: $id }) { status replacement { id } } }", new { id });

        Assert.Equal(("WITHDRAWN", instead), (seen.GetProperty("status").GetString(), seen.GetProperty("replacement").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Offers_with_the_same_title_get_different_names_in_web_addresses()
    {
        var slugs = new List<string?>();

        for (var i = 0; i < 3; i++)
        {
            var offer = await Done(
                Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details("One title for many") }, "offer { slug }");
            slugs.Add(offer.GetProperty("slug").GetString());
        }

        Assert.Equal(["one-title-for-many", "one-title-for-many-2", "one-title-for-many-3"], slugs);
    }

    [Fact]
    public async Task A_hub_names_its_own_offer_by_its_own_key_even_when_another_hub_uses_the_same()
    {
        var external = new { system = "bookings", key = "MI-1" };
        var a = Id(await Done(Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details("Of hub A by key"), external }));
        var b = Id(await Done(Server.HubB, "createOffer", new { providerId = Server.HubBId, offer = Details("Of hub B by key"), external }));

        var changedA = await Done(Server.HubA, "updateOffer", new { offer = new { external }, changes = new { language = "cy" }, expectedRevision = 1 });
        var changedB = await Done(Server.HubB, "updateOffer", new { offer = new { external }, changes = new { language = "cy" }, expectedRevision = 1 });

        Assert.Equal((a, b), (Id(changedA), Id(changedB)));
    }
}

[Collection("Publishing on SQLite")]
public sealed class PublishingWayOnSqliteTests() : PublishingWayTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class PublishingWayOnPostgresTests() : PublishingWayTests(Database.Postgres);
