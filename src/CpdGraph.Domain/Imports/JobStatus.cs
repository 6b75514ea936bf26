namespace CpdGraph.Domain;

/// <summary>State of a piece of work that goes on after its request was answered.</summary>
public enum JobStatus
{
    Queued,
    Running,

    /// <summary>Finished, and nothing has been written yet: waits for a person to confirm.</summary>
    AwaitingConfirmation,
    Succeeded,

    /// <summary>Finished; some rows were refused and are listed.</summary>
    SucceededWithErrors,
    Failed,
    Cancelled,
}
