using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Builds the statements that lists of completions are read by.</summary>
internal static class CompletionQuery
{
    /// <summary>The completions that meet a filter.</summary>
    public static IQueryable<Completion> Matching(this IQueryable<Completion> completions, CompletionConditions? conditions, CpdContext db)
    {
        if (conditions is null)
        {
            return completions;
        }

        var filter = conditions.Filter;

        if (filter.Coaches() is { } ids)
        {
            completions = completions.Where(row => ids.Contains(row.CoachId));
        }

        if (conditions.Coaches is { } coaches)
        {
            completions = completions.Where(row => coaches.Any(coach => coach.Id == row.CoachId));
        }

        if (filter.Offers() is { } offers)
        {
            completions = completions.Where(row => offers.Contains(row.OfferId));
        }

        if (conditions.Offers is { } meant)
        {
            completions = completions.Where(row => meant.Contains(row.OfferId));
        }

        if (filter.Outcomes is { } outcomes)
        {
            completions = completions.Where(row => outcomes.Contains(row.Outcome));
        }

        if (filter.Verification is { } verification)
        {
            completions = completions.Where(row => verification.Contains(row.Verification));
        }

        // Whoever this condition is worked out for may see who paid for the coach's completions, so that it tells nobody more than the list does.
        if (filter.Streams() is { } streams)
        {
            completions = completions.Where(row => db.FundingAwards.Any(award =>
                award.CoachId == row.CoachId && award.CompletionId == row.Id && streams.Contains(award.StreamId)));
        }

        if (filter.UpdatedSince is { } since)
        {
            completions = completions.Where(row => row.UpdatedAt >= since);
        }

        return completions.In(filter.OccurredOn).Expiring(filter.ExpiresOn);
    }

    /// <summary>The completions of these days.</summary>
    public static IQueryable<Completion> In(this IQueryable<Completion> completions, DateRange? days)
    {
        if (days?.From is { } from)
        {
            completions = completions.Where(row => row.OccurredOn >= from);
        }

        return days?.To is { } to ? completions.Where(row => row.OccurredOn <= to) : completions;
    }

    /// <summary>Those that are not corrected by a later one.</summary>
    public static IQueryable<Completion> Standing(this IQueryable<Completion> completions, CpdContext db) =>
        completions.Where(row => !db.Completions.Any(later => later.CoachId == row.CoachId && later.ReplacesId == row.Id));

    /// <summary>The part of the list that a page asks for, in the order in which it is looked for, with one row more than asked for.</summary>
    public static IQueryable<Completion> Part(this IQueryable<Completion> completions, CompletionOrderInput order, PageRequest request) =>
        completions.Beyond(order, request).Take(request.Count + 1);

    /// <summary>What lies between the cursors of a page, in the order in which it is looked for.</summary>
    public static IQueryable<Completion> Beyond(this IQueryable<Completion> completions, CompletionOrderInput order, PageRequest request)
    {
        if (request.After is { } after)
        {
            completions = completions.Beyond(order.Field, after, greater: !order.IsDescending);
        }

        if (request.Before is { } before)
        {
            completions = completions.Beyond(order.Field, before, greater: order.IsDescending);
        }

        return completions.Sorted(order.Field, descending: order.IsDescending != request.FromEnd);
    }

    /// <summary>The same order for rows that were read for several coaches at once, which no statement promises an order.</summary>
    public static IEnumerable<Completion> InOrder(this IEnumerable<Completion> completions, CompletionOrderInput order, PageRequest request)
    {
        var ascending = completions.OrderBy(row => order.PlaceOf(row).Number).ThenBy(row => row.Id.Value);

        return order.IsDescending != request.FromEnd ? ascending.Reverse() : ascending;
    }

    private static IQueryable<Completion> Expiring(this IQueryable<Completion> completions, DateRange? days)
    {
        if (days?.From is { } from)
        {
            completions = completions.Where(row => row.ExpiresOn >= from);
        }

        return days?.To is { } to ? completions.Where(row => row.ExpiresOn <= to) : completions;
    }

    private static IQueryable<Completion> Beyond(this IQueryable<Completion> completions, CompletionSort field, CursorKey place, bool greater)
    {
        var id = new CompletionId(place.Id);

        if (field == CompletionSort.OccurredOn)
        {
            var day = DateOnly.FromDayNumber((int)place.Number!.Value);

            return greater
                ? completions.Where(row => row.OccurredOn > day || (row.OccurredOn == day && row.Id.CompareTo(id) > 0))
                : completions.Where(row => row.OccurredOn < day || (row.OccurredOn == day && row.Id.CompareTo(id) < 0));
        }

        var moment = new DateTimeOffset(place.Number!.Value, TimeSpan.Zero);

        return greater
            ? completions.Where(row => row.UpdatedAt > moment || (row.UpdatedAt == moment && row.Id.CompareTo(id) > 0))
            : completions.Where(row => row.UpdatedAt < moment || (row.UpdatedAt == moment && row.Id.CompareTo(id) < 0));
    }

    private static IOrderedQueryable<Completion> Sorted(this IQueryable<Completion> completions, CompletionSort field, bool descending) => (field, descending) switch
    {
        (CompletionSort.OccurredOn, true) => completions.OrderByDescending(row => row.OccurredOn).ThenByDescending(row => row.Id),
        (CompletionSort.OccurredOn, false) => completions.OrderBy(row => row.OccurredOn).ThenBy(row => row.Id),
        (_, true) => completions.OrderByDescending(row => row.UpdatedAt).ThenByDescending(row => row.Id),
        _ => completions.OrderBy(row => row.UpdatedAt).ThenBy(row => row.Id),
    };
}
