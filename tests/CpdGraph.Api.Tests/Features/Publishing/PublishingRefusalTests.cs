using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>Every mutation says all that is wrong at once, by field, and writes nothing.</summary>
public abstract class PublishingRefusalTests(Database database) : PublishingTests(database)
{
    private static readonly string TooLong = new('x', 201);

    [Fact]
    public async Task A_provider_is_refused_with_every_field_at_fault()
    {
        var errors = await Refused(
            Server.Steward,
            "registerProvider",
            new
            {
                name = " ",
                kind = "TRAINING_HUB",
                slug = "riverside-example-training-hub",
                odsCode = "ZZZ99",
                websiteUrl = "http://hub.example.org",
                contactEmail = "nobody",
                areaIds = new[] { Server.HubAId },
            },
            "provider { id }");

        Assert.Equal(
            [
                "AlreadyExistsError TAKEN slug",
                "InvalidInputError INVALID contactEmail",
                "InvalidInputError LINK_NOT_ALLOWED websiteUrl",
                "InvalidInputError REQUIRED name",
                "NotFoundError NOT_FOUND areaIds.0",
                "NotFoundError NOT_FOUND odsCode",
            ],
            errors);
        Assert.Equal(["InvalidInputError TOO_LONG name"], await Refused(Server.Steward, "registerProvider", new { name = TooLong, kind = "UNIVERSITY" }, "provider { id }"));
    }

    [Fact]
    public async Task A_draft_is_refused_with_every_field_at_fault()
    {
        var missing = await Refused(Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = new { } });
        var wrong = await Refused(Server.HubA, "createOffer", new
        {
            providerId = Server.HubBId,
            offer = new
            {
                title = TooLong,
                channel = "TRAINING_HUB",
                format = "COURSE",
                slug = "example-motivational-interviewing-first-steps",
                days = "-1",
                price = new { amount = "-1.00" },
                prerequisiteIds = new[] { "damaged" },
                specialismIds = new[] { Server.HubAId },
                satisfies = new[] { "NOTHING" },
                bookingUrl = "http://127.0.0.1/",
            },
            external = new { system = "", key = "1" },
        });

        Assert.Equal(
            ["InvalidInputError REQUIRED offer.channel", "InvalidInputError REQUIRED offer.format", "InvalidInputError REQUIRED offer.title"], missing);
        Assert.Equal(
            [
                "AlreadyExistsError TAKEN offer.slug",
                "InvalidInputError LINK_NOT_ALLOWED offer.bookingUrl",
                "InvalidInputError OUT_OF_RANGE offer.days",
                "InvalidInputError OUT_OF_RANGE offer.price.amount",
                "InvalidInputError REQUIRED external.system",
                "InvalidInputError TOO_LONG offer.title",
                "NotFoundError NOT_FOUND offer.prerequisiteIds.0",
                "NotFoundError NOT_FOUND offer.satisfies.0",
                "NotFoundError NOT_FOUND offer.specialismIds.0",
                "NotFoundError NOT_FOUND providerId",
            ],
            wrong);
    }

    [Fact]
    public async Task A_key_of_the_providers_own_system_names_one_offer()
    {
        var external = new { system = "bookings", key = "ONCE" };
        var first = Id(await Done(Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details("Once by key"), external }));

        var again = await Change(Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details("Twice by key"), external });

        Assert.Equal("AlreadyExistsError TAKEN external", Line(Assert.Single(again.GetProperty("userErrors").EnumerateArray())));
        Assert.Equal(first, again.GetProperty("userErrors")[0].GetProperty("existing").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_taken_name_of_a_hidden_draft_is_refused_without_saying_whose_it_is()
    {
        await Draft("Secret plans of hub A");

        var payload = await Change(
            Server.HubB,
            "createOffer",
            new { providerId = Server.HubBId, offer = new Dictionary<string, object?>(Details("Another title")) { ["slug"] = "secret-plans-of-hub-a" } });

        var error = Assert.Single(payload.GetProperty("userErrors").EnumerateArray());
        Assert.Equal("AlreadyExistsError TAKEN offer.slug", Line(error));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, error.GetProperty("existing").ValueKind);
    }

    [Fact]
    public async Task An_update_is_refused_with_every_field_at_fault()
    {
        var id = await Draft("Wrong in many ways");

        var errors = await Refused(Server.HubA, "updateOffer", new
        {
            offer = new { id },
            changes = new Dictionary<string, object?>
            {
                ["title"] = null,
                ["channel"] = null,
                ["language"] = "not a tag",
                ["cpdMinutes"] = 0,
                ["prerequisiteIds"] = new[] { id },
                ["free"] = true,
                ["price"] = new { amount = "10.001" },
            },
            expectedRevision = 7,
        });

        Assert.Equal(
            [
                "InvalidInputError INVALID changes.language",
                "InvalidInputError INVALID changes.prerequisiteIds",
                "InvalidInputError INVALID changes.price.amount",
                "InvalidInputError OUT_OF_RANGE changes.cpdMinutes",
                "InvalidInputError REQUIRED changes.channel",
                "InvalidInputError REQUIRED changes.title",
                "StaleRevisionError STALE_REVISION expectedRevision",
            ],
            errors);
    }

    [Fact]
    public async Task A_mapping_is_refused_with_every_entry_at_fault()
    {
        var id = await Draft("Mapped badly");

        var errors = await Refused(Server.HubA, "mapOfferCompetencies", new
        {
            offer = new { id },
            set = new[]
            {
                Mapping("2.1"),
                Mapping("2.1"),
                Mapping("99.9"),
                new { competency = new { id = Server.HubAId }, coverage = "DEVELOPS" },
                new { competency = new { code = "2.2" }, coverage = "DEVELOPS", rationale = new string('x', 1_001) },
            },
            removeCompetencyIds = new[] { "damaged" },
            expectedRevision = 2,
        });

        Assert.Equal(
            [
                "InvalidInputError INVALID set.1.competency",
                "InvalidInputError TOO_LONG set.4.rationale",
                "NotFoundError NOT_FOUND removeCompetencyIds.0",
                "NotFoundError NOT_FOUND set.2.competency",
                "NotFoundError NOT_FOUND set.3.competency",
                "StaleRevisionError STALE_REVISION expectedRevision",
            ],
            errors);
    }

    [Fact]
    public async Task A_step_is_refused_in_the_wrong_state_and_says_which_is_right()
    {
        var id = await Draft("Steps in the wrong order");

        var withdraw = await Refused(Server.HubA, "withdrawOffer", new { offer = new { id }, reason = "", replacementId = id, expectedRevision = 1 });
        var schedule = await Refused(
            Server.HubA,
            "scheduleRun",
            new { offer = new { id }, run = new { startsAt = "2027-01-12T09:00:00Z", endsAt = "2027-01-12T12:00:00Z" } },
            "run { id }");
        await Done(Server.HubA, "submitOffer", new { offer = new { id }, expectedRevision = 1 });
        var again = await Change(Server.HubA, "submitOffer", new { offer = new { id }, expectedRevision = 2 });

        Assert.Equal(
            ["InvalidInputError INVALID replacementId", "InvalidInputError REQUIRED reason", "WrongStateError WRONG_STATE offer"], withdraw);
        Assert.Equal(["WrongStateError WRONG_STATE offer"], schedule);
        var error = Assert.Single(again.GetProperty("userErrors").EnumerateArray());
        Assert.Equal("IN_REVIEW", error.GetProperty("current").GetString());
        Assert.Equal(["DRAFT"], error.GetProperty("allowed").EnumerateArray().Select(state => state.GetString()));
    }

    [Fact]
    public async Task An_offer_that_lacks_what_publishing_needs_is_refused_with_what_is_missing()
    {
        var id = Id(await Done(
            Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = new { title = "Too bare", channel = "TRAINING_HUB", format = "COURSE" } }));

        var payload = await Change(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 1 });

        var error = Assert.Single(payload.GetProperty("userErrors").EnumerateArray());
        Assert.Equal("NotPublishableError NOT_PUBLISHABLE offer", Line(error));
        Assert.Equal(
            ["SUMMARY", "DELIVERY_MODE", "DURATION", "AUDIENCE", "COMPETENCY_MAPPING"],
            error.GetProperty("missing").EnumerateArray().Select(check => check.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_published_offer_keeps_what_publishing_needs()
    {
        var id = await Published("It keeps what it needs");

        Assert.Equal(
            ["NotPublishableError NOT_PUBLISHABLE changes"],
            await Refused(Server.HubA, "updateOffer", new { offer = new { id }, changes = new Dictionary<string, object?> { ["summary"] = null }, expectedRevision = 3 }));
        Assert.Equal(
            ["NotPublishableError NOT_PUBLISHABLE set"],
            await Refused(Server.HubA, "mapOfferCompetencies", new { offer = new { id }, set = Array.Empty<object>(), replaceAll = true, expectedRevision = 3 }));
        Assert.Equal(
            ["WrongStateError WRONG_STATE offer"], await Refused(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 3 }));
    }

    [Fact]
    public async Task A_withdrawn_offer_is_not_changed()
    {
        var id = await Published("Gone and unchanged");
        await Done(Server.HubA, "withdrawOffer", new { offer = new { id }, reason = "Gone.", expectedRevision = 3 });

        Assert.Equal(
            ["WrongStateError WRONG_STATE offer"],
            await Refused(Server.HubA, "updateOffer", new { offer = new { id }, changes = new { title = "Back again" }, expectedRevision = 4 }));
    }

    [Fact]
    public async Task A_run_is_refused_with_every_field_at_fault()
    {
        var id = await Published("Runs that cannot be");

        var missing = await Refused(Server.HubA, "scheduleRun", new { offer = new { id }, run = new { } }, "run { id }");
        var wrong = await Refused(
            Server.HubA,
            "scheduleRun",
            new
            {
                offer = new { id },
                run = new
                {
                    startsAt = "2027-01-12T09:00:00Z",
                    endsAt = "2027-01-12T08:00:00Z",
                    capacity = 0,
                    bookingOpensAt = "2027-01-11T09:00:00Z",
                    bookingClosesAt = "2027-01-10T09:00:00Z",
                    bookingUrl = "https://localhost/book",
                    venue = new { postcode = "far too long for a postcode" },
                    price = new { amount = "-5.00" },
                },
            },
            "run { id }");
        var overlapping = await Refused(
            Server.HubA,
            "scheduleRun",
            new
            {
                offer = new { id },
                run = new
                {
                    sessions = new[]
                    {
                        new { startsAt = "2027-01-12T09:00:00Z", endsAt = "2027-01-12T12:00:00Z" },
                        new { startsAt = "2027-01-12T11:00:00Z", endsAt = "2027-01-12T13:00:00Z" },
                    },
                },
            },
            "run { id }");
        var past = await Refused(
            Server.HubA, "scheduleRun", new { offer = new { id }, run = new { startsAt = "2026-01-12T09:00:00Z", endsAt = "2026-01-12T12:00:00Z" } }, "run { id }");

        Assert.Equal(["InvalidInputError REQUIRED run.endsAt", "InvalidInputError REQUIRED run.startsAt"], missing);
        Assert.Equal(
            [
                "InvalidInputError LINK_NOT_ALLOWED run.bookingUrl",
                "InvalidInputError OUT_OF_RANGE run.bookingClosesAt",
                "InvalidInputError OUT_OF_RANGE run.capacity",
                "InvalidInputError OUT_OF_RANGE run.endsAt",
                "InvalidInputError OUT_OF_RANGE run.price.amount",
                "InvalidInputError TOO_LONG run.venue.postcode",
            ],
            wrong);
        Assert.Equal(["InvalidInputError SESSIONS_OVERLAP run.sessions.1"], overlapping);
        Assert.Equal(["InvalidInputError OUT_OF_RANGE run.endsAt"], past);
    }

    public static TheoryData<string, string> OnAnOffer => new()
    {
        { "updateOffer", """{ "changes": { "title": "Taken over" }, "expectedRevision": 1 }""" },
        { "mapOfferCompetencies", """{ "set": [], "replaceAll": true, "expectedRevision": 1 }""" },
        { "submitOffer", """{ "expectedRevision": 1 }""" },
        { "publishOffer", """{ "expectedRevision": 1 }""" },
        { "withdrawOffer", """{ "reason": "Away with it.", "expectedRevision": 1 }""" },
        { "scheduleRun", """{ "run": { "startsAt": "2027-01-12T09:00:00Z", "endsAt": "2027-01-12T12:00:00Z" } }""" },
    };

    [Theory]
    [MemberData(nameof(OnAnOffer))]
    public async Task A_draft_of_another_hub_answers_the_same_as_one_that_is_not_there(string mutation, string rest)
    {
        var hidden = await MappedDraft($"Hidden from hub B: {mutation}");
        // A global id of the same form that names nothing: that of an offer of another installation.
        var absent = GlobalId.Of(OfferId.New(ApiServer.Now));
        var shown = mutation == "scheduleRun" ? "run { id }" : "offer { id }";
        var before = await Server.CountsAsync();

        var ofHidden = await Raw(Server.HubB, mutation, With(rest, hidden), shown);
        var ofAbsent = await Raw(Server.HubB, mutation, With(rest, absent), shown);
        var ofDamaged = await Raw(Server.HubB, mutation, With(rest, "damaged"), shown);

        Assert.Contains("NotFoundError", ofHidden.Text, StringComparison.Ordinal);
        Assert.Equal(ofAbsent.Text.Replace(absent, "", StringComparison.Ordinal), ofHidden.Text.Replace(hidden, "", StringComparison.Ordinal));
        Assert.Equal(ofAbsent.Text.Replace(absent, "", StringComparison.Ordinal), ofDamaged.Text.Replace("damaged", "", StringComparison.Ordinal));
        Assert.Equal(before, await Server.CountsAsync());
    }

    [Theory]
    [MemberData(nameof(OnAnOffer))]
    public async Task A_published_offer_of_another_hub_is_not_theirs_to_change(string mutation, string rest)
    {
        var id = await Published($"Not hub B's: {mutation}");

        var errors = await Refused(Server.HubB, mutation, With(rest, id), mutation == "scheduleRun" ? "run { id }" : "offer { id }");

        Assert.Equal(["NotPermittedError NOT_PERMITTED offer"], errors);
    }

    [Fact]
    public async Task Without_the_role_nothing_is_asked_of_the_input()
    {
        var coach = await Server.JoinAsync($"publishing-coach-{Guid.CreateVersion7(ApiServer.Now)}", Role.Coach);

        foreach (var (client, code) in new[] { (Server.Anonymous, "UNAUTHENTICATED"), (coach, "FORBIDDEN") })
        {
            await IsRefusedWith(client, "createOffer", new { providerId = Server.HubAId, offer = Details("Not allowed") }, "offer { id }", code);
            await IsRefusedWith(client, "publishOffer", new { offer = new { slug = "any" }, expectedRevision = 1 }, "offer { id }", code);
        }

        await IsRefusedWith(Server.HubA, "registerProvider", new { name = "My own hub", kind = "TRAINING_HUB" }, "provider { id }", "FORBIDDEN");
    }

    private async Task IsRefusedWith(GraphQLClient client, string mutation, object input, string shown, string code)
    {
        var before = await Server.CountsAsync();
        var response = await Raw(client, mutation, input, shown);

        Assert.Equal(code, Assert.Single(response.Errors).GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(before, await Server.CountsAsync());
    }

    private static System.Text.Json.Nodes.JsonObject With(string rest, string id)
    {
        var input = System.Text.Json.Nodes.JsonNode.Parse(rest)!.AsObject();
        input["offer"] = new System.Text.Json.Nodes.JsonObject { ["id"] = id };

        return input;
    }
}

[Collection("Publishing on SQLite")]
public sealed class PublishingRefusalsOnSqliteTests() : PublishingRefusalTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class PublishingRefusalsOnPostgresTests() : PublishingRefusalTests(Database.Postgres);
