using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data;

/// <summary>Gives the roles that nobody in the service can give yet: its first steward or administrator.</summary>
public sealed class Grants(IDbContextFactory<CpdContext> contexts, TimeProvider time)
{
    /// <summary>The verb, as the audit trail names it.</summary>
    public const string Action = "grant";

    /// <summary>Makes a subject steward or administrator from today on, with an account if there is none yet. Again, it changes nothing.</summary>
    /// <param name="role">A role that is for the whole service.</param>
    /// <param name="issuer">Canonical name of who signs the subject in.</param>
    /// <param name="name">For display. Null leaves it as it is.</param>
    /// <returns>The new membership; <see cref="GrantMembershipError.AlreadyGranted"/> when there is one; or what is wrong.</returns>
    public async Task<Outcome<Membership, GrantMembershipError>> GrantAsync(
        Role role, string issuer, string subject, string? name, CancellationToken cancellation)
    {
        try
        {
            return await TryAsync(role, issuer, subject, name, cancellation);
        }
        catch (DbUpdateException)
        {
            // Another process may have made the account or the membership meanwhile: what it made is found now, anything else fails again.
            return await TryAsync(role, issuer, subject, name, cancellation);
        }
    }

    private async Task<Outcome<Membership, GrantMembershipError>> TryAsync(
        Role role, string issuer, string subject, string? name, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var member = await db.Principals.SingleOrDefaultAsync(row => row.Issuer == issuer && row.Subject == subject, cancellation);
        var existing = member is null ? [] : await db.Memberships.Where(row => row.PrincipalId == member.Id).ToListAsync(cancellation);
        var request = new MembershipRequest { Issuer = issuer, Subject = subject, MemberName = name ?? member?.Name ?? subject, Role = role };
        var facts = new MembershipFacts
        {
            Granter = Caller.CommandLine,
            Member = member,
            Existing = [.. existing],
            Today = LondonCalendar.DayOf(now),
            Now = now,
        };

        switch (MembershipRules.Grant(request, facts))
        {
            case Outcome<GrantedMembership, GrantMembershipError>.Done(var granted):
                Keep(db, granted, member, name);
                db.Add(AuditEvent.Of(
                    Caller.CommandLine, Action, new RecordReference(RecordKind.Membership, granted.Membership.Id.Value), now));
                await db.SaveChangesAsync(cancellation);
                return granted.Membership;
            case Outcome<GrantedMembership, GrantMembershipError>.Refused(var errors):
                return errors;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static void Keep(CpdContext db, GrantedMembership granted, Principal? member, string? name)
    {
        if (granted.NewMember is { } made)
        {
            db.Add(made);
        }
        else if (member is not null && name is not null && name != member.Name)
        {
            db.Replace(member, member with { Name = name });
        }

        db.Add(granted.Membership);
    }
}
