namespace CpdGraph.Domain;

/// <summary>What happens to a row.</summary>
public enum ImportRowOutcome
{
    Create,
    Update,
    Unchanged,
    Reject,
}
