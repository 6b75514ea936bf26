using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Pathways;

/// <summary>Mutation <c>leavePathway</c>: takes a coach off a pathway today, by the coach or by who supervises them. The row stays.</summary>
internal sealed class LeavePathway(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, Caller caller, TimeProvider clock)
    : IMutation<LeavePathwayInput, CoachShown>
{
    public async Task<Outcome<Effect<CoachShown>, UserError>> RunAsync(LeavePathwayInput input, CancellationToken cancellation)
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

        return PathwayRules.Leave(named, input.Pathway.FindIn(catalogue.View), input.Reason, existing, caller, clock.GetUtcNow())
            .Match<Outcome<Effect<CoachShown>, UserError>>(
                left =>
                {
                    db.Replace(left.Before, left.After);

                    return new Effect<CoachShown>(
                        coach!,
                        new RecordReference(RecordKind.PathwayStart, left.After.Id.Value),
                        coach!.Id,
                        left.After.LeaveReason is null ? ["leftOn"] : ["leftOn", "leaveReason"]);
                },
                errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.PathwayStarts.FirstOrDefaultAsync(row => row.Id == new PathwayStartId(answered.Id), cancellation) is { } left
            ? await coaches.FindAsync(left.CoachId, cancellation)
            : null;
}

/// <summary>Input <c>LeavePathwayInput</c>.</summary>
internal sealed record LeavePathwayInput(string? CoachId, PathwayKeyInput Pathway, string? Reason, string? IdempotencyKey) : IMutationInput;
