namespace CpdGraph.Domain;

/// <summary>State of an accreditation, worked out from its dates and any revocation.</summary>
public enum AccreditationStatus
{
    /// <summary>Seen listed as accredited, dates unknown. Never proof of readiness.</summary>
    Listed,
    AppliedFor,
    Valid,

    /// <summary>Ends within 90 days.</summary>
    Expiring,
    Expired,
    Revoked,
}
