namespace CpdGraph.Domain;

/// <summary>State of a framework version.</summary>
public enum FrameworkStatus
{
    Draft,
    Current,
    Superseded,
}
