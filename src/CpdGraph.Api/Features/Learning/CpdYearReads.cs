using CpdGraph.Api.Composition;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>CPD totals of coaches by year, from 1 April.</summary>
internal sealed class CpdYearReads(CpdContext db, RequestCatalogue catalogue, RecordedOffers offers)
{
    /// <summary>The totals of these coaches, in two statements: one a table.</summary>
    /// <param name="coaches">The caller may see them: they are parents that were shown.</param>
    public async Task<IReadOnlyDictionary<CoachId, CpdYear>> OfCoachesAsync(IReadOnlyList<CoachId> coaches, int startingIn, CancellationToken cancellation)
    {
        var days = CpdYear.DaysOf(startingIn);
        var completions = await db.Completions
            .Where(row => coaches.Contains(row.CoachId) && row.Verification != Verification.Rejected && row.OccurredOn >= days.First && row.OccurredOn <= days.Last)
            .Standing(db)
            .ToListAsync(cancellation);
        var informal = await db.InformalLearning
            .Where(row => coaches.Contains(row.CoachId) && row.Verification != Verification.Rejected && row.OccurredOn >= days.First && row.OccurredOn <= days.Last)
            .ToListAsync(cancellation);
        await offers.KnowAsync(completions, cancellation);

        var entries = completions.Select(row => (row.CoachId, Entry: Entry(row))).Concat(informal.Select(row => (row.CoachId, Entry: Entry(row))))
            .ToLookup(pair => pair.CoachId, pair => pair.Entry);

        return coaches.ToDictionary(coach => coach, coach => CpdYear.Of(startingIn, entries[coach], InOrder(entries[coach].SelectMany(entry => entry.AreaIds))));
    }

    private CpdEntry Entry(Completion row) => new(
        row.OccurredOn, row.CpdMinutes, Formality.Formal, [.. AreasOf(RecordedOffers.CompetenciesOf(row, catalogue.View))]);

    private CpdEntry Entry(InformalLearning row) => new(
        row.OccurredOn, row.CpdMinutes, Formality.Informal, [.. AreasOf(catalogue.View.CompetenciesOf(row.CompetencyIds))]);

    private IEnumerable<CompetencyAreaId> AreasOf(IEnumerable<Competency> competencies) => InOrder(competencies.Select(competency => competency.AreaId));

    private IEnumerable<CompetencyAreaId> InOrder(IEnumerable<CompetencyAreaId> areas) => areas.Distinct()
        .Select(catalogue.View.Area).OfType<CompetencyArea>()
        .OrderBy(area => area.FrameworkId.Value).ThenBy(area => area.Position)
        .Select(area => area.Id);
}
