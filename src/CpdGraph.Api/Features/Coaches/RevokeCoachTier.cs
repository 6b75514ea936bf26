using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Revokes a recognition of a coach's tier: by a steward, who is not that coach.</summary>
internal sealed class RevokeCoachTier(CpdContext db, CoachReads coaches, SupervisorReads supervisors, TimeProvider clock) : IMutation<RevokeCoachTierInput, CoachTier>
{
    public async Task<Outcome<Effect<CoachTier>, UserError>> RunAsync(RevokeCoachTierInput input, CancellationToken cancellation)
    {
        var before = NamedId.Read<TierAwardId>(input.Id, NodeKind.TierAward) is { } id
            ? await db.TierAwards.FirstOrDefaultAsync(row => row.Id == id, cancellation)
            : null;
        var coach = before is null ? null : await coaches.FindAsync(before.CoachId, cancellation);

        if (coach is not null && await supervisors.IsCallerAsync(coach.Id, cancellation))
        {
            return new NotYours("Nobody decides on their own tier. Ask another steward.", UserErrorCode.OwnRecord, "id");
        }

        var named = new Named<TierAward>(input.Id, coach is null ? null : before);

        return TierRules.Revoke(named, input.RevokedOn, input.Reason, LondonCalendar.DayOf(clock.GetUtcNow())).Match<Outcome<Effect<CoachTier>, UserError>>(
            after =>
            {
                db.Replace(before!, after);

                return new Effect<CoachTier>(
                    new CoachTier(after, coach!), new RecordReference(RecordKind.TierAward, after.Id.Value), coach!.Id, ["revokedOn", "revocationReason"]);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachTier?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.TierAwards.FirstOrDefaultAsync(row => row.Id == new TierAwardId(answered.Id), cancellation) is { } award
            && await coaches.FindAsync(award.CoachId, cancellation) is { } coach
            ? new CoachTier(award, coach)
            : null;
}

/// <summary>Input <c>RevokeCoachTierInput</c>.</summary>
internal sealed record RevokeCoachTierInput(string Id, DateOnly RevokedOn, string Reason, string? IdempotencyKey) : IMutationInput;
