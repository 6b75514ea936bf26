namespace CpdGraph.Domain;

/// <summary>How a completion ended.</summary>
public enum CompletionOutcome
{
    Attended,
    Passed,
    PassedWithMerit,

    /// <summary>Not all that was needed; meets no requirement.</summary>
    Partial,
    NotPassed,
}
