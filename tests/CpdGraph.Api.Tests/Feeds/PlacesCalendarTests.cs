using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Feeds;

/// <summary>The private calendar of a coach: who reads what by its secret address, and for how long.</summary>
public abstract class PlacesCalendarTests(Database database) : PeopleTests(database)
{
    private const string Issue =
        """
        mutation ($label: String, $key: String) {
          issueCalendarLink(input: { label: $label, idempotencyKey: $key }) {
            calendarLink { id label issuedAt lastReadAt revokedAt } url userErrors { message } query { viewer { calendarLink { id } } }
          }
        }
        """;

    [Fact]
    public async Task It_shows_booked_places_with_their_joining_links_and_cancelled_runs_as_cancelled()
    {
        await using var reader = JsonLineProcess.StartNpm("calendar.mjs");
        var supervisor = await Supervisor();
        var (coach, other) = (await Coach(supervisor), await Coach(supervisor));
        var booked = await Run(new { capacity = 1, waitingListOpen = true, joinUrl = "https://meet.example.org/booked" });
        var cancelled = await Run(new { startsAt = "2027-03-02T09:00:00Z", endsAt = "2027-03-02T12:00:00Z", joinUrl = "https://meet.example.org/cancelled" });
        var waiting = await Run(new { capacity = 1, waitingListOpen = true, startsAt = "2027-03-03T09:00:00Z", endsAt = "2027-03-03T12:00:00Z", joinUrl = "https://meet.example.org/waiting" });
        await Enrol(coach.Client, booked.Id);
        await Enrol(other.Client, booked.Id);
        await Enrol(other.Client, waiting.Id);
        await Enrol(coach.Client, waiting.Id);
        await Enrol(coach.Client, cancelled.Id);
        Assert.Empty(await Refusals(cancelled.Publisher.Client, "cancelRun", new { id = cancelled.Id, reason = "The trainer is ill.", expectedRevision = 1 }));

        var url = await Url(coach);
        var events = (await FeedSite.AskAsync(reader, new { calendar = await Text(url) })).GetProperty("events");
        var others = (await FeedSite.AskAsync(reader, new { calendar = await Text(await Url(other)) })).GetProperty("events");

        Assert.Equal(
            ["2027-03-01T09:00:00.000Z CONFIRMED https://meet.example.org/booked", "2027-03-02T09:00:00.000Z CANCELLED "],
            events.EnumerateArray().Select(one => $"{At(one, "start")} {At(one, "status")} {At(one, "conference")}"));
        Assert.Equal($"Cancelled: {cancelled.Publisher.Name}", At(events[1], "summary").GetString());
        Assert.StartsWith("This date is cancelled. The trainer is ill.\n", At(events[1], "description").GetString(), StringComparison.Ordinal);

        // Who waits for a place has none, and is not told where to join.
        Assert.Equal(["https://meet.example.org/waiting"], others.EnumerateArray().Select(one => At(one, "conference").GetString()));
    }

    [Fact]
    public async Task Public_calendars_never_say_where_to_join()
    {
        var run = await Run(new { joinUrl = "https://meet.example.org/secret-room" });
        var slugs = await Read(run.Publisher.Client, "offer", "query ($id: ID!) { offer(by: { id: $id }) { slug provider { slug } } }", new { id = run.OfferId });

        foreach (var path in new[] { $"/calendars/offers/{At(slugs, "slug")}.ics", $"/calendars/providers/{At(slugs, "provider.slug")}.ics", $"/offers/{At(slugs, "slug")}" })
        {
            var text = await Text(path);

            Assert.Contains("2027", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-room", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_address_is_shown_once_and_a_later_one_takes_its_place()
    {
        var coach = await Coach(await Supervisor());

        var first = await Read(coach.Client, "issueCalendarLink", Issue, new { label = "My phone", key = "once" });
        var repeated = await Read(coach.Client, "issueCalendarLink", Issue, new { label = "My phone", key = "once" });
        var before = await StatusOf(At(first, "url").GetString()!);
        var second = await Read(coach.Client, "issueCalendarLink", Issue, new { });

        Assert.Equal(("My phone", JsonValueKind.Null), (At(first, "calendarLink.label").GetString(), At(first, "calendarLink.lastReadAt").ValueKind));
        Assert.Equal(At(first, "calendarLink.id").GetString(), At(first, "query.viewer.calendarLink.id").GetString());
        Assert.Equal((At(first, "calendarLink.id").GetString(), JsonValueKind.Null), (At(repeated, "calendarLink.id").GetString(), At(repeated, "url").ValueKind));
        Assert.Equal(At(second, "calendarLink.id").GetString(), At(second, "query.viewer.calendarLink.id").GetString());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK), (before, await StatusOf(At(first, "url").GetString()!), await StatusOf(At(second, "url").GetString()!)));

        // What is kept is no address.
        var secret = Secret(At(second, "url").GetString()!);
        var kept = await Api.Look(db => db.CalendarLinks.ToListAsync());
        Assert.DoesNotContain(kept, link => link.ToString().Contains(secret, StringComparison.Ordinal));
        Assert.Contains(kept, link => link.SecretHash == UrlSecret.Hash(secret));
    }

    [Fact]
    public async Task A_switched_off_address_a_wrong_one_and_no_secret_at_all_are_answered_alike()
    {
        var coach = await Coach(await Supervisor());
        var issued = await Read(coach.Client, "issueCalendarLink", Issue, new { });
        var url = At(issued, "url").GetString()!;
        var id = At(issued, "calendarLink.id").GetString();

        Assert.Equal(HttpStatusCode.OK, await StatusOf(url));
        var revoked = await Read(
            coach.Client,
            "revokeCalendarLink",
            "mutation ($id: ID!) { revokeCalendarLink(input: { id: $id }) { calendarLink { id revokedAt } userErrors { message } query { viewer { calendarLink { id } } } } }",
            new { id });
        Assert.Equal(("2026-11-24T09:00:00.000Z", JsonValueKind.Null), (At(revoked, "calendarLink.revokedAt").GetString(), At(revoked, "query.viewer.calendarLink").ValueKind));
        Assert.Equal(["WrongStateError WRONG_STATE id"], await Refusals(coach.Client, "revokeCalendarLink", new { id }));

        var answers = new List<string>();

        foreach (var path in new[] { url, $"/calendars/places/{UrlSecret.Of(new byte[32])}.ics", "/calendars/places/short.ics", $"/calendars/places/{new string('a', 5_000)}.ics", "/calendars/places/%2e%2e%2f.ics" })
        {
            using var response = await Get(path);
            response.Headers.Remove("Date");
            response.Headers.Remove(StatementCounter.Header);
            answers.Add($"{(int)response.StatusCode} {response.Headers} {response.Content.Headers} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        Assert.StartsWith("404", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_keeps_it_nobody_lists_it_and_its_reading_is_noted_to_the_hour()
    {
        var coach = await Coach(await Supervisor());
        var url = await Url(coach);

        using var first = await Get(url);
        using var second = await Get(url);

        Assert.Equal("no-store", first.Headers.CacheControl?.ToString());
        Assert.Equal("noindex, nofollow", Assert.Single(first.Headers.GetValues("X-Robots-Tag")));
        Assert.Null(first.Headers.ETag);
        Assert.Equal("text/calendar; charset=utf-8", first.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "2026-11-24T09:00:00.000Z", await ReadText(coach.Client, "viewer.calendarLink.lastReadAt", "{ viewer { calendarLink { lastReadAt } } }"));

        // The second reading within the hour writes nothing.
        Assert.Equal(1, Statements(first) - Statements(second));
    }

    [Fact]
    public async Task Fifty_places_take_as_many_statements_as_one()
    {
        var supervisor = await Supervisor();
        var (one, many) = (await Coach(supervisor), await Coach(supervisor));
        var run = await Run(new { joinUrl = "https://meet.example.org/1" });
        await Enrol(one.Client, run.Id);
        await Places(many, run, 50);
        var (urlOfOne, urlOfMany) = (await Url(one), await Url(many));
        using var _ = await Get(urlOfOne);
        using var __ = await Get(urlOfMany);

        using var few = await Get(urlOfOne);
        using var all = await Get(urlOfMany);

        Assert.Equal(50, (await all.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("BEGIN:VEVENT").Length - 1);
        Assert.Equal(Statements(few), Statements(all));
    }

    [Fact]
    public async Task An_erased_coach_has_no_calendar_any_more()
    {
        var coach = await Coach(await Supervisor());
        var url = await Url(coach);
        var revision = (await Read(Api.Steward, "coach.revision", "query ($id: ID!) { coach(id: $id) { revision } }", new { id = coach.Id })).GetInt32();

        Assert.Empty(await Refusals(Api.Steward, "erasePerson", new { person = new { coachId = coach.Id }, reason = "REQUESTED", expectedRevision = revision }));

        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(url));
    }

    [Fact]
    public async Task Nobody_else_sees_or_switches_off_an_address()
    {
        var supervisor = await Supervisor();
        var (coach, other) = (await Coach(supervisor), await Coach(supervisor));
        var issued = await Read(coach.Client, "issueCalendarLink", Issue, new { });
        var id = At(issued, "calendarLink.id").GetString();

        foreach (var client in new[] { other.Client, supervisor.Client, Api.Steward, Api.Anonymous })
        {
            var node = (await client.Send("query ($id: ID!) { node(id: $id) { id } }", new { id })).Data;

            Assert.Equal(JsonValueKind.Null, At(node, "node").ValueKind);
        }

        Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals(other.Client, "revokeCalendarLink", new { id }));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(At(issued, "url").GetString()!));
    }

    [Fact]
    public async Task Of_two_addresses_asked_for_at_once_one_works()
    {
        var coach = await Coach(await Supervisor());

        var issued = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Read(coach.Client, "issueCalendarLink.url", Issue, new { })));
        var works = new List<HttpStatusCode>();

        foreach (var url in issued)
        {
            works.Add(await StatusOf(url.GetString()!));
        }

        Assert.Single(works, status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_secret_is_in_no_span_of_the_request()
    {
        var url = await Url(await Coach(await Supervisor()));
        var secret = Secret(url);
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,

            // As whoever traces addresses does; the framework does so when it is told to.
            ActivityStarted = span => span.SetTag("url.path", new Uri(url).AbsolutePath),
            ActivityStopped = span =>
            {
                var tags = $"{span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}";

                // Other requests run beside this one, and were given the address too.
                if (span.GetTagItem("url.path") as string == "/calendars/places/")
                {
                    told.TrySetResult(tags);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        Assert.Equal(HttpStatusCode.OK, await StatusOf(url));

        // A span ends after its answer was read.
        Assert.DoesNotContain(secret, await told.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // Booked places on other runs of the offer.
    private Task Places(Person coach, RunMade run, int count) => Api.Change(async db =>
    {
        var id = new OfferRunId(GlobalId.TryRead(run.Id)!.Value.Value);
        var first = await db.Runs.FirstAsync(row => row.Id == id);
        var account = (await db.Principals.FirstAsync(row => row.Subject == coach.Name)).Id;

        for (var number = 1; number <= count; number++)
        {
            var from = first.StartsAt.AddDays(number);
            var another = first with
            {
                Id = OfferRunId.New(ApiServer.Now),
                StartsAt = from,
                EndsAt = from.AddHours(3),
                Sessions = [new RunSession { Key = "1", StartsAt = from, EndsAt = from.AddHours(3) }],
            };
            db.Add(another);
            db.Add(new Enrolment
            {
                Id = EnrolmentId.New(ApiServer.Now),
                CoachId = new CoachId(GlobalId.TryRead(coach.Id)!.Value.Value),
                RunId = another.Id,
                OfferId = another.OfferId,
                Status = EnrolmentStatus.Attended,
                Number = 1,
                RequestedById = account,
                RequestedAt = ApiServer.Now,
                UpdatedAt = ApiServer.Now,
            });
        }
    });

    private static Task<string> Url(Person coach) => ReadText(coach.Client, "issueCalendarLink.url", Issue, new { });

    private static string Secret(string url) => url[(url.LastIndexOf('/') + 1)..^".ics".Length];

    private static int Statements(HttpResponseMessage response) =>
        int.Parse(response.Headers.GetValues(StatementCounter.Header).Single(), System.Globalization.CultureInfo.InvariantCulture);

    private Task<HttpResponseMessage> Get(string url) => Api.Http.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    private Task<string> Text(string url) => Api.Http.GetStringAsync(new Uri(url, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    private async Task<HttpStatusCode> StatusOf(string url)
    {
        using var response = await Get(url);

        return response.StatusCode;
    }
}

public sealed class PlacesCalendarOnSqliteTests() : PlacesCalendarTests(Database.Sqlite);

public sealed class PlacesCalendarOnPostgresTests() : PlacesCalendarTests(Database.Postgres);
