using System.Collections.Immutable;
using System.Security.Cryptography;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Privacy;

/// <summary>Erases a person: identity and free text go, amounts and counts stay under a pseudonym.</summary>
internal sealed class ErasePerson(CpdContext db, PersonEraser eraser, RunDesk desk, PlaceFunding funding, Caller caller, TimeProvider clock)
    : IMutation<ErasePersonInput, ErasedPerson>
{
    public async Task<Outcome<Effect<ErasedPerson>, UserError>> RunAsync(ErasePersonInput input, CancellationToken cancellation)
    {
        var (coachId, supervisorId) = (
            input.Person.CoachId is { } coachText ? NamedId.Read<CoachId>(coachText, NodeKind.Coach) : null,
            input.Person.SupervisorId is { } supervisorText ? NamedId.Read<SupervisorId>(supervisorText, NodeKind.Supervisor) : null);

        await db.LockErasuresAsync(forErasing: true, cancellation);
        var coach = coachId is null ? null : await db.Coaches.FirstOrDefaultAsync(row => row.Id == coachId, cancellation);
        var supervisor = supervisorId is null ? null : await db.Supervisors.FirstOrDefaultAsync(row => row.Id == supervisorId, cancellation);
        var person = await db.FindAsync(coach?.Id, supervisor?.Id, account: null, cancellation);
        var now = clock.GetUtcNow();
        var facts = new ErasureFacts
        {
            Field = input.Person.CoachId is null ? "supervisorId" : "coachId",
            Record = new(input.Person.CoachId ?? input.Person.SupervisorId!, (IRevisioned?)coach ?? supervisor),
            ErasedAt = coach?.ErasedAt ?? supervisor?.ErasedAt,
            Person = person,
            IsAdministrator = await IsAdministratorAsync(person, LondonCalendar.DayOf(now), cancellation),
            Caller = caller,
            Entropy = RandomNumberGenerator.GetBytes(Pseudonym.EntropyBytes),
            Now = now,
        };

        return ErasureRules.Decide(facts, input.Reason, input.ExpectedRevision) switch
        {
            Outcome<Erasure, ErasePersonError>.Done(var erasure) => await EraseAsync(erasure, person, cancellation),
            Outcome<Erasure, ErasePersonError>.Refused(var errors) => ImmutableArray<UserError>.CastUp(errors),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public async Task<ErasedPerson?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => answered.Kind == RecordKind.Coach
        ? await db.Coaches.Where(row => row.Id == new CoachId(answered.Id)).Select(row => new ErasedPerson(row.DisplayName)).FirstOrDefaultAsync(cancellation)
        : await db.Supervisors.Where(row => row.Id == new SupervisorId(answered.Id)).Select(row => new ErasedPerson(row.DisplayName)).FirstOrDefaultAsync(cancellation);

    private async Task<Effect<ErasedPerson>> EraseAsync(Erasure erasure, PersonIds person, CancellationToken cancellation)
    {
        // Before the record is closed: from then on nothing is written there.
        var places = person.Coach is { } leaving ? await desk.GiveBackAsync(leaving, caller.PrincipalId, cancellation) : [];
        await funding.ReleaseAsync([.. places.Select(place => place.After).Where(place => place.CoachId == person.Coach)], reason: null, cancellation);
        await eraser.EraseAsync(person, erasure, cancellation);
        var subject = person.Coach is { } coach
            ? new RecordReference(RecordKind.Coach, coach.Value)
            : new RecordReference(RecordKind.Supervisor, person.Supervisors[0].Value);

        return new Effect<ErasedPerson>(new ErasedPerson(erasure.Pseudonym), subject, person.Coach, ["erasedAt"])
        {
            Others = [.. places.Select(place => new EffectOn(PlaceWrites.Reference(place.After), place.After.CoachId))],
        };
    }

    private Task<bool> IsAdministratorAsync(PersonIds person, DateOnly today, CancellationToken cancellation) => person.Account is { } account
        ? db.Memberships.AnyAsync(
            row => row.PrincipalId == account && row.Role == Role.Administrator && row.RevokedAt == null && (row.ValidTo == null || row.ValidTo >= today), cancellation)
        : Task.FromResult(false);
}

/// <summary>Input <c>ErasePersonInput</c>.</summary>
internal sealed record ErasePersonInput(PersonKeyInput Person, ErasureReason Reason, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>PersonKey</c>: exactly one of them is given.</summary>
internal sealed record PersonKeyInput(string? CoachId, string? SupervisorId);

/// <summary>Somebody who was erased.</summary>
internal sealed record ErasedPerson(string Pseudonym);
