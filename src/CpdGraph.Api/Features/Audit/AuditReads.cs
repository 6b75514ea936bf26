using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Audit;

/// <summary>Reads the audit trail for those who may see it. There is nothing in it for anybody else.</summary>
internal sealed class AuditReads(CpdContext db, CallerAccessor rights, Pages pages)
{
    private static readonly CursorOrder NewestFirst = CursorOrder.Of(CursorList.AuditEvents);

    private IQueryable<AuditEvent> Visible =>
        rights.Caller.May(AccessPolicy.Audit, AccessSubject.Nothing) ? db.AuditEvents : db.AuditEvents.Where(_ => false);

    /// <summary>A page of the trail, newest first, in one statement.</summary>
    public async Task<AuditEventConnection> ListAsync(AuditArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, NewestFirst);
        var all = Matching(arguments);
        var rows = await Part(all, request).ToListAsync(cancellation);

        return new AuditEventConnection(
            pages.Cut(rows, request, row => CursorKey.Of(NewestFirst, row.At.UtcTicks, row.Id.Value)), token => all.CountAsync(token));
    }

    /// <summary>These events, in one statement. One that is absent, or not the caller's to see, is left out.</summary>
    public async Task<IReadOnlyList<AuditEvent>> FindAsync(IReadOnlyCollection<AuditEventId> ids, CancellationToken cancellation) =>
        await Visible.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);

    private IQueryable<AuditEvent> Matching(AuditArguments arguments)
    {
        var events = Visible;

        if (arguments.Subject() is { } subject)
        {
            events = events.Where(row => row.SubjectId == subject.Id && row.SubjectKind == subject.Kind);
        }

        if (arguments.Coach() is { } coach)
        {
            events = events.Where(row => row.CoachId == coach);
        }

        if (arguments.Actor is { } actor)
        {
            var (issuer, name) = (actor.Issuer.Trim(), actor.Subject.Trim());
            events = events.Where(row => db.Principals.Any(principal => principal.Id == row.ActorId && principal.Issuer == issuer && principal.Subject == name));
        }

        if (arguments.Actions is { } actions)
        {
            events = events.Where(row => actions.Contains(row.Action));
        }

        if (arguments.At?.From is { } from)
        {
            var start = LondonCalendar.StartOf(from);
            events = events.Where(row => row.At >= start);
        }

        if (arguments.At?.To is { } to)
        {
            var end = LondonCalendar.EndOf(to);
            events = events.Where(row => row.At < end);
        }

        return events;
    }

    // In the order of the list, or from its end, with one row more than asked for.
    private static IQueryable<AuditEvent> Part(IQueryable<AuditEvent> events, PageRequest request)
    {
        if (request.After is { } after)
        {
            var (moment, id) = (MomentOf(after), new AuditEventId(after.Id));
            events = events.Where(row => row.At < moment || (row.At == moment && row.Id.CompareTo(id) < 0));
        }

        if (request.Before is { } before)
        {
            var (moment, id) = (MomentOf(before), new AuditEventId(before.Id));
            events = events.Where(row => row.At > moment || (row.At == moment && row.Id.CompareTo(id) > 0));
        }

        return (request.FromEnd
            ? events.OrderBy(row => row.At).ThenBy(row => row.Id)
            : events.OrderByDescending(row => row.At).ThenByDescending(row => row.Id)).Take(request.Count + 1);
    }

    private static DateTimeOffset MomentOf(CursorKey place) => new(place.Number!.Value, TimeSpan.Zero);
}
