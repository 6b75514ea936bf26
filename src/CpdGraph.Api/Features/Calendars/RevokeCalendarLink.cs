using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Calendars;

/// <summary>Switches the caller's private calendar address off.</summary>
internal sealed class RevokeCalendarLink(CpdContext db, CalendarLinkReads links, TimeProvider clock) : IMutation<RevokeCalendarLinkInput, CalendarLink>
{
    public async Task<Outcome<Effect<CalendarLink>, UserError>> RunAsync(RevokeCalendarLinkInput input, CancellationToken cancellation)
    {
        var link = NamedId.Read<CalendarLinkId>(input.Id, NodeKind.CalendarLink) is { } id ? await links.FindOwnAsync(id, cancellation) : null;

        return CalendarLinkRules.Revoke(new(input.Id, link), clock.GetUtcNow()).Match<Outcome<Effect<CalendarLink>, UserError>>(
            revoked =>
            {
                db.Replace(link!, revoked);

                return new Effect<CalendarLink>(revoked, CalendarsGraph.ReferenceTo(revoked), revoked.CoachId, ["revokedAt"]);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CalendarLink?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await links.FindOwnAsync(new CalendarLinkId(answered.Id), cancellation);
}

/// <summary>Input <c>RevokeCalendarLinkInput</c>.</summary>
internal sealed record RevokeCalendarLinkInput(string Id, string? IdempotencyKey) : IMutationInput;
