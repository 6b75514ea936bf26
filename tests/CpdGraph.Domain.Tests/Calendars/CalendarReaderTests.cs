using System.Globalization;
using System.Text;
using System.Text.Json;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Domain.Tests;

/// <summary>What an independent reader, ical.js, makes of calendars.</summary>
public sealed class CalendarReaderTests(CalendarReader reader) : IClassFixture<CalendarReader>
{
    [Fact]
    public async Task Moments_are_right_across_both_clock_changes()
    {
        var offer = CalendarSample.Offer();
        var run = CalendarSample.Run(
            offer,
            ("2027-03-27T09:00:00Z", "2027-03-27T10:00:00Z"), // the day before clocks go forward
            ("2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z"), // over the hour that does not exist
            ("2027-03-29T08:00:00Z", "2027-03-29T09:00:00Z"), // nine o'clock again, an hour earlier
            ("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"), // from half past one to half past one
            ("2027-10-31T01:30:00Z", "2027-10-31T02:30:00Z"), // the second half past one
            ("2027-11-01T09:00:00Z", "2027-11-01T10:00:00Z"));

        var events = await Read(RunCalendar.EntriesOf(offer, run, null, null, CalendarSample.Now));

        Assert.Equal(
            [
                "27/03/2027, 09:00 GMT to 27/03/2027, 10:00 GMT",
                "28/03/2027, 00:30 GMT to 28/03/2027, 02:30 BST",
                "29/03/2027, 09:00 BST to 29/03/2027, 10:00 BST",
                "31/10/2027, 01:30 BST to 31/10/2027, 01:30 GMT",
                "31/10/2027, 01:30 GMT to 31/10/2027, 02:30 GMT",
                "01/11/2027, 09:00 GMT to 01/11/2027, 10:00 GMT",
            ],
            events.Select(one => $"{Text(one, "startLondon")} to {Text(one, "endLondon")}"));
        Assert.Equal(run.Sessions.Select(session => session.StartsAt), events.Select(one => one.GetProperty("start").GetDateTimeOffset()));
        Assert.Equal(run.Sessions.Select(session => session.EndsAt), events.Select(one => one.GetProperty("end").GetDateTimeOffset()));
    }

    [Fact]
    public async Task Any_hour_of_a_year_is_read_as_clocks_in_England_show_it()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        DateTimeOffset[] hours = [.. Enumerable.Range(0, 365 * 8).Select(number => new DateTimeOffset(2027, 1, 1, 0, 30, 0, TimeSpan.Zero).AddHours(3 * number))];

        var events = await Read(hours.Select(hour => CalendarSample.Entry("A", hour, hour.AddHours(1))));

        Assert.Equal(
            hours.Select(hour => TimeZoneInfo.ConvertTime(hour, london).ToString("dd/MM/yyyy, HH:mm", CultureInfo.InvariantCulture)),
            events.Select(one => Text(one, "startLondon")![..^4]));
    }

    [Fact]
    public async Task Odd_and_long_texts_are_read_as_they_were_meant()
    {
        var events = await Read(CalendarSample.OddTexts.Select(text => CalendarSample.Entry(text) with { Description = text, Location = text }));

        Assert.Equal(CalendarSample.OddTexts.Select(text => text.ReplaceLineEndings("\n")), events.Select(one => Text(one, "summary")));
        Assert.Equal(CalendarSample.OddTexts.Select(text => text.ReplaceLineEndings("\n")), events.Select(one => Text(one, "description")));
        Assert.Equal(CalendarSample.OddTexts.Select(text => text.ReplaceLineEndings("\n")), events.Select(one => Text(one, "location")));
    }

    [Fact]
    public async Task Signs_that_cannot_be_shown_are_left_out()
    {
        var found = Assert.Single(await Read([CalendarSample.Entry("A\0 bell\a,\ta tab, \uD800 half a sign")]));

        Assert.Equal("A bell, a tab, \uFFFD half a sign", Text(found, "summary"));
    }

    [Fact]
    public async Task Each_session_is_an_appointment_with_where_and_what_and_the_order_of_its_changes()
    {
        var offer = CalendarSample.Offer();
        var run = CalendarSample.Run(offer, ("2027-03-01T09:00:00Z", "2027-03-01T12:00:00Z"), ("2027-03-08T09:00:00Z", "2027-03-08T12:00:00Z"));
        var hall = new Venue { Name = "Town hall", Address = "1 High Street\nOld Town", Postcode = "AB1 2CD" };
        run = run with { Venue = hall, Sessions = [run.Sessions[0], run.Sessions[1] with { Title = "Practice", Venue = new Venue { Name = "Library" } }] };

        var events = await Read(RunCalendar.EntriesOf(offer, run, "https://cpd.example.org/offers/core-skills", null, CalendarSample.Now));

        Assert.Equal(["Core skills (session 1 of 2)", "Core skills: Practice"], events.Select(one => Text(one, "summary")));
        Assert.Equal(["Town hall, 1 High Street, Old Town, AB1 2CD", "Library"], events.Select(one => Text(one, "location")));
        Assert.Equal([$"{run.Id.Value}.1@cpdgraph", $"{run.Id.Value}.2@cpdgraph"], events.Select(one => Text(one, "uid")));
        Assert.All(events, one =>
        {
            Assert.Equal(4, one.GetProperty("sequence").GetInt32());
            Assert.Equal("CONFIRMED", Text(one, "status"));
            Assert.Equal("https://cpd.example.org/offers/core-skills", Text(one, "url"));
            Assert.Equal("Four days.\nBook: https://book.example.org/core\nMore: https://cpd.example.org/offers/core-skills", Text(one, "description"));

            // The offer was changed after the run.
            Assert.Equal(offer.UpdatedAt, one.GetProperty("stamp").GetDateTimeOffset());
        });
    }

    [Fact]
    public async Task A_cancelled_run_says_so_and_why_and_is_not_joined_or_booked_any_more()
    {
        var offer = CalendarSample.Offer(mode: DeliveryMode.LiveOnline);
        var run = CalendarSample.Run(offer, ("2027-03-01T09:00:00Z", "2027-03-01T12:00:00Z")) with { CancelledAt = CalendarSample.Now, CancellationReason = "The trainer is ill." };

        var found = Assert.Single(await Read(RunCalendar.EntriesOf(offer, run, null, "https://meet.example.org/secret", CalendarSample.Now)));

        Assert.Equal("CANCELLED", Text(found, "status"));
        Assert.Equal("Cancelled: Core skills", Text(found, "summary"));
        Assert.Equal("This date is cancelled. The trainer is ill.\nFour days.", Text(found, "description"));
        Assert.Equal("Online", Text(found, "location"));
        Assert.DoesNotContain("secret", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_withdrawn_offer_what_is_to_come_is_cancelled_and_what_has_been_is_not()
    {
        var offer = CalendarSample.Offer(OfferStatus.Withdrawn);
        var (past, coming) = (
            CalendarSample.Run(offer, ("2026-11-02T09:00:00Z", "2026-11-02T12:00:00Z")), CalendarSample.Run(offer, ("2027-03-01T09:00:00Z", "2027-03-01T12:00:00Z")));

        var events = await Read(new[] { past, coming }.SelectMany(run => RunCalendar.EntriesOf(offer, run, null, null, CalendarSample.Now)));

        Assert.Equal(["CONFIRMED", "CANCELLED"], events.Select(one => Text(one, "status")));
    }

    [Fact]
    public async Task Who_has_a_place_is_told_where_to_join()
    {
        const string Join = "https://meet.example.org/j/1?pwd=a,b;c";
        var offer = CalendarSample.Offer(mode: DeliveryMode.LiveOnline);
        var run = CalendarSample.Run(offer, ("2027-03-01T09:00:00Z", "2027-03-01T12:00:00Z"));

        var found = Assert.Single(await Read(RunCalendar.EntriesOf(offer, run, null, Join, CalendarSample.Now)));

        Assert.Equal((Join, Join), (Text(found, "conference"), Text(found, "location")));
        Assert.Contains($"Join online: {Join}\n", Text(found, "description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_without_dates_is_one_too()
    {
        Assert.Empty(await Read([]));

        // The standard asks for something inside.
        Assert.Contains("BEGIN:VTIMEZONE\r\n", Encoding.UTF8.GetString(CalendarText.Write("A calendar", null, [])), StringComparison.Ordinal);
        Assert.DoesNotContain("VTIMEZONE", Encoding.UTF8.GetString(CalendarText.Write("A calendar", null, [CalendarSample.Entry()])), StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> Read(IEnumerable<CalendarEntry> entries)
    {
        var calendar = Encoding.UTF8.GetString(CalendarText.Write("A calendar; of ours", "https://cpd.example.org/", entries));
        using var answer = JsonDocument.Parse(await reader.Process.AskAsync(JsonSerializer.Serialize(new { calendar }), TestContext.Current.CancellationToken));
        var root = answer.RootElement.Clone();

        Assert.False(root.TryGetProperty("fault", out var fault), fault.ToString());
        Assert.Equal(("A calendar; of ours", "2.0"), (Text(root, "name"), Text(root, "version")));

        return [.. root.GetProperty("events").EnumerateArray()];
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}

/// <summary>One reader for all tests.</summary>
public sealed class CalendarReader : IAsyncDisposable
{
    private JsonLineProcess? process;

    /// <summary>Started by the first test, which is skipped where it cannot be.</summary>
    public JsonLineProcess Process => process ??= JsonLineProcess.StartNpm("calendar.mjs");

    public ValueTask DisposeAsync() => process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
