using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;
using static CpdGraph.Api.Tests.Story.Walk;

namespace CpdGraph.Api.Tests.Story;

/// <summary>The product's purpose in one way: a hub publishes, a coach finds and completes, a supervisor verifies, the hub counts.</summary>
public abstract class WholeWayTests(Database database)
{
    private static readonly DateOnly Today = LondonCalendar.DayOf(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task From_an_empty_installation_to_a_verified_completion_that_its_hub_counts_without_a_name()
    {
        await using var installation = await Installation.OnAsync(database);
        await installation.RunAsync("migrate");
        await installation.RunAsync("seed");
        await installation.RunAsync("grant", "--role", "STEWARD", "--issuer", DevelopmentSignIn.Issuer, "--subject", "sue");
        await installation.ServeAsync();
        var (steward, hub, supervisor, coach) = (
            installation.As("sue", Role.Steward), installation.As("harry", Role.Publisher), installation.As("sam", Role.Supervisor), installation.As("cora", Role.Coach));

        // The steward registers the hub, and lets one person publish for it and another supervise.
        var hubId = await Do(steward, "registerProvider", "provider { id }", new { name = "Beacon Hub", kind = "TRAINING_HUB" });
        var place = (await Ask(steward, "{ organisations(first: 1, filter: { kinds: [INTEGRATED_CARE_BOARD] }) { nodes { id } } }")).Text("organisations.nodes.0.id");
        await Grant(steward, "harry", new { memberName = "Harry", role = "PUBLISHER", providerId = hubId });
        await Grant(steward, "sam", new { memberName = "Sam", role = "SUPERVISOR", organisationId = place, relation = "OVERSEES" });

        // The hub drafts, maps competencies, hands in, publishes and schedules.
        var offer = new { id = await Do(hub, "createOffer", "offer { id }", new { providerId = hubId, offer = Details }) };
        await Do(hub, "mapOfferCompetencies", "offer { id }", new { offer, set = new[] { new { competency = new { code = "2.1" }, coverage = "DEVELOPS" } }, expectedRevision = 1 });
        await Do(hub, "submitOffer", "offer { id }", new { offer, expectedRevision = 2 });
        await Do(hub, "publishOffer", "offer { id }", new { offer, expectedRevision = 3 });
        var start = Today.AddDays(30).ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);
        var run = await Do(hub, "scheduleRun", "run { id }", new { offer, run = new { startsAt = start, endsAt = start.AddHours(3), capacity = 12, joinUrl = "https://meet.example.org/1" } });

        // The supervisor registers a coach, who takes the record over.
        var employment = new { organisationId = place, jobTitle = "Health and wellbeing coach", startedOn = Today.AddYears(-1) };
        var registered = await Sent(supervisor, "registerCoach", "coach { id } invitationCode", new { displayName = "Cora Lamb", email = "cora@example.org", employment });
        await Do(coach, "redeemInvitation", "viewer { coach { id } }", new { code = registered.Text("invitationCode") });

        // The coach finds the offer by its competency area, and records its completion: 60 % paid by the hub and 40 % by the coach.
        var area = (await Ask(coach, "{ competency(by: { code: \"2.1\" }) { area { id } } }")).Text("competency.area.id");
        var found = await Ask(
            coach,
            "query ($area: ID!) { offers(first: 100, filter: { areaIds: [$area], channels: [TRAINING_HUB], bookable: true }) { nodes { id nextRun { id joinUrl } } } }",
            new { area });
        Assert.Equal([offer.id], found.At("offers.nodes").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal((run, JsonValueKind.Null), (found.Text("offers.nodes.0.nextRun.id"), found.At("offers.nodes.0.nextRun.joinUrl").ValueKind));

        var streams = (await Ask(coach, "{ fundingStreams(first: 100) { nodes { id code } } }")).At("fundingStreams.nodes").EnumerateArray()
            .ToDictionary(stream => stream.GetProperty("code").GetString()!, stream => stream.GetProperty("id").GetString()!);
        var recorded = await Sent(
            coach,
            "recordCompletion",
            "completion { id verification cost { amount } funding { sharePercent amount { amount currency } stream { kind } } }",
            new
            {
                offer,
                occurredOn = Today,
                outcome = "PASSED",
                evidenceUrl = "https://example.org/certificate.pdf",
                cost = new { amount = "45.55" },
                funding = new[] { new { streamId = streams["HUB_COMMISSIONED"], sharePercent = "60" }, new { streamId = streams["SELF"], sharePercent = "40" } },
            });
        Assert.Equal(
            ["TRAINING_HUB 60 27.33 GBP", "SELF 40 18.22 GBP"],
            recorded.At("completion.funding").EnumerateArray().Select(award => new Answer(award))
                .Select(award => $"{award.Text("stream.kind")} {award.Text("sharePercent")} {award.Text("amount.amount")} {award.Text("amount.currency")}"));

        // The supervisor verifies it.
        var waiting = await Ask(supervisor, "{ completions(filter: { verification: [SELF_REPORTED] }) { nodes { id coach { displayName } } } }");
        Assert.Equal((recorded.Text("completion.id"), "Cora Lamb"), (waiting.Text("completions.nodes.0.id"), waiting.Text("completions.nodes.0.coach.displayName")));
        var verified = await Sent(supervisor, "verifyCompletion", "completions { verification verifiedBy }", new { ids = new[] { recorded.Text("completion.id") } });
        Assert.Equal("VERIFIED Sam", $"{verified.Text("completions.0.verification")} {verified.Text("completions.0.verifiedBy")}");

        // The hub sees that one to seven people finished, and who they are by no way.
        var seen = await hub.Send(
            """
            query ($offer: ID!, $coach: ID!, $completion: ID!) {
              offer(by: { id: $offer }) { completionCount { value suppressed exact label } }
              coach(id: $coach) { displayName }
              nodes(ids: [$coach, $completion]) { id }
              completions { nodes { title } }
              coaches { nodes { displayName } }
            }
            """,
            new { offer = offer.id, coach = registered.Text("coach.id"), completion = recorded.Text("completion.id") });
        Assert.Equal(
            """{"offer":{"completionCount":{"value":null,"suppressed":true,"exact":false,"label":"of 1 to 7 people"}},"coach":null,"nodes":[null,null],"completions":{"nodes":[]},"coaches":null}""",
            seen.Data.GetRawText());
        Assert.All(seen.Errors, error => Assert.Equal("FORBIDDEN", error.GetProperty("extensions").GetProperty("code").GetString()));

        // Every step has left its trace, the latest first.
        var trail = await Ask(steward, "{ auditEvents { nodes { action } } }");
        Assert.Equal(
            "verifyCompletion recordCompletion redeemInvitation registerCoach scheduleRun publishOffer submitOffer mapOfferCompetencies createOffer "
            + "grantMembership grantMembership registerProvider grant",
            string.Join(' ', trail.At("auditEvents.nodes").EnumerateArray().Select(audited => audited.GetProperty("action").GetString())));
    }

    private static object Details => new
    {
        title = "Listening by the lighthouse",
        summary = "A day on listening well.",
        channel = "TRAINING_HUB",
        format = "WORKSHOP",
        deliveryMode = "LIVE_ONLINE",
        days = "0.5",
        cpdMinutes = 180,
        audience = "Coaches in their first year.",
    };

    private static Task<string> Grant(GraphQLClient steward, string subject, object membership) =>
        Do(steward, "grantMembership", "membership { id }", new { principal = new { issuer = DevelopmentSignIn.Issuer, subject }, membership });
}

// One after the other: each starts several processes.
[Collection("Story")]
public sealed class WholeWayOnSqliteTests() : WholeWayTests(Database.Sqlite);

[Collection("Story")]
public sealed class WholeWayOnPostgresTests() : WholeWayTests(Database.Postgres);
