using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Paging;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Reads who pays for places and completions. Whether the caller may see an award, its type says, by whose budget it comes from too.</summary>
internal sealed class AwardReads(CpdContext db, Pages pages)
{
    private static readonly CursorOrder NewestFirst = CursorOrder.Of(CursorList.FundingAwards);

    /// <summary>Awards of these completions as entered, in one statement. A completion without any is simply not a key.</summary>
    public async Task<ILookup<CompletionId, FundingAward>> OfCompletionsAsync(IReadOnlyCollection<Completion> completions, CancellationToken cancellation)
    {
        // Awards are kept by coach: naming the coaches too leads the database to where they are.
        CoachId[] coaches = [.. completions.Select(row => row.CoachId).Distinct()];
        CompletionId?[] ids = [.. completions.Select(row => (CompletionId?)row.Id).Distinct()];
        var rows = await ReadAsync(db.FundingAwards.Where(row => coaches.Contains(row.CoachId) && ids.Contains(row.CompletionId)).OrderBy(row => row.Position), cancellation);

        return rows.ToLookup(row => row.CompletionId!.Value);
    }

    /// <summary>Awards of these places as entered, in one statement. A place without any is simply not a key.</summary>
    public async Task<ILookup<EnrolmentId, FundingAward>> OfEnrolmentsAsync(IReadOnlyCollection<Enrolment> enrolments, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. enrolments.Select(row => row.CoachId).Distinct()];
        EnrolmentId?[] ids = [.. enrolments.Select(row => (EnrolmentId?)row.Id).Distinct()];
        var rows = await ReadAsync(db.FundingAwards.Where(row => coaches.Contains(row.CoachId) && ids.Contains(row.EnrolmentId)).OrderBy(row => row.Position), cancellation);

        return rows.ToLookup(row => row.EnrolmentId!.Value);
    }

    public async Task<IReadOnlyList<FundingAward>> FindAsync(IReadOnlyCollection<FundingAwardId> ids, CancellationToken cancellation) =>
        await ReadAsync(db.FundingAwards.Where(row => ids.Contains(row.Id)), cancellation);

    /// <summary>A page for each of these budgets, in one statement.</summary>
    /// <param name="budgets">Budgets that the caller may see.</param>
    public async Task<IReadOnlyDictionary<FundingAllocationId, AwardConnection>> OfAllocationsAsync(
        IReadOnlyCollection<FundingAllocation> budgets, AwardArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, NewestFirst);
        FundingAllocationId[] ids = [.. budgets.Select(row => row.Id).Distinct()];
        var holders = budgets.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.OrganisationId);
        var part = Part(Of(db.FundingAwards, arguments.Statuses), request);
        var rows = await db.FundingAllocations.Where(row => ids.Contains(row.Id))
            .SelectMany(row => part.Where(award => award.AllocationId == row.Id).Take(request.Count + 1)).ToListAsync(cancellation);
        var parts = rows.Select(row => row with { HolderId = holders[row.AllocationId!.Value] }).ToLookup(row => row.AllocationId!.Value);

        return ids.ToDictionary(id => id, id => new AwardConnection(
            pages.Cut([.. request.FromEnd ? parts[id].OrderBy(row => row.Id.Value) : parts[id].OrderByDescending(row => row.Id.Value)], request, PlaceOf), id, arguments.Statuses));
    }

    /// <summary>How many awards each of these budgets has, in one statement.</summary>
    public async Task<IReadOnlyDictionary<FundingAllocationId, int>> CountAsync(
        IEnumerable<FundingAllocationId> asked, IReadOnlyList<FundingStatus>? statuses, CancellationToken cancellation)
    {
        FundingAllocationId?[] ids = [.. asked.Distinct().Select(id => (FundingAllocationId?)id)];

        return await Of(db.FundingAwards, statuses).Where(row => ids.Contains(row.AllocationId))
            .GroupBy(row => row.AllocationId)
            .Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(row => row.Key!.Value, row => row.Count, cancellation);
    }

    private static CursorKey PlaceOf(FundingAward award) => CursorKey.Of(NewestFirst, 0, award.Id.Value);

    private static IQueryable<FundingAward> Of(IQueryable<FundingAward> awards, IReadOnlyList<FundingStatus>? statuses) =>
        statuses is null ? awards : awards.Where(row => statuses.Contains(row.Status));

    // The ids are in the order of time.
    private static IQueryable<FundingAward> Part(IQueryable<FundingAward> awards, PageRequest request)
    {
        if (request.After is { } after)
        {
            var id = new FundingAwardId(after.Id);
            awards = awards.Where(row => row.Id.CompareTo(id) < 0);
        }

        if (request.Before is { } before)
        {
            var id = new FundingAwardId(before.Id);
            awards = awards.Where(row => row.Id.CompareTo(id) > 0);
        }

        return request.FromEnd ? awards.OrderBy(row => row.Id) : awards.OrderByDescending(row => row.Id);
    }

    private async Task<IReadOnlyList<FundingAward>> ReadAsync(IQueryable<FundingAward> awards, CancellationToken cancellation)
    {
        var rows = await awards
            .Select(award => new { award, Holder = db.FundingAllocations.Where(row => row.Id == award.AllocationId).Select(row => (OrganisationId?)row.OrganisationId).FirstOrDefault() })
            .ToListAsync(cancellation);

        return [.. rows.Select(row => row.award with { HolderId = row.Holder })];
    }
}
