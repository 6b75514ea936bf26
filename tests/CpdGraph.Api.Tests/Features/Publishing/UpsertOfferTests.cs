using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>A program that keeps the truth about its offers says so, as often as it likes.</summary>
public abstract class UpsertOfferTests(Database database) : PublishingTests(database)
{
    private const string Answer = "offer { id revision status version title competencyMappings { competency { code } verification } } outcome";

    [Fact]
    public async Task An_offer_is_added_then_changed_then_left_as_it_is()
    {
        var first = await Upsert("upsert-way", Details("Upserted"), publish: true, Mapping("2.1"), Mapping("2.2"));
        var same = await Upsert("upsert-way", Details("Upserted"), publish: true, Mapping("2.1"), Mapping("2.2"));
        var changed = await Upsert("upsert-way", new() { ["title"] = "Upserted anew" }, publish: false, Mapping("2.2"), Mapping("2.3"));
        var unmapped = await Upsert("upsert-way", new() { ["summary"] = "The mapping stays." }, publish: true);

        Assert.Equal(["CREATE 2 1", "UNCHANGED 2 1", "UPDATE 3 2", "UPDATE 4 3"], new[] { first, same, changed, unmapped }.Select(Line));
        Assert.Equal("PUBLISHED", first.GetProperty("offer").GetProperty("status").GetString());
        Assert.Single(new[] { first, same, changed, unmapped }.Select(payload => Id(payload.GetProperty("offer"))).Distinct());
        Assert.Equal(("Upserted anew", "2.2 2.3"), (changed.GetProperty("offer").GetProperty("title").GetString(), Codes(changed)));
        Assert.Equal("2.2 2.3", Codes(unmapped));
    }

    [Fact]
    public async Task Publication_that_a_check_forbids_changes_nothing_at_all()
    {
        var refusedNew = await Refused(Server.HubA, "upsertOffer", Input("upsert-unready", Details("Not ready"), publish: true));
        await Upsert("upsert-unready", Details("Not ready"), publish: false);
        var refusedDraft = await Refused(Server.HubA, "upsertOffer", Input("upsert-unready", new() { ["title"] = "Still not ready" }, publish: true));

        Assert.Equal(["NotPublishableError NOT_PUBLISHABLE offer"], refusedNew);
        Assert.Equal(["NotPublishableError NOT_PUBLISHABLE offer"], refusedDraft);
    }

    [Fact]
    public async Task Of_two_at_once_with_one_key_one_adds_and_the_other_changes_or_finds_it_so()
    {
        var payloads = await Task.WhenAll(Enumerable.Range(0, 4).Select(who => Upsert("upsert-at-once", Details($"At once, said by {who}"), publish: true, Mapping("2.1"))));

        Assert.Single(payloads.Select(payload => Id(payload.GetProperty("offer"))).Distinct());
        Assert.Equal(["CREATE", "UPDATE", "UPDATE", "UPDATE"], payloads.Select(payload => payload.GetProperty("outcome").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_request_with_an_idempotency_key_is_carried_out_once()
    {
        var input = Input("upsert-key", Details("Upserted once"), publish: false);
        input["idempotencyKey"] = "upsert-once";

        var first = await Change(Server.HubA, "upsertOffer", input, Answer);
        var again = await Change(Server.HubA, "upsertOffer", input, Answer);

        Assert.Equal(["CREATE 1 ", "UNCHANGED 1 "], new[] { first, again }.Select(Line));
        Assert.Equal("upsertOffer", await Server.AuditOfAsync(Id(first.GetProperty("offer"))));
    }

    [Fact]
    public async Task A_withdrawn_offer_stays_so_and_the_key_of_another_hub_means_another_offer()
    {
        var offer = (await Upsert("upsert-hubs", Details("Of the first hub"), publish: true, Mapping("2.1"))).GetProperty("offer");
        await Done(Server.HubA, "withdrawOffer", new { offer = new { id = Id(offer) }, reason = "Over.", expectedRevision = 2 });

        var gone = await Refused(Server.HubA, "upsertOffer", Input("upsert-hubs", Details("Back again"), publish: true));
        var others = await Change(Server.HubB, "upsertOffer", Input("upsert-hubs", Details("Of the second hub"), publish: false, Server.HubBId), Answer);

        Assert.Equal(["WrongStateError WRONG_STATE offer"], gone);
        Assert.Equal("CREATE 1 ", Line(others));
        Assert.Equal(["NotFoundError NOT_FOUND providerId"], await Refused(Server.HubB, "upsertOffer", Input("upsert-hubs", Details("Not yours"), publish: false)));
    }

    private async Task<JsonElement> Upsert(string key, Dictionary<string, object?> offer, bool publish, params object[] competencies)
    {
        var input = Input(key, offer, publish);

        if (competencies.Length > 0)
        {
            input["competencies"] = competencies;
        }

        var payload = await Change(Server.HubA, "upsertOffer", input, Answer);
        Assert.True(payload.GetProperty("userErrors").GetArrayLength() == 0, payload.ToString());

        return payload;
    }

    private Dictionary<string, object?> Input(string key, Dictionary<string, object?> offer, bool publish, string? provider = null) => new()
    {
        ["providerId"] = provider ?? Server.HubAId,
        ["external"] = new { system = "bookings", key },
        ["offer"] = offer,
        ["publish"] = publish,
    };

    private static new string Line(JsonElement payload) => payload.TryGetProperty("outcome", out var outcome)
        ? $"{outcome.GetString()} {payload.GetProperty("offer").GetProperty("revision")} {payload.GetProperty("offer").GetProperty("version")}"
        : PublishingTests.Line(payload);

    private static string Codes(JsonElement payload) => string.Join(
        ' ', payload.GetProperty("offer").GetProperty("competencyMappings").EnumerateArray().Select(mapping => mapping.GetProperty("competency").GetProperty("code").GetString()));
}

[Collection("Publishing on SQLite")]
public sealed class UpsertOfferOnSqliteTests() : UpsertOfferTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class UpsertOfferOnPostgresTests() : UpsertOfferTests(Database.Postgres);
