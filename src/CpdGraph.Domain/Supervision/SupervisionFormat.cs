namespace CpdGraph.Domain;

/// <summary>Whether supervision was for one coach or a group.</summary>
public enum SupervisionFormat
{
    Individual,
    Group,
}
