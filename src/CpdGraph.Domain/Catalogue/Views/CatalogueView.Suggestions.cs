using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <content>Offers suggested to coaches.</content>
public sealed partial class CatalogueView
{
    /// <summary>The offers that bring a coach forward most, the best first: always published ones, so that everybody who may see them sees the same.</summary>
    /// <param name="facts">What is known of the coach, today.</param>
    /// <param name="first">Most offers to give, from 1.</param>
    public ImmutableArray<SuggestedOffer> Suggestions(SuggestionFacts facts, int first)
    {
        ArgumentNullException.ThrowIfNull(facts);

        return new SuggestionSearch(this, facts).Best(first);
    }

    /// <summary>The areas of a post: those who employ the coach and where they are placed, and all above these, on a day.</summary>
    /// <param name="post">Null between employments.</param>
    public ImmutableHashSet<OrganisationId> AreasOf(Employment? post, DateOnly day) => post is null
        ? []
        : [.. WithAncestors(post.OrganisationId, day), .. post.PlacedWithId is { } placed ? WithAncestors(placed, day) : []];

    /// <summary>What decides whether an offer is suggested, by its slot.</summary>
    internal SuggestionCandidate CandidateOf(int slot)
    {
        var offer = Catalogue.Offers[slot]!;
        var runs = ImmutableArray.CreateBuilder<OfferRun>();

        foreach (var run in Links.Runs.Of(slot))
        {
            if (TakesBookings(run))
            {
                runs.Add(Tables.Runs[run]!);
            }
        }

        return new() { Offer = offer, Claim = Claim(offer.Shown.Id)!, Provider = Provider(offer.ProviderId), Runs = runs.DrainToImmutable() };
    }
}
