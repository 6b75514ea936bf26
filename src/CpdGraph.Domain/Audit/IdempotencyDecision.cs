using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What to do with a request that carries an idempotency key. Closed: nothing else derives from it.</summary>
public abstract record IdempotencyDecision
{
    private IdempotencyDecision()
    {
    }

    /// <summary>Carry it out, and keep the record with its effect.</summary>
    public sealed record CarryOut : IdempotencyDecision;

    /// <summary>It was carried out before: answer with these records, after checking that the caller may still see them.</summary>
    public sealed record AnswerAgain(ImmutableArray<RecordReference> Answered) : IdempotencyDecision;

    /// <summary>Refuse it; nothing is done.</summary>
    public sealed record Refuse(IdempotencyError Error) : IdempotencyDecision;
}
