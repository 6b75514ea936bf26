using System.Text.Json;
using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>The catalogue changed by several requests at the same moment.</summary>
public abstract class PublishingRaceTests(Database database) : PublishingTests(database)
{
    private const string Run = "run { id }";
    private const int Rounds = 8;

    [Fact]
    public async Task An_organisation_registered_several_times_at_once_becomes_one_provider()
    {
        foreach (var code in (await OrganisationsWithoutProvider()).Take(Rounds))
        {
            var payloads = await AtOnce(3, which => Change(
                Server.Steward, "registerProvider", new { name = $"Provider {which} of {code}", kind = "TRAINING_HUB", odsCode = code }, "provider { id }"));

            var won = Assert.Single(payloads, IsDone);
            var errors = payloads.Where(payload => !IsDone(payload)).Select(payload => Assert.Single(payload.GetProperty("userErrors").EnumerateArray())).ToArray();
            Assert.All(errors, error => Assert.Equal("AlreadyExistsError TAKEN odsCode", Line(error)));
            Assert.All(errors, error => Assert.Equal(Id(won.GetProperty("provider")), Id(error.GetProperty("existing"))));
        }
    }

    [Fact]
    public async Task A_run_scheduled_while_its_offer_is_withdrawn_is_there_before_or_not_at_all()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var offer = await Published($"Withdrawn while scheduled {round}");
            var run = new { startsAt = "2027-01-12T09:00:00Z", endsAt = "2027-01-12T12:00:00Z" };

            var payloads = await Task.WhenAll(
                Change(Server.HubA, "scheduleRun", new { offer = new { id = offer }, run }, Run),
                Change(Server.HubA, "withdrawOffer", new { offer = new { id = offer }, reason = "It is given no more.", expectedRevision = 3 }),
                Change(Server.HubA, "scheduleRun", new { offer = new { id = offer }, run }, Run),
                Change(Server.HubA, "scheduleRun", new { offer = new { id = offer }, run }, Run));

            Assert.True(IsDone(payloads[1]), payloads[1].ToString());
            var withdrawn = await Server.CatalogueRevisionOfAsync(offer);

            foreach (var scheduled in payloads.Where((_, at) => at != 1))
            {
                if (IsDone(scheduled))
                {
                    // It was there before, and was cancelled with the offer.
                    var added = Id(scheduled.GetProperty("run"));
                    Assert.Equal(withdrawn, await Server.CatalogueRevisionOfAsync(added));
                    Assert.Equal("CANCELLED", (await Read(Server.Anonymous, "node.status", "query ($id: ID!) { node(id: $id) { ... on OfferRun { status } } }", new { id = added })).GetString());
                }
                else
                {
                    Assert.Equal("WrongStateError WRONG_STATE offer", Line(Assert.Single(scheduled.GetProperty("userErrors").EnumerateArray())));
                }
            }
        }
    }

    [Fact]
    public async Task Of_many_editors_at_once_one_wins_and_the_others_are_told_the_current_revision()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var id = await Draft($"Edited by many {round}");

            var payloads = await AtOnce(4, which => Change(
                Server.HubA, "updateOffer", new { offer = new { id }, changes = new { title = $"As editor {which} wants it" }, expectedRevision = 1 }));

            Assert.Single(payloads, IsDone);
            var errors = payloads.Where(payload => !IsDone(payload)).Select(payload => payload.GetProperty("userErrors")[0]).ToArray();
            Assert.All(errors, error => Assert.Equal(("StaleRevisionError STALE_REVISION expectedRevision", 2), (Line(error), error.GetProperty("actualRevision").GetInt32())));
        }
    }

    [Fact]
    public async Task One_key_of_a_booking_system_sent_by_many_at_once_names_one_offer_and_one_run()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var external = new { system = "bookings", key = $"RACE-{round}" };
            var offers = await AtOnce(3, which => Change(
                Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details($"By key at once {round} {which}"), external }));
            var offer = await Published($"With runs by key {round}");
            var runs = await AtOnce(3, _ => Change(
                Server.HubA, "scheduleRun", new { offer = new { id = offer }, external, run = new { startsAt = "2027-01-12T09:00:00Z", endsAt = "2027-01-12T12:00:00Z" } }, Run));

            foreach (var payloads in new[] { offers, runs })
            {
                Assert.Single(payloads, IsDone);
                Assert.All(payloads.Where(payload => !IsDone(payload)), payload => Assert.Equal("AlreadyExistsError TAKEN external", Line(payload.GetProperty("userErrors")[0])));
            }
        }
    }

    [Fact]
    public async Task As_many_drafts_of_one_title_as_come_at_once_all_get_a_name_of_their_own()
    {
        var offers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Done(
            Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details("Ten at once") }, "offer { slug }")));

        Assert.Equal(10, offers.Select(offer => offer.GetProperty("slug").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_step_sent_several_times_at_once_with_one_key_is_taken_once_and_answers_each()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var id = await MappedDraft($"Published once by key {round}");
            var input = new { offer = new { id }, expectedRevision = 2, idempotencyKey = Guid.CreateVersion7(ApiServer.Now).ToString() };

            var offers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Done(Server.HubA, "publishOffer", input)));

            Assert.All(offers, offer => Assert.Equal((id, 3, "PUBLISHED"), (Id(offer), offer.GetProperty("revision").GetInt32(), offer.GetProperty("status").GetString())));
        }
    }

    private static bool IsDone(JsonElement payload) => payload.GetProperty("userErrors").GetArrayLength() == 0;

    private static Task<JsonElement[]> AtOnce(int count, Func<int, Task<JsonElement>> send) => Task.WhenAll(Enumerable.Range(0, count).Select(send));

    private async Task<string[]> OrganisationsWithoutProvider()
    {
        var organisations = await Read(Server.Anonymous, "organisations.nodes", "{ organisations(first: 100) { nodes { odsCode } } }");
        var providers = await Read(Server.Anonymous, "providers.nodes", "{ providers(first: 100) { nodes { organisation { odsCode } } } }");
        var taken = providers.EnumerateArray()
            .Select(provider => provider.GetProperty("organisation") is { ValueKind: JsonValueKind.Object } organisation ? organisation.GetProperty("odsCode").GetString() : null)
            .ToHashSet();

        return [.. organisations.EnumerateArray().Select(one => one.GetProperty("odsCode").GetString()).OfType<string>().Where(code => !taken.Contains(code))];
    }
}

[Collection("Publishing on SQLite")]
public sealed class PublishingRacesOnSqliteTests() : PublishingRaceTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class PublishingRacesOnPostgresTests() : PublishingRaceTests(Database.Postgres);
