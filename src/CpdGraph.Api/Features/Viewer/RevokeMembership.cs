using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Ends a membership at once.</summary>
internal sealed class RevokeMembership(CpdContext db, Caller caller, TimeProvider clock) : IMutation<RevokeMembershipInput, Membership>
{
    public async Task<Outcome<Effect<Membership>, UserError>> RunAsync(RevokeMembershipInput input, CancellationToken cancellation)
    {
        var before = NamedId.Read<MembershipId>(input.Id, NodeKind.Membership) is { } id
            ? await db.Memberships.FirstOrDefaultAsync(row => row.Id == id, cancellation)
            : null;
        var now = clock.GetUtcNow();

        return MembershipRules.Revoke(new(input.Id, before), input.Reason, caller, LondonCalendar.DayOf(now), now).Match<Outcome<Effect<Membership>, UserError>>(
            after =>
            {
                db.Replace(before!, after);

                return new Effect<Membership>(after, new RecordReference(RecordKind.Membership, after.Id.Value), ChangedFields: ["validTo", "revokedAt"]);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<Membership?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.Memberships.FirstOrDefaultAsync(row => row.Id == new MembershipId(answered.Id), cancellation);
}

/// <summary>Input <c>RevokeMembershipInput</c>.</summary>
internal sealed record RevokeMembershipInput(string Id, string? Reason, string? IdempotencyKey) : IMutationInput;
