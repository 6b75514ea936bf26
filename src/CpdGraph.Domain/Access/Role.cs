namespace CpdGraph.Domain;

/// <summary>What a signed-in caller may do. A token's claims may narrow the roles granted here, never widen them.</summary>
public enum Role
{
    /// <summary>Reads and writes their own record.</summary>
    Coach,

    /// <summary>Supervises coaches: line manager, clinical supervisor or health coaching supervisor.</summary>
    Supervisor,

    /// <summary>Publishes the offers of a provider, for example a training hub.</summary>
    Publisher,

    /// <summary>Sees aggregates for organisations, never single coaches.</summary>
    Analyst,

    /// <summary>Looks after the framework, pathways, organisations, providers and people's access.</summary>
    Steward,

    /// <summary>Runs the service.</summary>
    Administrator,
}
