using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Reads completions, those alone that the caller may see: of coaches in their scope, and from places on runs of their providers.</summary>
internal sealed class CompletionReads(
    CpdContext db,
    RecordReader records,
    CallerAccessor rights,
    Pages pages,
    RecordedOffers offers,
    PlaceCompletions places,
    CoachReads coachReads,
    RequestCatalogue catalogue,
    EngineLimits limits)
{
    private CoachScope Scope => rights.Caller.CoachesUnder(AccessPolicy.PlaceParties);

    private ProviderId[] Providers => rights.Caller.Has(Standing.Publisher) ? [.. rights.Caller.ProviderIds] : [];

    private IQueryable<Completion> OfCoaches
    {
        get
        {
            if (Scope is not { IsEveryone: false, Coaches: var known })
            {
                return db.Completions;
            }

            CoachId[] coaches = [.. known];

            return db.Completions.Where(row => coaches.Contains(row.CoachId));
        }
    }

    private IQueryable<Completion> Visible
    {
        get
        {
            var scope = Scope;
            var providers = Providers;

            if (scope.IsEveryone || providers is [])
            {
                return OfCoaches;
            }

            CoachId[] coaches = [.. scope.Coaches];

            return db.Completions.Where(row => coaches.Contains(row.CoachId) || db.Enrolments.Any(place =>
                place.CoachId == row.CoachId && place.CompletionId == row.Id
                && db.Offers.Any(offer => offer.Id == place.OfferId && providers.Contains(offer.ProviderId))));
        }
    }

    /// <summary>A page over all coaches whom the caller may see, in one statement; two when it is asked for coaches by name.</summary>
    public async Task<CompletionConnection> ListAsync(CompletionArguments arguments, CancellationToken cancellation)
    {
        var order = arguments.OrderBy ?? CompletionOrderInput.LatestFirst;
        var request = pages.Requested(arguments, order.Cursor);
        var conditions = await ConditionsAsync(arguments.Filter, cancellation);
        var rows = await KnowAsync(await Listed(conditions).Matching(conditions, db).Part(order, request).ToListAsync(cancellation), cancellation);

        return new CompletionConnection(pages.Cut(rows, request, order.PlaceOf), new CompletionList(conditions, Coaches: null), coach: null);
    }

    /// <summary>A page for each of these coaches, in one statement.</summary>
    public async Task<IReadOnlyDictionary<CoachId, CompletionConnection>> OfCoachesAsync(
        IReadOnlyList<CoachId> asked, CompletionArguments arguments, CancellationToken cancellation)
    {
        var order = arguments.OrderBy ?? CompletionOrderInput.LatestFirst;
        var request = pages.Requested(arguments, order.Cursor);
        CoachId[] coaches = [.. asked.Where(Scope.Contains)];
        var conditions = await ConditionsAsync(arguments.Filter, cancellation);
        var rows = await PartsAsync(coaches, conditions, order, request, cancellation);
        await offers.KnowAsync(rows, cancellation);

        // Of one coach the statement gave them in order.
        var parts = (coaches is [_] ? rows : rows.InOrder(order, request)).ToLookup(row => row.CoachId);
        var list = new CompletionList(conditions, coaches);

        return asked.ToDictionary(coach => coach, coach => new CompletionConnection(pages.Cut([.. parts[coach]], request, order.PlaceOf), list, coach));
    }

    /// <summary>Works out the numbers of lists, in one statement for all pages that one field cut.</summary>
    public async Task CountAsync(IEnumerable<CompletionConnection> connections, CancellationToken cancellation)
    {
        foreach (var group in connections.Where(connection => connection.Totals is null).GroupBy(connection => connection.List))
        {
            var totals = await TotalsAsync(group.Key, cancellation);

            foreach (var connection in group)
            {
                connection.Totals = totals.GetValueOrDefault(connection.Coach ?? default, CompletionTotals.None);
            }
        }
    }

    /// <summary>These completions, in one statement. One that is absent, or not the caller's to see, is simply not a key.</summary>
    public async Task<IReadOnlyDictionary<CompletionId, Completion>> FindAsync(IEnumerable<CompletionId> asked, CancellationToken cancellation)
    {
        CompletionId[] ids = [.. asked.Distinct()];

        if (ids.Length == 0)
        {
            return new Dictionary<CompletionId, Completion>();
        }

        var rows = await KnowAsync(await Visible.Where(row => ids.Contains(row.Id)).ToListAsync(cancellation), cancellation);

        return rows.ToDictionary(row => row.Id);
    }

    /// <summary>The completions that correct these, by the one corrected, in one statement.</summary>
    public async Task<IReadOnlyDictionary<CompletionId, Completion>> ReplacingAsync(IEnumerable<CompletionId> asked, CancellationToken cancellation)
    {
        CompletionId?[] ids = [.. asked.Distinct().Select(id => (CompletionId?)id)];
        var rows = await KnowAsync(await Visible.Where(row => ids.Contains(row.ReplacesId)).ToListAsync(cancellation), cancellation);

        return rows.ToDictionary(row => row.ReplacesId!.Value);
    }

    /// <summary>Those of these completions that others correct, be those hidden from the caller, in one statement.</summary>
    public async Task<IReadOnlySet<CompletionId>> CorrectedAsync(IEnumerable<Completion> asked, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. asked.Select(row => row.CoachId).Distinct()];
        CompletionId?[] ids = [.. asked.Select(row => (CompletionId?)row.Id).Distinct()];

        return ids.Length == 0
            ? new HashSet<CompletionId>()
            : await db.Completions.Where(row => coaches.Contains(row.CoachId) && ids.Contains(row.ReplacesId))
                .Select(row => row.ReplacesId!.Value)
                .ToHashSetAsync(cancellation);
    }

    // The run's provider knows neither whose a completion is nor who paid: a condition on either must not tell.
    private IQueryable<Completion> Listed(CompletionConditions? conditions) => conditions?.AskOfCoachOrMoney == true ? OfCoaches : Visible;

    private async Task<List<Completion>> KnowAsync(List<Completion> rows, CancellationToken cancellation)
    {
        if (Providers is not [])
        {
            var scope = Scope;
            places.Know(rows.Where(row => !scope.Contains(row.CoachId)));
        }

        await offers.KnowAsync(rows, cancellation);

        return rows;
    }

    private async Task<CompletionConditions?> ConditionsAsync(CompletionFilterInput? filter, CancellationToken cancellation) => filter is null
        ? null
        : new(
            filter,
            filter.Coach is { } coach ? await coachReads.MatchingAsync(coach, only: null, "filter.coach", cancellation) : null,
            filter.Offer is { } offer ? catalogue.View.OfferIds(offer.ToDomain(limits.MaxFilterNesting, "filter.offer")) : null);

    private Task<List<Completion>> PartsAsync(
        CoachId[] coaches, CompletionConditions? conditions, CompletionOrderInput order, PageRequest request, CancellationToken cancellation)
    {
        switch (coaches)
        {
            case []:
                return Task.FromResult<List<Completion>>([]);
            case [var one] when conditions is null && order == CompletionOrderInput.LatestFirst && request is { After: null, Before: null, FromEnd: false }:
                return records.LatestCompletionsAsync(one, request.Count + 1, cancellation);
            case [var one]:
                return db.Completions.Where(row => row.CoachId == one).Matching(conditions, db).Part(order, request).ToListAsync(cancellation);
            default:
                var matching = db.Completions.Matching(conditions, db).Beyond(order, request);

                return db.Coaches
                    .Where(coach => coaches.Contains(coach.Id))
                    .SelectMany(coach => matching.Where(row => row.CoachId == coach.Id).Take(request.Count + 1))
                    .ToListAsync(cancellation);
        }
    }

    private async Task<IReadOnlyDictionary<CoachId, CompletionTotals>> TotalsAsync(CompletionList list, CancellationToken cancellation)
    {
        if (list.Coaches is not { } coaches)
        {
            var all = await Listed(list.Conditions).Matching(list.Conditions, db)
                .GroupBy(_ => 1)
                .Select(rows => new { Count = rows.Count(), Minutes = rows.Sum(row => (long)row.CpdMinutes) })
                .FirstOrDefaultAsync(cancellation);

            return all is null ? new Dictionary<CoachId, CompletionTotals>() : new() { [default] = new(all.Count, checked((int)all.Minutes)) };
        }

        var each = await db.Completions.Where(row => coaches.Contains(row.CoachId)).Matching(list.Conditions, db)
            .GroupBy(row => row.CoachId)
            .Select(rows => new { rows.Key, Count = rows.Count(), Minutes = rows.Sum(row => (long)row.CpdMinutes) })
            .ToListAsync(cancellation);

        return each.ToDictionary(row => row.Key, row => new CompletionTotals(row.Count, checked((int)row.Minutes)));
    }
}
