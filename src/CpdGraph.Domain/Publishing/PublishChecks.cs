using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What publishing an offer needs.</summary>
public static class PublishChecks
{
    /// <summary>All checks of a version, always the same ones in the same order.</summary>
    /// <param name="isLive">Whether a competency exists and belongs to a framework in force today.</param>
    /// <param name="providerExists">Whether the offer's provider exists.</param>
    public static ImmutableArray<PublishCheck> Of(OfferVersion version, Func<CompetencyId, bool> isLive, bool providerExists)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(isLive);

        var claimed = version.CompetencyMappings.Where(mapping => mapping.Verification != Verification.Rejected).ToArray();

        return
        [
            Check("TITLE", !string.IsNullOrWhiteSpace(version.Title), "The offer has a title.", "Enter a title."),
            Check("SUMMARY", !string.IsNullOrWhiteSpace(version.Summary), "The offer has a summary.", "Enter one or two sentences for lists as the summary."),
            Check("CHANNEL", Enum.IsDefined(version.Channel), "The offer says where it comes from.", "Choose the channel that it comes by."),
            Check("FORMAT", Enum.IsDefined(version.Format), "The offer says what it is.", "Choose the format: a course, a webinar and so on."),
            Check("DELIVERY_MODE", version.Delivery.Mode is not null, "The offer says how it is taught.", "Choose how it is taught: in person, live online and so on."),
            Check(
                "DURATION",
                version.Delivery.Days > 0 || version.Delivery.LearningMinutes > 0,
                "The offer says how long it takes.",
                "Enter the taught days, or the learning time in minutes."),
            Check("AUDIENCE", !string.IsNullOrWhiteSpace(version.Audience), "The offer says who can take part.", "Say who can take part."),
            Check("COMPETENCY_MAPPING", claimed.Length > 0, "The offer is mapped to competencies.", "Map the offer to at least one competency."),
            Check(
                "LIVE_FRAMEWORK",
                claimed.All(mapping => isLive(mapping.CompetencyId)),
                "Every competency belongs to a framework in force.",
                "Some mapped competencies belong to a framework that is no longer in force. Map the offer to current ones instead."),
            Check("PROVIDER", providerExists, "The offer has a provider.", "The provider of this offer no longer exists. Ask a steward."),
        ];
    }

    /// <summary>The checks that a version does not meet.</summary>
    public static ImmutableArray<PublishCheck> Missing(OfferVersion version, Func<CompetencyId, bool> isLive, bool providerExists) =>
        [.. Of(version, isLive, providerExists).Where(check => !check.Met)];

    private static PublishCheck Check(string code, bool met, string done, string mend) => new(code, met, met ? done : mend);
}
