using System.Collections.Immutable;

namespace CpdGraph.Domain;

// What errors about places have in common, whichever rule finds them.

/// <summary>The run is full.</summary>
public interface INoPlacesLeftError : IRuleError
{
    /// <summary>The run.</summary>
    OfferRun Run { get; }

    /// <summary>Whether the coach can wait for a place.</summary>
    bool WaitingListOpen { get; }
}

/// <summary>It is too early or too late.</summary>
public interface IBookingClosedError : IRuleError
{
    /// <summary>When it could have been done, or can be.</summary>
    BookingWindow Window { get; }
}

/// <summary>The coach has a place in the way.</summary>
public interface IBookingClashError : IRuleError
{
    /// <summary>That place.</summary>
    Enrolment With { get; }
}

/// <summary>Offers to be completed first are missing.</summary>
public interface IPrerequisitesMissingError : IRuleError
{
    /// <summary>Those offers.</summary>
    ImmutableArray<OfferId> Missing { get; }
}
