using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Pathways;

/// <summary>Mutation <c>confirmPathwayStep</c>: who supervises the coach today vouches for experience. Never one's own.</summary>
internal sealed class ConfirmPathwayStep(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, Caller caller, TimeProvider clock)
    : IMutation<ConfirmPathwayStepInput, CoachShown>
{
    public async Task<Outcome<Effect<CoachShown>, UserError>> RunAsync(ConfirmPathwayStepInput input, CancellationToken cancellation)
    {
        var coach = NamedId.Read<CoachId>(input.CoachId, NodeKind.Coach) is { } id ? await coaches.FindAsync(id, cancellation) : null;

        // What else was confirmed of the coach decides, so two at once are decided one after the other.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var wish = new StepToConfirm
        {
            Coach = new(input.CoachId, coach?.Record),
            Employments = coach?.Employments ?? [],
            Pathway = input.Pathway.FindIn(catalogue.View),
            Step = input.Step,
            MetOn = input.MetOn,
            Months = input.Months,
            Note = input.Note,
            Existing = coach is null ? [] : [.. await db.PathwayConfirmations.Where(row => row.CoachId == coach.Id).ToListAsync(cancellation)],
        };

        return PathwayRules.Confirm(wish, caller, clock.GetUtcNow()).Match<Outcome<Effect<CoachShown>, UserError>>(
            confirmation =>
            {
                db.Add(confirmation);

                return new Effect<CoachShown>(coach!, new RecordReference(RecordKind.PathwayConfirmation, confirmation.Id.Value), coach!.Id);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.PathwayConfirmations.FirstOrDefaultAsync(row => row.Id == new PathwayConfirmationId(answered.Id), cancellation) is { } confirmation
            ? await coaches.FindAsync(confirmation.CoachId, cancellation)
            : null;
}

/// <summary>Input <c>ConfirmPathwayStepInput</c>.</summary>
internal sealed record ConfirmPathwayStepInput(
    string CoachId, PathwayKeyInput Pathway, string Step, DateOnly MetOn, int? Months, string? Note, string? IdempotencyKey) : IMutationInput;
