using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Pathways;

/// <summary>Mutation <c>startPathway</c>: puts a coach on a pathway, by the coach or by who supervises them.</summary>
internal sealed class StartPathway(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, Caller caller, TimeProvider clock)
    : IMutation<StartPathwayInput, CoachShown>
{
    public async Task<Outcome<Effect<CoachShown>, UserError>> RunAsync(StartPathwayInput input, CancellationToken cancellation)
    {
        var coach = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        if (coach is null && input.CoachId is null)
        {
            return new PathwayError.Input(CoachNamed.Missing(null));
        }

        // What pathways the coach is on decides.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var existing = coach is null ? [] : await db.PathwayStarts.Where(row => row.CoachId == coach.Id).ToListAsync(cancellation);
        var named = new Named<Coach>(input.CoachId ?? "", coach?.Record);

        return PathwayRules.Start(named, input.Pathway.FindIn(catalogue.View), input.StartedOn, existing, caller, clock.GetUtcNow())
            .Match<Outcome<Effect<CoachShown>, UserError>>(
                start =>
                {
                    db.Add(start);

                    return new Effect<CoachShown>(coach!, new RecordReference(RecordKind.PathwayStart, start.Id.Value), start.CoachId);
                },
                errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.PathwayStarts.FirstOrDefaultAsync(row => row.Id == new PathwayStartId(answered.Id), cancellation) is { } start
            ? await coaches.FindAsync(start.CoachId, cancellation)
            : null;
}

/// <summary>Input <c>StartPathwayInput</c>.</summary>
internal sealed record StartPathwayInput(string? CoachId, PathwayKeyInput Pathway, DateOnly? StartedOn, string? IdempotencyKey) : IMutationInput;
