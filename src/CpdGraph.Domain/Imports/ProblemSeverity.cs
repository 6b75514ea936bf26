namespace CpdGraph.Domain;

/// <summary>Whether a problem stops the row.</summary>
public enum ProblemSeverity
{
    Error,
    Warning,
}
