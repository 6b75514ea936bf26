namespace CpdGraph.Domain;

/// <summary>What decides whether a person may be erased.</summary>
public sealed record ErasureFacts
{
    /// <summary>Name of the input field that names the person: coachId or supervisorId.</summary>
    public required string Field { get; init; }

    /// <summary>The record that was named, as a coach's or a supervisor's; nobody when there is none.</summary>
    public required Named<IRevisioned> Record { get; init; }

    /// <summary>When the record that was named was erased. Null when it was not.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Everything that is the same person.</summary>
    public required PersonIds Person { get; init; }

    /// <summary>Whether the person is an administrator today.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>Who asks.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Random bytes for the pseudonym.</summary>
    public required ReadOnlyMemory<byte> Entropy { get; init; }

    /// <summary>The moment.</summary>
    public required DateTimeOffset Now { get; init; }
}
