using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Calendars;

/// <summary>Reads private calendar addresses. Whether the caller may see one that is found by its id, its type says.</summary>
internal sealed class CalendarLinkReads(CpdContext db, CallerAccessor rights)
{
    /// <summary>The caller's address that works. Null when there is none.</summary>
    public async Task<CalendarLink?> LiveAsync(CancellationToken cancellation) => rights.Caller.CoachId is { } coach
        ? await db.CalendarLinks.FirstOrDefaultAsync(row => row.CoachId == coach && row.RevokedAt == null, cancellation)
        : null;

    /// <summary>One of the caller's own. Null when it is absent, or another's.</summary>
    public async Task<CalendarLink?> FindOwnAsync(CalendarLinkId id, CancellationToken cancellation) => rights.Caller.CoachId is { } coach
        ? await db.CalendarLinks.FirstOrDefaultAsync(row => row.CoachId == coach && row.Id == id, cancellation)
        : null;

    public async Task<IReadOnlyList<CalendarLink>> FindAsync(IReadOnlyCollection<CalendarLinkId> ids, CancellationToken cancellation) =>
        await db.CalendarLinks.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
}
