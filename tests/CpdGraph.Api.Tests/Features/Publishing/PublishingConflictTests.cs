using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>What happens when two people change one thing, or one request comes several times.</summary>
public abstract class PublishingConflictTests(Database database) : PublishingTests(database)
{
    [Fact]
    public async Task Of_two_editors_at_once_one_wins_and_the_other_is_told_the_current_revision()
    {
        var id = await Draft("Two editors at once");

        var payloads = await Task.WhenAll(
            Change(Server.HubA, "updateOffer", new { offer = new { id }, changes = new { title = "As the hub wants it" }, expectedRevision = 1 }),
            Change(Server.Steward, "updateOffer", new { offer = new { id }, changes = new { title = "As the steward wants it" }, expectedRevision = 1 }));

        var won = Assert.Single(payloads, payload => payload.GetProperty("userErrors").GetArrayLength() == 0);
        var lost = Assert.Single(payloads, payload => payload.GetProperty("userErrors").GetArrayLength() > 0).GetProperty("userErrors")[0];
        Assert.Equal(2, won.GetProperty("offer").GetProperty("revision").GetInt32());
        Assert.Equal("StaleRevisionError STALE_REVISION expectedRevision", Line(lost));
        Assert.Equal((1, 2), (lost.GetProperty("expectedRevision").GetInt32(), lost.GetProperty("actualRevision").GetInt32()));
    }

    [Fact]
    public async Task Mapping_and_publishing_at_once_do_not_both_happen_on_one_revision()
    {
        var id = await MappedDraft("Mapped while published");

        var payloads = await Task.WhenAll(
            Change(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 2 }),
            Change(Server.Steward, "mapOfferCompetencies", new { offer = new { id }, set = new[] { Mapping("2.3") }, expectedRevision = 2 }));

        Assert.Single(payloads, payload => payload.GetProperty("userErrors").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_request_sent_several_times_with_one_key_is_carried_out_once()
    {
        var input = new { providerId = Server.HubAId, offer = Details("Once by idempotency key"), idempotencyKey = Guid.CreateVersion7(ApiServer.Now).ToString() };

        var offers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Done(Server.HubA, "createOffer", input)));

        Assert.Single(offers.Select(Id).Distinct());
        Assert.Equal("createOffer", await Server.AuditOfAsync(Id(offers[0])));
    }

    [Fact]
    public async Task An_update_with_a_key_is_answered_again_and_other_content_is_refused()
    {
        var id = await Draft("Updated once by key");
        var key = Guid.CreateVersion7(ApiServer.Now).ToString();
        var input = new { offer = new { id }, changes = new { summary = "A new summary." }, expectedRevision = 1, idempotencyKey = key };

        var first = await Done(Server.HubA, "updateOffer", input);
        var second = await Done(Server.HubA, "updateOffer", input);
        var other = await Refused(Server.HubA, "updateOffer", new { offer = new { id }, changes = new { title = "Other" }, expectedRevision = 2, idempotencyKey = key });

        Assert.Equal((Id(first), 2), (Id(second), second.GetProperty("revision").GetInt32()));
        Assert.Equal(["IdempotencyKeyReusedError IDEMPOTENCY_KEY_REUSED idempotencyKey"], other);
    }

    [Fact]
    public async Task Many_drafts_with_one_title_at_once_all_get_a_name_of_their_own()
    {
        var offers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Done(
            Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details("All at once") }, "offer { slug }")));

        Assert.Equal(3, offers.Select(offer => offer.GetProperty("slug").GetString()).Distinct().Count());
    }
}

[Collection("Publishing on SQLite")]
public sealed class PublishingConflictsOnSqliteTests() : PublishingConflictTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class PublishingConflictsOnPostgresTests() : PublishingConflictTests(Database.Postgres);
