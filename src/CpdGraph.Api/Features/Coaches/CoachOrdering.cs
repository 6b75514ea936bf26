using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Brings lists of coaches into an order that goes on after a cursor. Who is equal in it is in the order of names, then of ids.</summary>
internal static class CoachOrdering
{
    /// <summary>The part of the list that a page asks for, in the order in which it is looked for, with one row more than asked for.</summary>
    public static IQueryable<PlacedCoach> Part(this IQueryable<PlacedCoach> coaches, CoachOrderInput order, PageRequest request)
    {
        if (request.After is { } after)
        {
            coaches = coaches.Beyond(order.Field, after, greater: !order.IsDescending);
        }

        if (request.Before is { } before)
        {
            coaches = coaches.Beyond(order.Field, before, greater: order.IsDescending);
        }

        return coaches.Sorted(order.Field, descending: order.IsDescending != request.FromEnd).Take(request.Count + 1);
    }

    /// <summary>The place of a coach in the list.</summary>
    /// <param name="rank">Of the tier; used in the order of tiers alone.</param>
    /// <param name="day">The day on which employments count.</param>
    public static CursorKey PlaceOf(this CoachOrderInput order, CoachShown coach, int rank, DateOnly day) => order.Field switch
    {
        CoachSort.Tier => CursorKey.Of(order.Cursor, rank, coach.DisplayName, coach.Id.Value),
        CoachSort.StartedOn => CursorKey.Of(
            order.Cursor, (Employment.On(coach.Employments, day)?.StartedOn ?? PlacedCoach.Nowhere).DayNumber, coach.DisplayName, coach.Id.Value),
        _ => CursorKey.Of(order.Cursor, coach.DisplayName, coach.Id.Value),
    };

    private static IQueryable<PlacedCoach> Beyond(this IQueryable<PlacedCoach> coaches, CoachSort field, CursorKey place, bool greater)
    {
        var id = new CoachId(place.Id);

        if (field == CoachSort.Name)
        {
            var text = place.Text!;

            return greater
                ? coaches.Where(row => row.Coach.DisplayName.CompareTo(text) > 0 || (row.Coach.DisplayName == text && row.Coach.Id.CompareTo(id) > 0))
                : coaches.Where(row => row.Coach.DisplayName.CompareTo(text) < 0 || (row.Coach.DisplayName == text && row.Coach.Id.CompareTo(id) < 0));
        }

        var (number, name) = place.NumberAndText!.Value;

        if (field == CoachSort.Tier)
        {
            var rank = (int)number;

            return greater
                ? coaches.Where(row => row.Tier > rank
                    || (row.Tier == rank && (row.Coach.DisplayName.CompareTo(name) > 0 || (row.Coach.DisplayName == name && row.Coach.Id.CompareTo(id) > 0))))
                : coaches.Where(row => row.Tier < rank
                    || (row.Tier == rank && (row.Coach.DisplayName.CompareTo(name) < 0 || (row.Coach.DisplayName == name && row.Coach.Id.CompareTo(id) < 0))));
        }

        var day = DateOnly.FromDayNumber((int)number);

        return greater
            ? coaches.Where(row => row.StartedOn > day
                || (row.StartedOn == day && (row.Coach.DisplayName.CompareTo(name) > 0 || (row.Coach.DisplayName == name && row.Coach.Id.CompareTo(id) > 0))))
            : coaches.Where(row => row.StartedOn < day
                || (row.StartedOn == day && (row.Coach.DisplayName.CompareTo(name) < 0 || (row.Coach.DisplayName == name && row.Coach.Id.CompareTo(id) < 0))));
    }

    private static IOrderedQueryable<PlacedCoach> Sorted(this IQueryable<PlacedCoach> coaches, CoachSort field, bool descending) => (field, descending) switch
    {
        (CoachSort.Tier, true) => coaches.OrderByDescending(row => row.Tier).ThenByDescending(row => row.Coach.DisplayName).ThenByDescending(row => row.Coach.Id),
        (CoachSort.Tier, false) => coaches.OrderBy(row => row.Tier).ThenBy(row => row.Coach.DisplayName).ThenBy(row => row.Coach.Id),
        (CoachSort.StartedOn, true) => coaches.OrderByDescending(row => row.StartedOn).ThenByDescending(row => row.Coach.DisplayName).ThenByDescending(row => row.Coach.Id),
        (CoachSort.StartedOn, false) => coaches.OrderBy(row => row.StartedOn).ThenBy(row => row.Coach.DisplayName).ThenBy(row => row.Coach.Id),
        (_, true) => coaches.OrderByDescending(row => row.Coach.DisplayName).ThenByDescending(row => row.Coach.Id),
        _ => coaches.OrderBy(row => row.Coach.DisplayName).ThenBy(row => row.Coach.Id),
    };
}
