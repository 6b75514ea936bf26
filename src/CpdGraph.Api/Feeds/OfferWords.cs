using System.Globalization;
using CpdGraph.Domain;

namespace CpdGraph.Api.Feeds;

/// <summary>What is known of an offer in words for people. Null where it is not known.</summary>
internal static class OfferWords
{
    private const int MinutesPerHour = 60;

    public static string Of(OfferFormat format) => format switch
    {
        OfferFormat.ELearning => "E-learning",
        OfferFormat.PeerSupport => "Peer support",
        OfferFormat.SupervisionTraining => "Supervision training",
        _ => format.ToString(),
    };

    public static string? Of(DeliveryMode? mode) => mode switch
    {
        DeliveryMode.InPerson => "In person",
        DeliveryMode.LiveOnline => "Online, at set times",
        DeliveryMode.SelfPacedOnline => "Online, at your own pace",
        DeliveryMode.Blended => "In person and online",
        DeliveryMode.Workplace => "At work",
        _ => null,
    };

    public static string Of(CompetencyCoverage coverage) => coverage.ToString().ToLowerInvariant();

    public static string Of(PracticeTier tier) => string.Create(CultureInfo.InvariantCulture, $"Tier {(int)tier + 1}");

    public static string? Days(decimal? days) => days switch
    {
        null => null,
        0.5m => "Half a day",
        1m => "1 day",
        _ => string.Create(CultureInfo.InvariantCulture, $"{days:0.##} days"),
    };

    public static string? Minutes(int? minutes) => minutes switch
    {
        null => null,
        < MinutesPerHour => Counted(minutes.Value, "minute"),
        _ when minutes % MinutesPerHour == 0 => Counted(minutes.Value / MinutesPerHour, "hour"),
        _ => $"{Counted(minutes.Value / MinutesPerHour, "hour")} {Counted(minutes.Value % MinutesPerHour, "minute")}",
    };

    public static string? Weeks(int? weeks) => weeks is { } known ? Counted(known, "week") : null;

    public static string? Months(int? months) => months is { } known ? Counted(known, "month") : null;

    public static string Of(OfferPrice price)
    {
        var amount = price switch
        {
            { Free: true } => "Free",
            { Amount: { Currency: Money.Sterling } pounds } => string.Create(CultureInfo.InvariantCulture, $"£{pounds.Amount:N2}"),
            { Amount: { } other } => string.Create(CultureInfo.InvariantCulture, $"{other.Currency} {other.Amount:N2}"),
            _ => "Not published",
        };

        return string.IsNullOrWhiteSpace(price.Note) ? amount : $"{amount}. {price.Note}";
    }

    private static string Counted(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
