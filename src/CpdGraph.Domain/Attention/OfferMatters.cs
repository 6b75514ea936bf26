using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>What needs doing about offers: by stewards for those in review and for what they claim, by publishers for those sent back and for accreditations.</summary>
internal static class OfferMatters
{
    public static IEnumerable<AttentionItem> ToReview(AttentionFacts facts) => facts.InReview.Select(offer =>
    {
        var by = offer.Provider is { } provider ? $" by {provider}" : "";
        var since = offer.Submission is { } submission ? $", handed in on {DayText.Of(LondonCalendar.DayOf(submission.SubmittedAt))} by {submission.SubmittedByName}," : "";

        return new AttentionItem
        {
            Key = AttentionKey.Of(
                "offer", AttentionKey.Part(offer.Id.Value), offer.Submission?.SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? ""),
            Kind = AttentionKind.OfferToReview,
            Text = $"“{offer.Title}”{by}{since} waits for review.",
            Action = "Look at it, and publish it; or tell the provider what is missing.",
            Subject = new(AttentionSubjectKind.Offer, offer.Id.Value),
        };
    });

    public static IEnumerable<AttentionItem> MappingsToVerify(AttentionFacts facts) => facts.Unchecked.Select(offer => new AttentionItem
    {
        Key = AttentionKey.Of("mapping", AttentionKey.Part(offer.Id.Value), offer.Version.ToString(CultureInfo.InvariantCulture), string.Join(' ', offer.Competencies)),
        Kind = AttentionKind.MappingToVerify,
        Text = $"“{offer.Title}”{(offer.Provider is { } provider ? $" by {provider}" : "")} claims to support "
            + $"{(offer.Competencies.Length == 1 ? "competency" : "competencies")} {Listed(offer.Competencies)}, which nobody has checked.",
        Action = "Look at what it teaches, and verify each mapping or reject it with a reason.",
        Subject = new(AttentionSubjectKind.Offer, offer.Id.Value),
    });

    public static IEnumerable<AttentionItem> Returned(AttentionFacts facts) => facts.Returned.Select(offer => new AttentionItem
    {
        Key = AttentionKey.Of("returned", AttentionKey.Part(offer.Id.Value), offer.Submission.SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)),
        Kind = AttentionKind.OfferReturned,
        Text = $"A steward has sent “{offer.Title}” back{(offer.Submission.ReturnedAt is { } at ? $" on {DayText.Of(LondonCalendar.DayOf(at))}" : "")}: {offer.Submission.ReturnReason}",
        Action = "Change what is asked for, and hand it in again or publish it.",
        Subject = new(AttentionSubjectKind.Offer, offer.Id.Value),
    });

    public static IEnumerable<AttentionItem> Accreditations(AttentionFacts facts) =>
        from offer in facts.Published
        from row in offer.Accreditations
        where IsEnding(row.Accreditation, facts.Day) && !IsRenewed(row.Accreditation, offer.Accreditations)
        let last = row.Accreditation.ValidTo!.Value
        let has = last < facts.Day ? $"ended on {DayText.Of(last)}, and no new one is known" : $"ends on {DayText.Of(last)}"
        select new AttentionItem
        {
            Key = AttentionKey.Of("accreditation", AttentionKey.Part(row.Accreditation.Id.Value), AttentionKey.Part(last)),
            Kind = AttentionKind.AccreditationExpiring,
            Text = $"The accreditation of “{offer.Title}”{(row.Body is { } body ? $" by {body}" : "")} {has}.",
            Action = "Have it renewed, and give a steward the new dates; or withdraw the offer when it is no longer given.",
            DueOn = last,
            Overdue = last < facts.Day,
            Subject = new(AttentionSubjectKind.Accreditation, row.Accreditation.Id.Value),
        };

    private static string Listed(ImmutableArray<string> codes) =>
        codes.Length == 1 ? codes[0] : $"{string.Join(", ", codes.Take(codes.Length - 1))} and {codes[^1]}";

    // One that ended is kept in mind for as long as it was announced.
    private static bool IsEnding(Accreditation accreditation, DateOnly day) => AccreditationRules.StatusOn(accreditation, day) switch
    {
        AccreditationStatus.Expiring => true,
        AccreditationStatus.Expired => accreditation.ValidFrom is not null && day.DayNumber - accreditation.ValidTo!.Value.DayNumber <= AttentionRules.ExpiringDays,
        _ => false,
    };

    private static bool IsRenewed(Accreditation ending, ImmutableArray<(Accreditation Accreditation, string? Body)> all) => all.Any(row =>
        row.Accreditation is { RevokedOn: null, ValidFrom: { } first } other
        && other.Id != ending.Id
        && other.Scope == ending.Scope
        && first <= ending.ValidTo!.Value.AddDays(1)
        && (other.ValidTo is not { } last || last > ending.ValidTo));
}
