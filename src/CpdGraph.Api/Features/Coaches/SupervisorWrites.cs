using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Reads what decides on a supervisor's record.</summary>
internal sealed class SupervisorWrites(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, Caller caller, TimeProvider clock)
{
    /// <summary>The details as typed, and what is known of the coach whom they name. That coach's record is locked: whose it is must not change meanwhile.</summary>
    public async Task<(SupervisorDetails Details, SupervisorFacts Facts)> ReadAsync(SupervisorDetailsInput input, CancellationToken cancellation)
    {
        var facts = new SupervisorFacts { Caller = caller, Now = clock.GetUtcNow() };

        if (!input.CoachId.IsPresent || input.CoachId.Value is not { } text || NamedId.Read<CoachId>(text, NodeKind.Coach) is not { } id || await coaches.FindAsync(id, cancellation) is not { } coach)
        {
            return (input.ToDomain(catalogue.View, coach: null), facts);
        }

        await db.LockAsync(id, cancellation);

        return (
            input.ToDomain(catalogue.View, coach.Record),
            facts with
            {
                SupervisorOfCoach = (await db.Supervisors.FirstOrDefaultAsync(row => row.CoachId == id, cancellation))?.Id,
                AssignmentsOfCoach = [.. await db.SupervisorAssignments.Where(row => row.CoachId == id).ToListAsync(cancellation)],
            });
    }
}
