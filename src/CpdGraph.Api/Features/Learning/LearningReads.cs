using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Reads learning of both kinds, of those coaches alone whom the caller may see. The two kinds are two tables, and two statements.</summary>
internal sealed class LearningReads(CpdContext db, CallerAccessor rights, Pages pages, RecordedOffers offers)
{
    private CoachScope Scope => rights.Caller.CoachesUnder(AccessPolicy.OwnRecordOrSupervisor);

    /// <summary>A page for each of these coaches.</summary>
    public async Task<IReadOnlyDictionary<CoachId, LearningConnection>> OfCoachesAsync(
        IReadOnlyList<CoachId> asked, LearningArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, LearningOrder.Cursor);
        CoachId[] coaches = [.. asked.Where(Scope.Contains)];
        var completions = await CompletionsAsync(coaches, arguments.Filter, request, cancellation);
        var informal = await InformalAsync(coaches, arguments.Filter, request, cancellation);
        await offers.KnowAsync(completions, cancellation);
        var rows = completions.Select(row => (row.CoachId, Row: (object)row)).Concat(informal.Select(row => (row.CoachId, Row: (object)row))).ToLookup(pair => pair.CoachId, pair => pair.Row);

        return asked.ToDictionary(coach => coach, coach => new LearningConnection(
            pages.Cut([.. LearningOrder.InOrder(rows[coach], request).Take(request.Count + 1)], request, LearningOrder.PlaceOf), coach, arguments.Filter));
    }

    /// <summary>How much there is of each coach, whatever the page; the connections are of one field.</summary>
    public async Task<IReadOnlyDictionary<CoachId, int>> CountAsync(IReadOnlyList<LearningConnection> connections, CancellationToken cancellation)
    {
        var filter = connections[0].Filter;
        CoachId[] coaches = [.. connections.Select(connection => connection.Coach).Distinct().Where(Scope.Contains)];
        var formal = await Completions(coaches, filter).GroupBy(row => row.CoachId).Select(rows => new { rows.Key, Count = rows.Count() }).ToListAsync(cancellation);
        var informal = await Informal(coaches, filter).GroupBy(row => row.CoachId).Select(rows => new { rows.Key, Count = rows.Count() }).ToListAsync(cancellation);

        return formal.Concat(informal).GroupBy(row => row.Key).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Count));
    }

    /// <summary>These pieces of informal learning, in one statement; those that the caller may see.</summary>
    public async Task<IReadOnlyList<InformalLearning>> FindAsync(IReadOnlyCollection<InformalLearningId> ids, CancellationToken cancellation)
    {
        var rows = db.InformalLearning.Where(row => ids.Contains(row.Id));

        if (Scope is { IsEveryone: false, Coaches: var known })
        {
            CoachId[] coaches = [.. known];
            rows = rows.Where(row => coaches.Contains(row.CoachId));
        }

        return await rows.ToListAsync(cancellation);
    }

    private IQueryable<Completion> Completions(CoachId[] coaches, LearningFilterInput? filter)
    {
        var rows = db.Completions.Where(row => coaches.Contains(row.CoachId)).Standing(db).In(filter?.OccurredOn);

        if (filter?.Formality == Formality.Informal)
        {
            rows = rows.Where(row => false);
        }

        return filter?.Verification is { } verification ? rows.Where(row => verification.Contains(row.Verification)) : rows;
    }

    private IQueryable<InformalLearning> Informal(CoachId[] coaches, LearningFilterInput? filter)
    {
        var rows = db.InformalLearning.Where(row => coaches.Contains(row.CoachId));

        if (filter?.OccurredOn?.From is { } from)
        {
            rows = rows.Where(row => row.OccurredOn >= from);
        }

        if (filter?.OccurredOn?.To is { } to)
        {
            rows = rows.Where(row => row.OccurredOn <= to);
        }

        if (filter?.Formality == Formality.Formal)
        {
            rows = rows.Where(row => false);
        }

        return filter?.Verification is { } verification ? rows.Where(row => verification.Contains(row.Verification)) : rows;
    }

    private Task<List<Completion>> CompletionsAsync(CoachId[] coaches, LearningFilterInput? filter, PageRequest request, CancellationToken cancellation)
    {
        var rows = Completions(coaches, filter);

        foreach (var (place, greater) in Bounds(request))
        {
            // On its day a completion is later than informal learning, and beside another completion the id decides.
            var (day, id, isCompletion) = (DayOf(place), new CompletionId(place.Id), place.Number % 2 == 1);
            rows = (greater, isCompletion) switch
            {
                (true, true) => rows.Where(row => row.OccurredOn > day || (row.OccurredOn == day && row.Id.CompareTo(id) > 0)),
                (true, false) => rows.Where(row => row.OccurredOn >= day),
                (false, true) => rows.Where(row => row.OccurredOn < day || (row.OccurredOn == day && row.Id.CompareTo(id) < 0)),
                (false, false) => rows.Where(row => row.OccurredOn < day),
            };
        }

        rows = request.FromEnd
            ? rows.OrderBy(row => row.OccurredOn).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.OccurredOn).ThenByDescending(row => row.Id);

        return coaches.Length < 2
            ? rows.Take(request.Count + 1).ToListAsync(cancellation)
            : db.Coaches.Where(coach => coaches.Contains(coach.Id)).SelectMany(coach => rows.Where(row => row.CoachId == coach.Id).Take(request.Count + 1)).ToListAsync(cancellation);
    }

    private Task<List<InformalLearning>> InformalAsync(CoachId[] coaches, LearningFilterInput? filter, PageRequest request, CancellationToken cancellation)
    {
        var rows = Informal(coaches, filter);

        foreach (var (place, greater) in Bounds(request))
        {
            var (day, id, isCompletion) = (DayOf(place), new InformalLearningId(place.Id), place.Number % 2 == 1);
            rows = (greater, isCompletion) switch
            {
                (true, true) => rows.Where(row => row.OccurredOn > day),
                (true, false) => rows.Where(row => row.OccurredOn > day || (row.OccurredOn == day && row.Id.CompareTo(id) > 0)),
                (false, true) => rows.Where(row => row.OccurredOn <= day),
                (false, false) => rows.Where(row => row.OccurredOn < day || (row.OccurredOn == day && row.Id.CompareTo(id) < 0)),
            };
        }

        rows = request.FromEnd
            ? rows.OrderBy(row => row.OccurredOn).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.OccurredOn).ThenByDescending(row => row.Id);

        return coaches.Length < 2
            ? rows.Take(request.Count + 1).ToListAsync(cancellation)
            : db.Coaches.Where(coach => coaches.Contains(coach.Id)).SelectMany(coach => rows.Where(row => row.CoachId == coach.Id).Take(request.Count + 1)).ToListAsync(cancellation);
    }

    // Newest first: what comes after a place is smaller than it.
    private static IEnumerable<(CursorKey Place, bool Greater)> Bounds(PageRequest request)
    {
        if (request.After is { } after)
        {
            yield return (after, false);
        }

        if (request.Before is { } before)
        {
            yield return (before, true);
        }
    }

    private static DateOnly DayOf(CursorKey place) => DateOnly.FromDayNumber((int)(place.Number!.Value / 2));
}
