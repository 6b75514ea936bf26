using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Plans;

/// <summary>Keeps what became of a plan.</summary>
internal static class PlanWrites
{
    public static Effect<DevelopmentPlan> Keep(this CpdContext db, DevelopmentPlan before, DevelopmentPlan after, ImmutableArray<string> changed)
    {
        db.Replace(before, after);

        return new Effect<DevelopmentPlan>(after, Reference(after), after.CoachId, changed);
    }

    public static RecordReference Reference(DevelopmentPlan plan) => new(RecordKind.DevelopmentPlan, plan.Id.Value);
}
