namespace CpdGraph.Domain;

/// <summary>How strong a requirement is.</summary>
public enum RequirementStrength
{
    Required,

    /// <summary>Helps, and never blocks.</summary>
    Recommended,
}
