using System.Collections.Immutable;
using System.Security.Cryptography;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Calendars;

/// <summary>Issues the caller a private calendar address; the one before stops working.</summary>
internal sealed class IssueCalendarLink(CpdContext db, CalendarLinkReads links, Caller caller, TimeProvider clock) : IMutation<IssueCalendarLinkInput, CalendarLinkIssued>
{
    public async Task<Outcome<Effect<CalendarLinkIssued>, UserError>> RunAsync(IssueCalendarLinkInput input, CancellationToken cancellation)
    {
        // Who has the role COACH has taken a record over: that is what gives it.
        var coach = caller.CoachId!.Value;
        await db.LockAsync(coach, cancellation);
        var live = await links.LiveAsync(cancellation);

        return CalendarLinkRules.Issue(coach, input.Label, live, RandomNumberGenerator.GetBytes(UrlSecret.EntropyBytes), clock.GetUtcNow())
            .Match<Outcome<Effect<CalendarLinkIssued>, UserError>>(issued => Keep(issued, live), errors => ImmutableArray<UserError>.CastUp(errors));
    }

    // The secret is kept nowhere, so that it cannot be shown again.
    public async Task<CalendarLinkIssued?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await links.FindOwnAsync(new CalendarLinkId(answered.Id), cancellation) is { } link ? new CalendarLinkIssued(link, Secret: null) : null;

    private Effect<CalendarLinkIssued> Keep(IssuedCalendarLink issued, CalendarLink? live)
    {
        if (issued.Superseded is { } superseded)
        {
            db.Replace(live!, superseded);
        }

        db.Add(issued.Link);

        return new Effect<CalendarLinkIssued>(new CalendarLinkIssued(issued.Link, issued.Secret), CalendarsGraph.ReferenceTo(issued.Link), issued.Link.CoachId)
        {
            Others = issued.Superseded is { } other ? [new EffectOn(CalendarsGraph.ReferenceTo(other), other.CoachId)] : [],
        };
    }
}

/// <summary>Input <c>IssueCalendarLinkInput</c>.</summary>
internal sealed record IssueCalendarLinkInput(string? Label, string? IdempotencyKey) : IMutationInput;

/// <summary>What issuing an address answers.</summary>
/// <param name="Secret">Null when the request is repeated.</param>
internal sealed record CalendarLinkIssued(CalendarLink Link, string? Secret)
{
    /// <summary>Without the secret, so that it does not get into a log by accident.</summary>
    public override string ToString() => $"CalendarLink {Link.Id.Value}";
}
