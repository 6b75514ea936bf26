using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Reads memberships and invitations. Whether the caller may see one that is found by its id, its type says.</summary>
internal sealed class MembershipReads(CpdContext db, CallerAccessor rights, TimeProvider clock)
{
    private IReadOnlyList<Membership>? own;

    /// <summary>What the caller has been granted, in force today, latest first; in one statement a request.</summary>
    public async Task<IReadOnlyList<Membership>> OwnAsync(CancellationToken cancellation)
    {
        if (rights.Caller.PrincipalId is not { } principal)
        {
            return [];
        }

        if (own is null)
        {
            var rows = await db.Memberships.Where(row => row.PrincipalId == principal).ToListAsync(cancellation);
            var today = LondonCalendar.DayOf(clock.GetUtcNow());
            own = [.. rows.Where(row => row.IsLiveOn(today)).OrderByDescending(row => row.ValidFrom).ThenByDescending(row => row.Id.Value)];
        }

        return own;
    }

    public async Task<IReadOnlyList<Membership>> FindAsync(IReadOnlyCollection<MembershipId> ids, CancellationToken cancellation) =>
        await db.Memberships.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);

    public async Task<IReadOnlyList<Invitation>> FindAsync(IReadOnlyCollection<InvitationId> ids, CancellationToken cancellation) =>
        await db.Invitations.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation);
}
