namespace CpdGraph.Domain;

/// <summary>How much an offer does for a competency.</summary>
public enum CompetencyCoverage
{
    Introduces,
    Develops,
    Assesses,
}
