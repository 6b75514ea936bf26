using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Adds up money by stream. Whether the caller may see it, the field says.</summary>
internal sealed class StatementReads(CpdContext db, RequestCatalogue catalogue, TimeProvider clock)
{
    private DateOnly Today => LondonCalendar.DayOf(clock.GetUtcNow());

    /// <summary>A statement of each organisation, in two statements.</summary>
    /// <param name="period">Null, or an end of it: the financial year of today.</param>
    public async Task<Func<OrganisationId, FundingStatement>> OfOrganisationsAsync(IReadOnlyList<OrganisationId> asked, DateRange? period, CancellationToken cancellation)
    {
        var first = period?.From ?? LondonCalendar.FinancialYearStart(period?.To ?? Today);
        var last = period?.To ?? LondonCalendar.FinancialYearStart(first).AddYears(1).AddDays(-1);
        OrganisationId[] ids = [.. asked];
        var budgets = await db.FundingAllocations.Where(row => ids.Contains(row.OrganisationId) && row.OpensOn <= last && row.ClosesOn >= first).ToListAsync(cancellation);
        FundingAllocationId[] open = [.. budgets.Select(budget => budget.Id)];
        var (start, end) = (LondonCalendar.StartOf(first), LondonCalendar.EndOf(last));
        var released = await db.LedgerEntries
            .Where(entry => open.Contains(entry.AllocationId) && entry.Kind == LedgerEntryKind.Released && entry.At >= start && entry.At < end)
            .GroupBy(entry => entry.AllocationId)
            .Select(entries => new { entries.Key, Pence = entries.Sum(entry => entry.Pence) })
            .ToDictionaryAsync(row => row.Key, row => row.Pence, cancellation);
        var ofOrganisation = budgets.ToLookup(budget => budget.OrganisationId);
        FundingStreamId[] streams = [.. catalogue.View.StreamsWithRules(Today).Select(stream => stream.Stream.Id)];

        return id => FundingStatement.OfOrganisation(new(first, last), [.. ofOrganisation[id]], released, streams);
    }

    /// <summary>A statement of each coach for one financial year, in one statement.</summary>
    public async Task<Func<CoachId, FundingStatement>> OfCoachesAsync(IReadOnlyList<CoachId> asked, int startingIn, CancellationToken cancellation)
    {
        var days = CpdYear.DaysOf(startingIn);
        var (first, last) = (days.First, days.Last!.Value);
        CoachId[] coaches = [.. asked];
        var awards = (await db.FundingAwards.Counting(db)
            .Where(award => coaches.Contains(award.CoachId) && award.AwardedOn >= first && award.AwardedOn <= last)
            .ToListAsync(cancellation)).ToLookup(award => award.CoachId);
        var streams = catalogue.View.StreamsWithRules(Today < last ? Today : last);

        return coach => FundingStatement.OfCoach(startingIn, [.. awards[coach]], streams);
    }
}
