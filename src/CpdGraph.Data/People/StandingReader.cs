using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// How coaches stand in all competencies on a day, in one statement that gives the latest assessments alone, however long the history: the
/// same as <see cref="CompetencyStanding.On"/> says of all assessments.
/// </summary>
public sealed class StandingReader(CpdContext db, SqlLog log)
{
    // Both engines read it. A turn begins where the coach says something else than before: an answer stands as long as its turn.
    private const string Statement =
        """
        WITH told AS (
            SELECT coach_id, id, competency_id, kind, attainment, assessed_on, answers_id,
                ROW_NUMBER() OVER (PARTITION BY coach_id, competency_id, kind ORDER BY assessed_on DESC, recorded_at DESC, id DESC) AS place,
                CASE WHEN attainment = LAG(attainment) OVER (PARTITION BY coach_id, competency_id, kind ORDER BY assessed_on, recorded_at, id)
                    THEN 0 ELSE 1 END AS is_new
            FROM competency_assessment
            WHERE assessed_on <= $1 AND coach_id IN ({0})
        ), counted AS (
            SELECT told.*, CAST(SUM(is_new) OVER (PARTITION BY coach_id, competency_id, kind ORDER BY place DESC) AS integer) AS turn
            FROM told
        )
        SELECT latest.coach_id, latest.competency_id, latest.id, latest.kind, latest.attainment, latest.assessed_on, latest.turn, answered.turn
        FROM counted AS latest
        LEFT JOIN counted AS answered ON answered.coach_id = latest.coach_id AND answered.id = latest.answers_id AND answered.kind = 'Self'
        WHERE latest.place = 1
        """;

    /// <summary>How these coaches stood at the end of a day. One that nobody has assessed by then has no standings.</summary>
    public async Task<ILookup<CoachId, CompetencyStanding>> OnAsync(IReadOnlyCollection<CoachId> coaches, DateOnly day, CancellationToken cancellation)
    {
        if (coaches.Count == 0)
        {
            return Array.Empty<CompetencyStanding>().ToLookup(_ => default(CoachId));
        }

        var places = string.Join(", ", Enumerable.Range(2, coaches.Count).Select(place => string.Create(CultureInfo.InvariantCulture, $"${place}")));
        var rows = await PlainReads.ReadAsync(
            db,
            log,
            Statement.Replace("{0}", places, StringComparison.Ordinal),
            [day, .. coaches.Select(coach => (object)coach.Value)],
            Latest.Read,
            cancellation);

        return rows.GroupBy(row => (row.CoachId, row.CompetencyId)).ToLookup(group => group.Key.CoachId, group => Of(group.Key.CompetencyId, [.. group]));
    }

    private static CompetencyStanding Of(CompetencyId competency, ImmutableArray<Latest> rows)
    {
        var self = rows.FirstOrDefault(row => row.Kind == AssessmentKind.Self);
        var supervisor = rows.FirstOrDefault(row => row.Kind == AssessmentKind.Supervisor);

        return new()
        {
            CompetencyId = competency,
            Self = self?.Assessment,
            Supervisor = supervisor?.Assessment,
            IsAnswered = supervisor is not null && supervisor.AnsweredTurn == self?.Turn,
        };
    }

    private sealed record Latest(CoachId CoachId, CompetencyId CompetencyId, CurrentAssessment Assessment, AssessmentKind Kind, int Turn, int? AnsweredTurn)
    {
        public static Latest Read(RowCells cells)
        {
            var (coach, competency, id, kind) = (cells.Id<CoachId>(), cells.Id<CompetencyId>(), cells.Id<AssessmentId>(), cells.Value<AssessmentKind>());

            return new(coach, competency, new(id, cells.Value<Attainment>(), cells.Day()), kind, cells.Number(), cells.NumberOrNull());
        }
    }
}
