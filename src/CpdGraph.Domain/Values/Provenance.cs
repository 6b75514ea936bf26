namespace CpdGraph.Domain;

/// <summary>How far a fact can be relied on.</summary>
public enum Provenance
{
    /// <summary>As published by the body that owns it.</summary>
    Official,

    /// <summary>An official fact in our own words.</summary>
    OfficialParaphrased,

    /// <summary>Stated by the provider or the hub that published it.</summary>
    ProviderStated,

    /// <summary>Worked out by this project; not official.</summary>
    ProjectAuthored,

    /// <summary>Made up to show how the system works.</summary>
    Illustrative,
}
