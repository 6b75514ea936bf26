namespace CpdGraph.Domain;

/// <summary>
/// In what way one organisation belongs to another. When several hold on a day, the first listed here decides who is one level up;
/// serving an area makes nobody its parent.
/// </summary>
public enum OrganisationRelationshipKind
{
    /// <summary>A practice is a member of a primary care network.</summary>
    PartnerOf,

    /// <summary>An integrated care board commissions a network or provider.</summary>
    CommissionedBy,

    /// <summary>A body without legal form of its own, such as a training hub, is hosted by another.</summary>
    HostedBy,

    /// <summary>An integrated care board lies in an NHS region.</summary>
    InRegion,

    /// <summary>It serves the area of the other.</summary>
    Serves,
}
