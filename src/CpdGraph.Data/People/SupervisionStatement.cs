using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>The statement that <see cref="SupervisionReader"/> asks, with its values. Both engines read it.</summary>
/// <param name="Text">Names of enum members and the like are written out: they are ours. All else is a value.</param>
internal sealed record SupervisionStatement(string Text, object[] Values)
{
    /// <summary>How many sums stand in a row.</summary>
    public const int Sums = 4;

    private const string Kinds = $"'{nameof(SupervisionKind.LineManagement)}', '{nameof(SupervisionKind.Clinical)}', '{nameof(SupervisionKind.HealthCoaching)}'";

    /// <param name="coaches">At least one.</param>
    public static SupervisionStatement Of(IReadOnlyCollection<CoachId> coaches, ImmutableArray<SupervisionDemand> demands, DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        List<object> values = [day, month, month.AddMonths(-1), month.AddMonths(-2)];

        // Lists of few different lengths make few different statements, which the server keeps prepared: the last coach is asked for several times.
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)coaches.Count);
        var asked = string.Join(", ", coaches.Concat(Enumerable.Repeat(coaches.Last(), length - coaches.Count)).Select(coach => Value(coach.Value)).ToArray());
        var counts = Counts(demands, Value);

        // The first part names the types of the columns that it leaves empty, as PostgreSQL needs.
        return new(
            $"""
            SELECT 'Arranged', held.coach_id, held.kind, held.starts_on,
                CAST(0 AS bigint), CAST(0 AS bigint), CAST(0 AS bigint), CAST(0 AS bigint),
                held.ends_on, supervisor.id, supervisor.display_name, supervisor.email, supervisor.organisation_id, supervisor.coach_id,
                supervisor.principal_id, supervisor.clinical_registrations, supervisor.capacity_minutes_per_month, supervisor.known_tiers,
                supervisor.erased_at, supervisor.revision, supervisor.created_at, supervisor.updated_at,
                CASE WHEN EXISTS (SELECT 1 FROM tier_award AS any_award WHERE any_award.coach_id = supervisor.coach_id AND any_award.awarded_on <= $1)
                THEN COALESCE((SELECT award.tier FROM tier_award AS award
                 WHERE award.coach_id = supervisor.coach_id AND award.awarded_on <= $1 AND (award.revoked_on IS NULL OR award.revoked_on > $1)
                 ORDER BY award.awarded_on DESC, award.tier DESC LIMIT 1), '') END
            FROM supervisor_assignment AS held JOIN supervisor ON supervisor.id = held.supervisor_id
            WHERE held.coach_id IN ({asked}) AND held.starts_on <= $1
            UNION ALL
            SELECT 'Held', coach.id, kinds.kind,
                (SELECT session.held_on FROM supervision_session AS session
                 WHERE session.coach_id = coach.id AND session.kind = kinds.kind AND session.held_on <= $1{counts.All}{counts.Last}
                 ORDER BY session.held_on DESC LIMIT 1),
                COALESCE(sums.this_month, 0), COALESCE(sums.month_before, 0), COALESCE(sums.three_months, 0), COALESCE(sums.groups_this_month, 0),
                NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            FROM coach CROSS JOIN (SELECT '{nameof(SupervisionKind.LineManagement)}' AS kind UNION ALL SELECT '{nameof(SupervisionKind.Clinical)}'
                UNION ALL SELECT '{nameof(SupervisionKind.HealthCoaching)}') AS kinds
            LEFT JOIN (
                SELECT session.coach_id, session.kind,
                    SUM(CASE WHEN session.format = '{nameof(SupervisionFormat.Individual)}' AND session.held_on >= $2 THEN session.duration_minutes ELSE 0 END) AS this_month,
                    SUM(CASE WHEN session.format = '{nameof(SupervisionFormat.Individual)}' AND session.held_on >= $3 AND session.held_on < $2 THEN session.duration_minutes ELSE 0 END) AS month_before,
                    SUM(CASE WHEN session.format = '{nameof(SupervisionFormat.Individual)}' THEN session.duration_minutes ELSE 0 END) AS three_months,
                    SUM(CASE WHEN session.format <> '{nameof(SupervisionFormat.Individual)}' AND session.held_on >= $2 THEN session.duration_minutes ELSE 0 END) AS groups_this_month
                FROM supervision_session AS session
                WHERE session.coach_id IN ({asked}) AND session.kind IN ({Kinds}) AND session.held_on >= $4 AND session.held_on <= $1{counts.All}
                GROUP BY session.coach_id, session.kind) AS sums ON sums.coach_id = coach.id AND sums.kind = kinds.kind
            WHERE coach.id IN ({asked})
            """,
            [.. values]);

        string Value(object value)
        {
            values.Add(value);

            return string.Create(CultureInfo.InvariantCulture, $"${values.Count}");
        }
    }

    /// <summary>Conditions on a meeting: that it counts at all, and that it counts as the last.</summary>
    private static (string All, string Last) Counts(ImmutableArray<SupervisionDemand> demands, Func<object, string> value)
    {
        // A coach has few managers, and a manager may have had many coaches: COALESCE keeps SQLite from looking for them by the manager.
        var all = new StringBuilder(
            $"""

                 AND (session.logged_by_supervisor OR session.verification = '{nameof(Verification.Verified)}')
                 AND (session.kind <> '{nameof(SupervisionKind.LineManagement)}' OR EXISTS (SELECT 1 FROM supervisor_assignment AS manager
                    WHERE manager.coach_id = session.coach_id AND COALESCE(manager.supervisor_id, manager.supervisor_id) = session.supervisor_id AND manager.kind = session.kind
                    AND manager.starts_on <= session.held_on AND (manager.ends_on IS NULL OR manager.ends_on >= session.held_on)))
            """);
        var last = new StringBuilder();

        foreach (var demand in demands)
        {
            var days = $"session.kind = '{demand.Kind}' AND session.held_on >= {value(demand.Days.First)}{(demand.Days.Last is { } end ? $" AND session.held_on <= {value(end)}" : "")}";

            if (demand.Tiers is { } tiers)
            {
                var named = string.Join(", ", tiers.Select(tier => $"'{tier}'"));
                all.Append(CultureInfo.InvariantCulture, $"\n     AND NOT ({days} AND COALESCE(session.supervisor_tier_on_the_day, '') NOT IN ({named}))");
            }

            if (demand.ClinicalRegistrationNeeded)
            {
                all.Append(CultureInfo.InvariantCulture, $"\n     AND NOT ({days} AND EXISTS (SELECT 1 FROM supervisor AS giver WHERE giver.id = session.supervisor_id AND giver.clinical_registrations = '[]'))");
            }

            if (demand.MinutesDecide)
            {
                last.Append(CultureInfo.InvariantCulture, $"\n     AND NOT ({days} AND session.format <> '{nameof(SupervisionFormat.Individual)}')");
            }
        }

        return (all.ToString(), last.ToString());
    }
}
