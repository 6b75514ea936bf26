using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>An offer that may be suggested, with what decides about it.</summary>
public sealed record SuggestionCandidate
{
    /// <summary>The offer with the version shown.</summary>
    public required CatalogueOffer Offer { get; init; }

    /// <summary>What that version says that it meets, and what bears it out.</summary>
    public required OfferClaim Claim { get; init; }

    /// <summary>Its provider. Null when it is not known.</summary>
    public Provider? Provider { get; init; }

    /// <summary>Runs that take bookings now, in any order.</summary>
    public ImmutableArray<OfferRun> Runs { get; init; } = [];

    /// <summary>Whether it is taught online in all its runs.</summary>
    public bool IsOnline => Offer.Delivery.Mode is DeliveryMode.LiveOnline or DeliveryMode.SelfPacedOnline;

    /// <summary>Whether a run is online. One without a venue is, unless the offer is taught in a place, which is then merely not known.</summary>
    public bool IsOnlineRun(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return IsOnline
            || (Offer.Delivery.Mode is not (DeliveryMode.InPerson or DeliveryMode.Workplace) && run.Venue is null && run.Sessions.All(session => session.Venue is null));
    }

    /// <summary>Whether its provider names one of these areas. One that serves all of England names none.</summary>
    public bool Serves(IReadOnlySet<OrganisationId> areas) => Provider is not null && Provider.AreaIds.Any(areas.Contains);
}
