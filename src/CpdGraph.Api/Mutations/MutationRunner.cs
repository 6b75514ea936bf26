using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Mutations;

/// <summary>
/// Runs one mutation within its transaction: looks for an earlier request with the same key, decides, saves the effect together with the
/// audit event and the key, and turns what the database refuses into an error that the person can mend.
/// </summary>
internal sealed class MutationRunner(
    CpdContext db, MutationUnit unit, ErasureGuard erasures, Caller caller, CallerAccessor rights, TimeProvider clock, ILogger<MutationRunner> logger)
{
    // Each time, somebody else's change was saved: of many at once all get their turn. More would be a fault of ours.
    private const int MaximumAttempts = 20;

    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web) { Converters = { new OptionalJson() } };

    public async Task<MutationPayload<T>> RunAsync<TInput, T>(
        string name, TInput input, IMutation<TInput, T> mutation, CancellationToken cancellation)
        where TInput : IMutationInput
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(name, input, mutation, cancellation);
            }
            catch (Exception refused) when (attempt < MaximumAttempts && Refusals.IsWorthAnother(refused))
            {
                // Somebody else was quicker: what they wrote is there now, and this request is decided afresh with it in view.
                await unit.RestartAsync(cancellation);

                // Rights that the change would have given are not given.
                rights.Caller = caller;
            }
            catch (Exception fault) when (DatabaseOutage.Is(fault))
            {
                Log.MutationGivenUp(logger, fault);

                throw Refusals.NothingChanged;
            }
        }
    }

    private async Task<MutationPayload<T>> TryAsync<TInput, T>(
        string name, TInput input, IMutation<TInput, T> mutation, CancellationToken cancellation)
        where TInput : IMutationInput
        where T : class
    {
        if (input.IdempotencyKey is { } key && IdempotencyRules.CheckKey(key) is { } problem)
        {
            return Refused<T>([problem]);
        }

        var hash = input.IdempotencyKey is null ? null : IdempotencyRules.Hash(name, JsonSerializer.SerializeToElement(input, Canonical));

        if (await AnswerOfEarlierAsync(input.IdempotencyKey, hash, mutation, cancellation) is { } earlier)
        {
            return earlier;
        }

        var outcome = await mutation.RunAsync(input, cancellation);

        if (outcome is not Outcome<Effect<T>, UserError>.Done(var effect))
        {
            // A refusal keeps nothing, not even what was added before the refusal was found.
            db.ChangeTracker.Clear();

            // The same request, sent at the same moment, may be what was in the way: then its answer is the answer.
            return await AnswerOfEarlierAsync(input.IdempotencyKey, hash, mutation, cancellation)
                ?? Refused<T>(((Outcome<Effect<T>, UserError>.Refused)outcome).Errors);
        }

        if (await erasures.ForbidsAsync(caller.PrincipalId, cancellation))
        {
            db.ChangeTracker.Clear();
            rights.Caller = caller;

            return Refused<T>([new ErasedRecordError()]);
        }

        await SaveAsync(name, input.IdempotencyKey, hash, effect, cancellation);

        return new MutationPayload<T>(effect.Value, []);
    }

    /// <summary>What a request with this key was answered. Null when there was none, or there is no key.</summary>
    private async Task<MutationPayload<T>?> AnswerOfEarlierAsync<TInput, T>(
        string? key, string? hash, IMutation<TInput, T> mutation, CancellationToken cancellation)
        where T : class
    {
        if (key is null || await PrincipalAsync(cancellation) is not { } principal)
        {
            return null;
        }

        var earlier = await db.IdempotencyRecords.SingleOrDefaultAsync(row => row.PrincipalId == principal && row.Key == key, cancellation);

        return IdempotencyRules.Decide(earlier, hash!) switch
        {
            IdempotencyDecision.AnswerAgain(var answered) => new MutationPayload<T>(await mutation.ReadAgainAsync(answered, cancellation), []),
            IdempotencyDecision.Refuse(var error) => Refused<T>([error]),
            _ => null,
        };
    }

    // Who comes for the first time has an account as soon as the change is made that gives it.
    private async Task<PrincipalId?> PrincipalAsync(CancellationToken cancellation) => caller.PrincipalId
        ?? (await db.Principals.FirstOrDefaultAsync(row => row.Issuer == caller.Issuer && row.Subject == caller.Subject, cancellation))?.Id;

    private async Task SaveAsync<T>(string name, string? key, string? hash, Effect<T> effect, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        unit.ChangesCatalogue = db.ChangeTracker.Entries<ICatalogueRecord>().Any(entry => entry.State is not EntityState.Unchanged);
        unit.ChangedPlaces = [.. db.ChangeTracker.Entries<Enrolment>()
            .Where(entry => entry.State is not EntityState.Unchanged)
            .Select(entry => entry.Entity.RunId)
            .Distinct()];

        // As the caller is now: who redeems an invitation has an account from then on.
        foreach (var (subject, coach) in effect.Others.Prepend(new EffectOn(effect.Subject, effect.Coach)))
        {
            db.Add(AuditEvent.Of(rights.Caller, name, subject, now, coach, effect.ChangedFields, Activity.Current?.TraceId.ToHexString()));
        }

        if (hash is not null && rights.Caller.PrincipalId is { } principal)
        {
            db.Add(new IdempotencyRecord
            {
                PrincipalId = principal,
                Key = key!,
                ContentHash = hash,
                Answered = [effect.Subject, .. effect.Others.Select(other => other.Subject)],
                CreatedAt = now,
            });
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static MutationPayload<T> Refused<T>(ImmutableArray<UserError> errors)
        where T : class => new(null, errors);
}
