using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Looks up in one statement what has been granted here to who signs in. It is asked once a request, before anything else.</summary>
public sealed class CallerReader(CpdContext db, SqlLog log, TimeProvider time)
{
    // Both engines read it. The first part names the types of the columns that it leaves empty, as PostgreSQL needs.
    private const string Statement =
        """
        WITH me AS (
            SELECT principal.id, principal.name, principal.coach_id, principal.created_at, supervisor.id AS supervisor_id
            FROM principal LEFT JOIN supervisor ON supervisor.principal_id = principal.id
            WHERE principal.issuer = $1 AND principal.subject = $2
        )
        SELECT 'Account', id, name, coach_id, supervisor_id, CAST(NULL AS uuid), CAST(NULL AS uuid), CAST(NULL AS uuid), CAST(NULL AS text),
            CAST(NULL AS text), CAST(NULL AS text), CAST(NULL AS text), CAST(NULL AS date), CAST(NULL AS date), created_at
        FROM me
        UNION ALL
        SELECT 'Membership', held.id, held.member_name, NULL, NULL, held.provider_id, held.organisation_id, held.granted_by_id, held.granted_by_name,
            held.role, held.relation, NULL, held.valid_from, held.valid_to, held.created_at
        FROM membership AS held JOIN me ON held.principal_id = me.id
        WHERE held.revoked_at IS NULL AND (held.valid_to IS NULL OR held.valid_to >= $3)
        UNION ALL
        SELECT 'Supervising', held.id, NULL, held.coach_id, held.supervisor_id, NULL, NULL, NULL, NULL,
            NULL, NULL, held.kind, held.starts_on, held.ends_on, held.created_at
        FROM supervisor_assignment AS held JOIN me ON held.supervisor_id = me.supervisor_id
        WHERE held.ends_on IS NULL OR held.ends_on >= $3
        UNION ALL
        SELECT 'SupervisedBy', held.id, NULL, held.coach_id, held.supervisor_id, NULL, NULL, NULL, NULL,
            NULL, NULL, held.kind, held.starts_on, held.ends_on, held.created_at
        FROM supervisor_assignment AS held JOIN me ON held.coach_id = me.coach_id
        WHERE held.ends_on IS NULL OR held.ends_on >= $3
        """;

    /// <summary>
    /// The account of a subject with its memberships and arrangements, but for those that are over. Null when no account is kept. Who asks
    /// adds what the token says, and the day: <see cref="CallerFacts.On"/>.
    /// </summary>
    /// <param name="issuer">Canonical name of who signs the subject in.</param>
    public async ValueTask<CallerFacts?> FindAsync(string issuer, string subject, CancellationToken cancellation)
    {
        var today = LondonCalendar.DayOf(time.GetUtcNow());
        var rows = await PlainReads.ReadAsync(db, log, Statement, [issuer, subject, today], CallerRow.Read, cancellation);

        if (rows.Find(row => row.Part == CallerPart.Account) is not { } account)
        {
            return null;
        }

        var principal = new Principal
        {
            Id = PrincipalId.From(account.RecordId),
            Issuer = issuer,
            Subject = subject,
            Name = account.Name!,
            CoachId = account.CoachId,
            CreatedAt = account.CreatedAt,
        };

        return new CallerFacts
        {
            Issuer = issuer,
            Subject = subject,
            Principal = principal,
            SupervisorId = account.SupervisorId,
            Memberships = [.. rows.Where(row => row.Part == CallerPart.Membership).Select(row => Membership(row, principal.Id))],
            Supervising = [.. rows.Where(row => row.Part == CallerPart.Supervising).Select(Assignment)],
            SupervisedBy = [.. rows.Where(row => row.Part == CallerPart.SupervisedBy).Select(Assignment)],
        };
    }

    private static Membership Membership(CallerRow row, PrincipalId member) => new()
    {
        Id = MembershipId.From(row.RecordId),
        PrincipalId = member,
        MemberName = row.Name!,
        Role = row.Role!.Value,
        ProviderId = row.ProviderId,
        OrganisationId = row.OrganisationId,
        Relation = row.Relation,
        ValidFrom = row.FirstDay!.Value,
        ValidTo = row.LastDay,
        GrantedById = row.GrantedById,
        GrantedByName = row.GrantedByName!,
        CreatedAt = row.CreatedAt,
    };

    private static SupervisorAssignment Assignment(CallerRow row) => new()
    {
        Id = SupervisorAssignmentId.From(row.RecordId),
        CoachId = row.CoachId!.Value,
        SupervisorId = row.SupervisorId!.Value,
        Kind = row.Kind!.Value,
        StartsOn = row.FirstDay!.Value,
        EndsOn = row.LastDay,
        CreatedAt = row.CreatedAt,
    };
}
