namespace CpdGraph.Domain;

/// <summary>State of an offer in the catalogue.</summary>
public enum OfferStatus
{
    /// <summary>Seen only by its provider and stewards.</summary>
    Draft,

    /// <summary>Handed in; waits for a steward.</summary>
    InReview,
    Published,

    /// <summary>No longer offered; kept because completions point to it.</summary>
    Withdrawn,
}
