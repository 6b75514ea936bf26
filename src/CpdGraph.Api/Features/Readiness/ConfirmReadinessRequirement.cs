using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Readiness;

/// <summary>Confirms that a coach met a requirement: by who supervises them today. Never one's own.</summary>
internal sealed class ConfirmReadinessRequirement(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, Caller caller, TimeProvider clock)
    : IMutation<ConfirmReadinessRequirementInput, CoachShown>
{
    public async Task<Outcome<Effect<CoachShown>, UserError>> RunAsync(ConfirmReadinessRequirementInput input, CancellationToken cancellation)
    {
        var coach = NamedId.Read<CoachId>(input.CoachId, NodeKind.Coach) is { } id ? await coaches.FindAsync(id, cancellation) : null;

        // What else was confirmed of the coach decides, so two at once are decided one after the other.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var wish = new ReadinessToConfirm
        {
            Coach = new(input.CoachId, coach?.Record),
            Employments = coach?.Employments ?? [],
            Requirement = new(input.RequirementCode, catalogue.View.ReadinessRequirementByCode(input.RequirementCode)),
            MetOn = input.MetOn,
            Note = input.Note,
            Existing = coach is null ? [] : [.. await db.ReadinessConfirmations.Where(row => row.CoachId == coach.Id).ToListAsync(cancellation)],
        };

        return ConfirmationRules.Confirm(wish, caller, clock.GetUtcNow()).Match<Outcome<Effect<CoachShown>, UserError>>(
            confirmation => Keep(coach!, confirmation),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.ReadinessConfirmations.FirstOrDefaultAsync(row => row.Id == new ReadinessConfirmationId(answered.Id), cancellation) is { } confirmation
            ? await coaches.FindAsync(confirmation.CoachId, cancellation)
            : null;

    private Effect<CoachShown> Keep(CoachShown coach, ReadinessConfirmation confirmation)
    {
        db.Add(confirmation);

        return new Effect<CoachShown>(coach, new RecordReference(RecordKind.ReadinessConfirmation, confirmation.Id.Value), coach.Id);
    }
}

/// <summary>Input <c>ConfirmReadinessRequirementInput</c>.</summary>
internal sealed record ConfirmReadinessRequirementInput(string CoachId, string RequirementCode, DateOnly MetOn, string? Note, string? IdempotencyKey) : IMutationInput;
