using CpdGraph.Api.Tests.Features.Publishing;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>The stream of published offers, over server-sent events.</summary>
public abstract class OfferPublishedTests(Database database) : PublishingTests(database)
{
    [Fact]
    public async Task An_offer_that_is_published_is_told_with_what_hangs_from_it_and_a_draft_is_not()
    {
        using var stream = await Subscribe("An event of its own", "{ title status provider { slug } competencyMappings { competency { code } } }");

        await MappedDraft("An event of its own, but a draft");
        await Published("An event of its own");

        Assert.Equal(
            """event: next|data: {"data":{"offerPublished":{"title":"An event of its own","status":"PUBLISHED","provider":{"slug":"riverside-example-training-hub"},"competencyMappings":[{"competency":{"code":"2.1"}}]}}}""",
            await stream.Next());
    }

    [Fact]
    public async Task A_change_of_what_is_published_already_is_no_news()
    {
        var id = await Published("No news the second time");
        using var stream = await Subscribe("news the second time");

        await Done(Server.HubA, "updateOffer", new { offer = new { id }, changes = new { summary = "Another day." }, expectedRevision = 3 });
        await Published("But news the second time");

        Assert.Equal(Told("But news the second time"), await stream.Next());
    }

    [Fact]
    public async Task A_publisher_is_not_told_of_its_own_drafts()
    {
        using var stream = await SseStream.OpenAsync(Server.Api.Http, Query("By the publisher"), Server.HubA.Token);

        await MappedDraft("By the publisher, a draft");
        await Published("By the publisher, published");

        Assert.Equal(Told("By the publisher, published"), await stream.Next());
    }

    [Fact]
    public async Task Offers_come_in_the_order_in_which_they_were_published()
    {
        var titles = Enumerable.Range(1, 8).Select(i => $"In order {i}").ToArray();
        var drafts = new List<string>();

        foreach (var title in titles)
        {
            drafts.Add(await MappedDraft(title));
        }

        using var stream = await Subscribe("In order");

        foreach (var id in drafts)
        {
            await Done(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 2 });
        }

        foreach (var title in titles)
        {
            Assert.Equal(Told(title), await stream.Next());
        }
    }

    [Fact]
    public async Task What_one_process_publishes_is_told_by_another()
    {
        await using var beside = await Server.Api.StartBesideAsync();
        using var stream = await SseStream.OpenAsync(beside.Http, Query("From process to process"));

        await Published("From process to process 1");
        await Published("From process to process 2");

        Assert.Equal(Told("From process to process 1"), await stream.Next());
        Assert.Equal(Told("From process to process 2"), await stream.Next());
    }

    [Fact]
    public async Task A_filter_that_means_nothing_is_refused_at_the_field()
    {
        using var stream = await SseStream.OpenAsync(Server.Api.Http, """subscription { offerPublished(filter: { providerIds: ["nonsense"] }) { title } }""");

        var events = await stream.Rest();

        Assert.Contains("\"path\":[\"offerPublished\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\"", events[0], StringComparison.Ordinal);
        Assert.Equal("event: complete|data: ", events[1]);
    }

    [Fact]
    public async Task A_publisher_who_loses_the_role_is_told_and_ended()
    {
        var client = await Server.JoinAsync("leaves-while-listening", Role.Publisher, Server.HubAId);
        using var stream = await SseStream.OpenAsync(Server.Api.Http, Query("Never published at all"), client.Token);

        await Server.LeaveAsync("leaves-while-listening");

        var events = await stream.Rest();
        Assert.Contains("\"code\":\"FORBIDDEN\"", events[0], StringComparison.Ordinal);
        Assert.Equal("event: complete|data: ", events[1]);
    }

    private static string Query(string title, string shown = "{ title }") =>
        $$"""subscription { offerPublished(filter: { title: { contains: "{{title}}" } }) {{shown}} }""";

    private static string Told(string title) => $$$$"""event: next|data: {"data":{"offerPublished":{"title":"{{{{title}}}}"}}}""";

    private Task<SseStream> Subscribe(string title, string shown = "{ title }") => SseStream.OpenAsync(Server.Api.Http, Query(title, shown));
}

[Collection("Publishing on SQLite")]
public sealed class OfferPublishedOnSqliteTests() : OfferPublishedTests(Database.Sqlite);

[Collection("Publishing on PostgreSQL")]
public sealed class OfferPublishedOnPostgresTests() : OfferPublishedTests(Database.Postgres);
