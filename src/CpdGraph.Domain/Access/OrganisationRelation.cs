namespace CpdGraph.Domain;

/// <summary>What a member does for an organisation.</summary>
public enum OrganisationRelation
{
    /// <summary>Decides on its training budgets.</summary>
    Funds,

    /// <summary>Sees aggregates for it and for all below it.</summary>
    Oversees,
}
