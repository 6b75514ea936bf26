namespace CpdGraph.Domain;

/// <summary>Direction of a sort.</summary>
public enum OrderDirection
{
    /// <summary>Smallest, earliest or A first.</summary>
    Asc,

    /// <summary>Largest, latest or Z first.</summary>
    Desc,
}
