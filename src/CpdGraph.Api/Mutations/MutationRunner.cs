using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Mutations;

/// <summary>
/// Runs one mutation within its transaction: looks for an earlier request with the same key, decides, saves the effect together with the
/// audit event and the key, and turns what the database refuses into an error that the person can mend.
/// </summary>
internal sealed class MutationRunner(CpdContext db, MutationUnit unit, Caller caller, CallerAccessor rights, TimeProvider clock)
{
    // Two requests that meet once meet in another order the next time; more would be a fault of ours.
    private const int MaximumAttempts = 3;

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
            catch (DbUpdateException refused) when (attempt < MaximumAttempts && Refusals.IsWorthAnother(refused))
            {
                // Somebody else was quicker: what they wrote is there now, and this request is decided afresh with it in view.
                await unit.RestartAsync(cancellation);
            }
        }
    }

    private async Task<MutationPayload<T>> TryAsync<TInput, T>(
        string name, TInput input, IMutation<TInput, T> mutation, CancellationToken cancellation)
        where TInput : IMutationInput
        where T : class
    {
        string? hash = null;

        if (input.IdempotencyKey is { } key && caller.PrincipalId is { } principal)
        {
            if (IdempotencyRules.CheckKey(key) is { } problem)
            {
                return Refused<T>([problem]);
            }

            hash = IdempotencyRules.Hash(name, JsonSerializer.SerializeToElement(input, Canonical));

            var earlier = await db.Set<IdempotencyRecord>().SingleOrDefaultAsync(row => row.PrincipalId == principal && row.Key == key, cancellation);

            switch (IdempotencyRules.Decide(earlier, hash))
            {
                case IdempotencyDecision.AnswerAgain(var answered):
                    return new MutationPayload<T>(await mutation.ReadAgainAsync(answered, cancellation), []);
                case IdempotencyDecision.Refuse(var error):
                    return Refused<T>([error]);
                default:
                    break;
            }
        }

        var outcome = await mutation.RunAsync(input, cancellation);

        if (outcome is not Outcome<Effect<T>, UserError>.Done(var effect))
        {
            // A refusal keeps nothing, not even what was added before the refusal was found.
            db.ChangeTracker.Clear();

            return Refused<T>(((Outcome<Effect<T>, UserError>.Refused)outcome).Errors);
        }

        await SaveAsync(name, input.IdempotencyKey, hash, effect, cancellation);

        return new MutationPayload<T>(effect.Value, []);
    }

    private async Task SaveAsync<T>(string name, string? key, string? hash, Effect<T> effect, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        unit.ChangesCatalogue = db.ChangeTracker.Entries<ICatalogueRecord>().Any(entry => entry.State is not EntityState.Unchanged);

        // As the caller is now: who redeems an invitation has an account from then on.
        foreach (var (subject, coach) in effect.Others.Prepend(new EffectOn(effect.Subject, effect.Coach)))
        {
            db.Add(AuditEvent.Of(rights.Caller, name, subject, now, coach, effect.ChangedFields, Activity.Current?.TraceId.ToHexString()));
        }

        if (hash is not null)
        {
            db.Add(new IdempotencyRecord
            {
                PrincipalId = caller.PrincipalId!.Value,
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
