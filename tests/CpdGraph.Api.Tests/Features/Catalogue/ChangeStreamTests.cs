using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>The streams of what happens to offers and runs, from now on and from a cursor on.</summary>
public abstract class ChangeStreamTests(Database database) : PublishingTests(database)
{
    [Fact]
    public async Task What_happens_to_an_offer_is_told_in_order_with_the_offer_as_it_is_now()
    {
        using var stream = await Offers("Told in order");
        var id = await Published("Told in order");

        var published = await stream.Change();
        await Done(Server.HubA, "updateOffer", new { offer = new { id }, changes = new { summary = "Another day." }, expectedRevision = 3 });
        var changed = await stream.Change();
        await Done(Server.HubA, "withdrawOffer", new { offer = new { id }, reason = "Not any more.", expectedRevision = 4 });
        var withdrawn = await stream.Change();

        Assert.Equal(["PUBLISHED 3 3 PUBLISHED", "CHANGED 4 4 PUBLISHED", "WITHDRAWN 5 5 WITHDRAWN"], new[] { published, changed, withdrawn }.Select(change =>
            $"{change.GetProperty("kind").GetString()} {change.GetProperty("revision").GetInt32()} "
            + $"{change.GetProperty("offer").GetProperty("revision").GetInt32()} {change.GetProperty("offer").GetProperty("status").GetString()}"));
        Assert.Equal([id, id, id], new[] { published, changed, withdrawn }.Select(change => change.GetProperty("offerId").GetString()!));
        Assert.Equal(ApiServer.Now, published.GetProperty("changedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task New_competencies_are_a_change()
    {
        var id = await Published("Mapped anew");
        using var stream = await Offers("Mapped anew");

        await Done(Server.HubA, "mapOfferCompetencies", new { offer = new { id }, set = new[] { Mapping("2.2") }, expectedRevision = 3 });

        Assert.Equal("CHANGED Mapped anew 4", await stream.Offer());
    }

    [Fact]
    public async Task A_check_of_a_mapping_and_an_accreditation_are_changes_and_a_withdrawal_cancels_the_runs()
    {
        var id = await Published("Checked and accredited");
        await Scheduled(id);
        var competencyId = await Read(
            Server.Anonymous, "offer.competencyMappings.0.competency.id",
            "query ($id: ID!) { offer(by: { id: $id }) { competencyMappings { competency { id } } } }", new { id });
        var bodyId = await Server.BodyAsync();
        using var offers = await Offers("Checked and accredited");
        using var runs = await Runs("Checked and accredited");

        await Done(Server.Steward, "verifyOfferMapping", new { offer = new { id }, competencyId = competencyId.GetString(), verification = "VERIFIED", expectedRevision = 3 });
        var accredited = await Done(Server.HubA, "recordAccreditation", new { offer = new { id }, bodyId, validFrom = "2026-10-01" }, "accreditation { id }");
        await Done(Server.Steward, "revokeAccreditation", new { id = Id(accredited), revokedOn = "2026-11-01", reason = "Not given any more." }, "accreditation { id }");
        await Done(Server.HubA, "withdrawOffer", new { offer = new { id }, reason = "Not any more.", expectedRevision = 6 });

        Assert.Equal("CHANGED Checked and accredited 4", await offers.Offer());
        Assert.Equal("CHANGED Checked and accredited 5", await offers.Offer());
        Assert.Equal("CHANGED Checked and accredited 6", await offers.Offer());
        Assert.Equal("WITHDRAWN Checked and accredited 7", await offers.Offer());
        Assert.Equal("CANCELLED Checked and accredited 2", await runs.Run());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("its hub")]
    [InlineData("another hub")]
    [InlineData("a steward")]
    public async Task Whatever_happens_to_drafts_is_told_to_nobody(string reader)
    {
        var client = reader switch { "its hub" => Server.HubA, "another hub" => Server.HubB, "a steward" => Server.Steward, _ => Server.Anonymous };
        var title = $"Untold before {reader}";
        using var stream = await ChangeStream.OffersAsync(Server.Api.Http, Titled(title), token: client.Token);

        var draft = await MappedDraft($"{title}, a draft");
        await Done(Server.HubA, "updateOffer", new { offer = new { id = draft }, changes = new { summary = "Another day." }, expectedRevision = 2 });
        await Done(Server.HubA, "submitOffer", new { offer = new { id = draft }, expectedRevision = 3 });
        await Published($"{title}, published");

        Assert.Equal($"PUBLISHED {title}, published 3", await stream.Offer());
    }

    [Fact]
    public async Task Runs_are_told_as_they_are_scheduled_changed_and_cancelled()
    {
        var offer = await Published("With dates");
        using var stream = await Runs("With dates");

        var run = await Scheduled(offer);
        await Done(Server.HubA, "updateRun", new { id = run, changes = new { capacity = 9 }, expectedRevision = 1 }, "run { id }");
        await Done(Server.HubA, "cancelRun", new { id = run, reason = "Snow.", expectedRevision = 2 }, "run { id }");

        var (scheduled, changed, cancelled) = (await stream.Change(), await stream.Change(), await stream.Change());
        Assert.Equal(["SCHEDULED 1", "CHANGED 2", "CANCELLED 3"], new[] { scheduled, changed, cancelled }.Select(change =>
            $"{change.GetProperty("kind").GetString()} {change.GetProperty("revision").GetInt32()}"));
        Assert.Equal(run, cancelled.GetProperty("runId").GetString());
        Assert.Equal("CANCELLED", cancelled.GetProperty("run").GetProperty("status").GetString());
    }

    [Fact]
    public async Task After_a_break_it_goes_on_behind_the_cursor_without_a_gap_and_without_a_repeat()
    {
        using var before = await Offers("Over a break");
        await Published("Over a break 1");
        await Published("Over a break 2");
        Assert.Equal("PUBLISHED Over a break 1 3", await before.Offer());
        before.Dispose();
        var third = await Published("Over a break 3");

        using var stream = await Offers("Over a break", before.Cursor);
        await Done(Server.HubA, "withdrawOffer", new { offer = new { id = third }, reason = "Not any more.", expectedRevision = 3 });
        await Published("Over a break 4");

        Assert.Equal("PUBLISHED Over a break 2 3", await stream.Offer());
        Assert.Equal("PUBLISHED Over a break 3 3", await stream.Offer());
        Assert.Equal("WITHDRAWN Over a break 3 4", await stream.Offer());
        Assert.Equal("PUBLISHED Over a break 4 3", await stream.Offer());
    }

    [Fact]
    public async Task It_goes_on_in_a_process_that_started_later_and_hears_of_all_processes()
    {
        using var before = await Offers("From the other");
        await Published("From the other 1");
        await Published("From the other 2");
        await before.Change();

        await using var beside = await Server.Api.StartBesideAsync();
        using var stream = await ChangeStream.OffersAsync(beside.Http, Titled("From the other"), before.Cursor);
        Assert.Equal("PUBLISHED From the other 2 3", await stream.Offer());
        await Published("From the other 3");

        Assert.Equal("PUBLISHED From the other 3 3", await stream.Offer());
        Assert.Equal("PUBLISHED From the other 2 3", await before.Offer());
        Assert.Equal("PUBLISHED From the other 3 3", await before.Offer());
    }

    [Fact]
    public async Task A_cursor_of_an_offer_goes_on_with_runs()
    {
        using var offers = await Offers("From offer to run");
        var offer = await Published("From offer to run");
        await offers.Change();
        await Scheduled(offer);

        using var runs = await Runs("From offer to run", offers.Cursor);

        Assert.Equal("SCHEDULED From offer to run 1", await runs.Run());
    }

    [Theory]
    [InlineData("", "no cursor of this service")]
    [InlineData("nonsense!", "no cursor of this service")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "no cursor of this service")]
    public async Task A_cursor_that_is_none_is_refused(string cursor, string message)
    {
        using var stream = await ChangeStream.OffersAsync(Server.Api.Http, filter: null, cursor);

        await Refuses(stream, message);
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_belongs_to_a_list_is_refused()
    {
        using var offers = await Offers("A cursor to change");
        await Published("A cursor to change");
        await offers.Change();
        var end = offers.Cursor![^1] == 'A' ? 'Q' : 'A';
        var page = await Read(Server.Anonymous, "offers.pageInfo.endCursor", "{ offers(first: 1) { pageInfo { endCursor } } }");

        using var changed = await Offers("A cursor to change", offers.Cursor[..^2] + end + offers.Cursor[^1]);
        using var ofList = await Offers("A cursor to change", page.GetString());

        await Refuses(changed, "no cursor of this service");
        await Refuses(ofList, "belongs to another list");
    }

    [Fact]
    public async Task A_cursor_that_is_too_old_is_refused_with_what_to_do()
    {
        using var offers = await Offers("Long ago");
        await Published("Long ago");
        await offers.Change();
        await using var beside = await Server.Api.StartBesideAsync();
        await Server.WithDatabaseAsync(db => db.CatalogueEvents.ExecuteDeleteAsync());

        using var stream = await ChangeStream.OffersAsync(beside.Http, Titled("Long ago"), offers.Cursor);

        await Refuses(stream, "no longer kept. Read what has changed since you were last here, with filter: { updatedSince: … }, and subscribe again without after.");
    }

    [Fact]
    public async Task A_filter_lets_through_what_meets_it()
    {
        using var ofHubB = await ChangeStream.OffersAsync(Server.Api.Http, new { providerIds = new[] { Server.HubBId } });
        using var published = await ChangeStream.OffersAsync(Server.Api.Http, new { title = new { contains = "Let through" }, statuses = new[] { "PUBLISHED" } });
        using var runs = await ChangeStream.RunsAsync(Server.Api.Http, new { providerIds = new[] { Server.HubAId }, offer = new { title = new { contains = "Let through" } } });
        var first = await Published("Let through 1");
        await Done(Server.HubA, "withdrawOffer", new { offer = new { id = first }, reason = "Not any more.", expectedRevision = 3 });
        var second = await Published("Let through 2");
        await Scheduled(second);
        var other = Id(await Done(Server.HubB, "createOffer", new { providerId = Server.HubBId, offer = Details("Of hub B") }));
        await Done(Server.HubB, "mapOfferCompetencies", new { offer = new { id = other }, set = new[] { Mapping("2.1") }, expectedRevision = 1 });
        await Done(Server.HubB, "publishOffer", new { offer = new { id = other }, expectedRevision = 2 });

        Assert.Equal("PUBLISHED Of hub B 3", await ofHubB.Offer());
        Assert.Equal("PUBLISHED Let through 1 3", await published.Offer());
        Assert.Equal("PUBLISHED Let through 2 3", await published.Offer());
        Assert.Equal("SCHEDULED Let through 2 1", await runs.Run());
    }

    [Fact]
    public async Task The_runs_of_an_offer_are_told_before_it_is_withdrawn_and_still_read_afterwards()
    {
        var offer = await Published("Gone with its dates");
        await Scheduled(offer);
        using var offers = await Offers("Gone with its dates");
        var id = new OfferId(GlobalId.TryRead(offer)!.Value.Value);

        await Server.WithDatabaseAsync(async db =>
        {
            var (before, run) = (await db.Offers.SingleAsync(row => row.Id == id), await db.Runs.SingleAsync(row => row.OfferId == id));
            db.Replace(before, before with { Status = OfferStatus.Withdrawn, Revision = 4 });
            db.Replace(run, run with { CancelledAt = ApiServer.Now, Revision = 2 });

            return await db.SaveChangesAsync();
        });

        Assert.Equal("WITHDRAWN Gone with its dates 4", await offers.Offer());
        Assert.Equal(
            [CatalogueEventKind.OfferPublished, CatalogueEventKind.RunScheduled, CatalogueEventKind.RunCancelled, CatalogueEventKind.OfferWithdrawn],
            await Server.WithDatabaseAsync(db => db.CatalogueEvents
                .Where(row => row.OfferId == id).OrderBy(row => row.Revision).ThenBy(row => row.Position).Select(row => row.Kind).ToListAsync()));
    }

    private static object Titled(string title) => new { title = new { contains = title } };

    private static async Task Refuses(ChangeStream stream, string message)
    {
        var error = await stream.Error();

        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("after", error.GetProperty("extensions").GetProperty("argument").GetString());
    }

    private Task<ChangeStream> Offers(string title, string? after = null) => ChangeStream.OffersAsync(Server.Api.Http, Titled(title), after);

    private Task<ChangeStream> Runs(string title, string? after = null) => ChangeStream.RunsAsync(Server.Api.Http, new { offer = Titled(title) }, after);

    private async Task<string> Scheduled(string offer) => Id(await Done(
        Server.HubA, "scheduleRun", new { offer = new { id = offer }, run = new { startsAt = "2027-02-03T09:00:00Z", endsAt = "2027-02-03T12:00:00Z" } }, "run { id }"));
}

[Collection("Publishing on SQLite")]
public sealed class ChangeStreamOnSqliteTests() : ChangeStreamTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class ChangeStreamOnPostgresTests() : ChangeStreamTests(Database.Postgres);
