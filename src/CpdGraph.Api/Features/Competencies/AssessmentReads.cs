using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Reads assessments, of those coaches alone whom the caller may see.</summary>
internal sealed class AssessmentReads(CpdContext db, CallerAccessor rights, Pages pages)
{
    private static readonly CursorOrder LatestFirst = CursorOrder.Of(CursorList.Assessments);

    private CoachScope Scope => rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);

    /// <summary>A page for each of these coaches, latest first, in one statement.</summary>
    public async Task<IReadOnlyDictionary<CoachId, AssessmentConnection>> OfCoachesAsync(
        IReadOnlyList<CoachId> asked, AssessmentArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, LatestFirst);
        CoachId[] coaches = [.. asked.Where(Scope.Contains)];
        var rows = (await PartsAsync(coaches, arguments.Filter, request, cancellation)).ToLookup(row => row.CoachId);

        return asked.ToDictionary(coach => coach, coach => new AssessmentConnection(
            pages.Cut([.. InOrder(rows[coach], request)], request, PlaceOf), coach, arguments.Filter));
    }

    /// <summary>How many there are of each coach, whatever the page, in one statement; the connections are of one field.</summary>
    public async Task<IReadOnlyDictionary<CoachId, int>> CountAsync(IReadOnlyList<AssessmentConnection> connections, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. connections.Select(connection => connection.Coach).Distinct().Where(Scope.Contains)];

        return await Matching(connections[0].Filter).Where(row => coaches.Contains(row.CoachId))
            .GroupBy(row => row.CoachId).Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    /// <summary>These assessments, in one statement. One that is absent, or not the caller's to see, is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<AssessmentId, CompetencyAssessment>> FindAsync(IEnumerable<AssessmentId> asked, CancellationToken cancellation)
    {
        AssessmentId[] ids = [.. asked.Distinct()];

        if (ids.Length == 0)
        {
            return new Dictionary<AssessmentId, CompetencyAssessment>();
        }

        var rows = db.CompetencyAssessments.Where(row => ids.Contains(row.Id));

        if (Scope is { IsEveryone: false, Coaches: var known })
        {
            CoachId[] coaches = [.. known];
            rows = rows.Where(row => coaches.Contains(row.CoachId));
        }

        return await rows.ToDictionaryAsync(row => row.Id, cancellation);
    }

    private IQueryable<CompetencyAssessment> Matching(AssessmentFilterInput? filter)
    {
        IQueryable<CompetencyAssessment> rows = db.CompetencyAssessments;

        if (filter?.Kinds is { } kinds)
        {
            rows = rows.Where(row => kinds.Contains(row.Kind));
        }

        if (filter?.Competencies() is { } competencies)
        {
            rows = rows.Where(row => competencies.Contains(row.CompetencyId));
        }

        if (filter?.AssessedOn?.From is { } from)
        {
            rows = rows.Where(row => row.AssessedOn >= from);
        }

        return filter?.AssessedOn?.To is { } to ? rows.Where(row => row.AssessedOn <= to) : rows;
    }

    private Task<List<CompetencyAssessment>> PartsAsync(CoachId[] coaches, AssessmentFilterInput? filter, PageRequest request, CancellationToken cancellation)
    {
        var rows = Matching(filter);

        // Latest first: what comes after a place is smaller than it.
        if (request.After is { } after)
        {
            var (day, id) = (DayOf(after), new AssessmentId(after.Id));
            rows = rows.Where(row => row.AssessedOn < day || (row.AssessedOn == day && row.Id.CompareTo(id) < 0));
        }

        if (request.Before is { } before)
        {
            var (day, id) = (DayOf(before), new AssessmentId(before.Id));
            rows = rows.Where(row => row.AssessedOn > day || (row.AssessedOn == day && row.Id.CompareTo(id) > 0));
        }

        rows = request.FromEnd
            ? rows.OrderBy(row => row.AssessedOn).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.AssessedOn).ThenByDescending(row => row.Id);

        return coaches switch
        {
            [] => Task.FromResult<List<CompetencyAssessment>>([]),
            [var one] => rows.Where(row => row.CoachId == one).Take(request.Count + 1).ToListAsync(cancellation),
            _ => db.Coaches.Where(coach => coaches.Contains(coach.Id))
                .SelectMany(coach => rows.Where(row => row.CoachId == coach.Id).Take(request.Count + 1)).ToListAsync(cancellation),
        };
    }

    // Rows read for several coaches at once come in no order that a statement promises.
    private static IEnumerable<CompetencyAssessment> InOrder(IEnumerable<CompetencyAssessment> rows, PageRequest request)
    {
        var ascending = rows.OrderBy(row => row.AssessedOn).ThenBy(row => row.Id.Value);

        return request.FromEnd ? ascending : ascending.Reverse();
    }

    private static CursorKey PlaceOf(CompetencyAssessment row) => CursorKey.Of(LatestFirst, row.AssessedOn.DayNumber, row.Id.Value);

    private static DateOnly DayOf(CursorKey place) => DateOnly.FromDayNumber((int)place.Number!.Value);
}
