namespace CpdGraph.Domain;

/// <summary>Which tree of organisations numbers are added up along.</summary>
public enum OrganisationBasis
{
    /// <summary>The parents of the day on which the facts were made, for all days.</summary>
    AsNow,

    /// <summary>The parents of each day; what happened in a month counts by its first day.</summary>
    AsAtTheDay,
}
