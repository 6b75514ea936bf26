namespace CpdGraph.Domain;

/// <summary>Who assessed. Nobody assesses themself as supervisor.</summary>
public enum AssessmentKind
{
    /// <summary>The coach.</summary>
    Self,

    /// <summary>A supervisor or line manager whose relation is live.</summary>
    Supervisor,
}
