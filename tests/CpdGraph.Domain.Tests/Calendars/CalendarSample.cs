using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain.Tests;

/// <summary>Offers, runs and appointments that tests of calendars start from.</summary>
internal static class CalendarSample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Texts that a calendar may break on: signs that mean something in it, long ones, ones of many bytes a sign.</summary>
    public static readonly ImmutableArray<string> OddTexts =
    [
        "Plain",
        "Commas, semicolons; colons: and \\ backslashes \\n \\, \"quoted\"",
        "BEGIN:VEVENT\r\nEND:VCALENDAR\nSUMMARY:Injected",
        "One\nTwo\r\nThree\rFour",
        new string('x', 74), new string('x', 75), new string('x', 76), new string('x', 500),
        string.Concat(Enumerable.Repeat("é", 200)),
        string.Concat(Enumerable.Repeat("日本語のとても長い件名", 40)),
        string.Concat(Enumerable.Repeat("👩🏽‍⚕️", 60)),
        "  blanks around  ",
        "\u200Bnothing to see\u202E",
        "a" + string.Concat(Enumerable.Repeat("é", 100)),
        "ab" + string.Concat(Enumerable.Repeat("🩺", 100)),
        "Iechyd da; 'quotes' – dashes — “curly”",
    ];

    public static CalendarEntry Entry(string summary = "Listening well", DateTimeOffset? from = null, DateTimeOffset? to = null) => new()
    {
        Uid = "7f8b0d6e-0000-7000-8000-000000000001.1@cpdgraph",
        Sequence = 3,
        UpdatedAt = Now,
        StartsAt = from ?? Now.AddDays(10),
        EndsAt = to ?? (from ?? Now.AddDays(10)).AddHours(3),
        Summary = summary,
    };

    public static CatalogueOffer Offer(OfferStatus status = OfferStatus.Published, DeliveryMode mode = DeliveryMode.InPerson)
    {
        var (record, version) = Sample.Offer(status);

        return new CatalogueOffer(
            record with { UpdatedAt = Now.AddDays(-1) },
            version with { Title = "Core skills", Summary = "Four days.", Delivery = new() { Mode = mode }, BookingUrl = "https://book.example.org/core" });
    }

    public static OfferRun Run(CatalogueOffer offer, params (string From, string To)[] sessions)
    {
        ImmutableArray<RunSession> made =
        [
            .. sessions.Select((session, index) => new RunSession
            {
                Key = (index + 1).ToString(CultureInfo.InvariantCulture),
                StartsAt = DateTimeOffset.Parse(session.From, CultureInfo.InvariantCulture),
                EndsAt = DateTimeOffset.Parse(session.To, CultureInfo.InvariantCulture),
            }),
        ];

        return new OfferRun
        {
            Id = OfferRunId.New(Now),
            OfferId = offer.Id,
            StartsAt = made[0].StartsAt,
            EndsAt = made[^1].EndsAt,
            Sessions = made,
            Price = new(),
            Provenance = Provenance.ProviderStated,
            Revision = 4,
            CreatedAt = Now.AddDays(-9),
            UpdatedAt = Now.AddDays(-2),
        };
    }
}
