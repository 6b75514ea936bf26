using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether a person may be erased.</summary>
public static class ErasureRules
{
    /// <summary>The erasure as it is kept, or every reason against it.</summary>
    /// <param name="facts">What is known of the person and of who asks.</param>
    /// <param name="reason">Why.</param>
    /// <param name="expectedRevision">The revision of the named record that was read.</param>
    public static Outcome<Erasure, ErasePersonError> Decide(ErasureFacts facts, ErasureReason reason, int expectedRevision)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ImmutableArray<string> at = ["person", facts.Field];
        var check = new InputCheck();

        if (check.Find<IRevisioned>(facts.Record, at.AsSpan()) is not { } record || facts.Caller.PrincipalId is not { } eraser)
        {
            return check.As(problem => (ErasePersonError)new ErasePersonError.Input(problem)).ToImmutableArray();
        }

        if (facts.ErasedAt is not null)
        {
            return new ErasePersonError.AlreadyErased(at);
        }

        var errors = ImmutableArray.CreateBuilder<ErasePersonError>();

        if (facts.Person.Account == eraser || (facts.Person.Coach is { } coach && coach == facts.Caller.CoachId))
        {
            errors.Add(new ErasePersonError.Yourself(at));
        }

        if (facts.IsAdministrator)
        {
            errors.Add(new ErasePersonError.Administrator(at));
        }

        if (record.Revision != expectedRevision)
        {
            errors.Add(new ErasePersonError.Stale(expectedRevision, record.Revision));
        }

        return errors.Count > 0 ? errors.ToImmutable() : new Erasure
        {
            Id = ErasureId.New(facts.Now),
            CoachId = facts.Person.Coach,
            SupervisorId = facts.Person.Supervisors is [var supervisor, ..] ? supervisor : null,
            PrincipalId = facts.Person.Account,
            Pseudonym = Pseudonym.Of(facts.Entropy.Span),
            Reason = reason,
            ErasedById = eraser,
            ErasedAt = facts.Now,
        };
    }
}
