using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>An offer with what it was on which day.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Versions">Its versions in any order; drafts among them do not count.</param>
/// <param name="WithdrawnOn">Last day on which it was offered. Null while it is offered.</param>
public sealed record OfferHistory(Offer Offer, ImmutableArray<OfferVersion> Versions, DateOnly? WithdrawnOn = null)
{
    /// <summary>
    /// The version that was shown at the end of a day. Learning from before the offer was published here counts as its first
    /// version: the catalogue may know a course later than its learners do. Null when it was never published.
    /// </summary>
    public OfferVersion? On(DateOnly day)
    {
        var published = Versions.Where(version => version.PublishedAt is not null).OrderBy(version => version.Number).ToArray();

        return published.LastOrDefault(version => LondonCalendar.DayOf(version.PublishedAt!.Value) <= day) ?? published.FirstOrDefault();
    }
}
