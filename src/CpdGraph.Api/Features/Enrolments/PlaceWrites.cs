using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>What mutations of places answer and leave in the audit trail.</summary>
internal static class PlaceWrites
{
    /// <summary>The effect of a step on one place. Whoever got a place by it has an audit event of their own.</summary>
    /// <param name="changes">The step, then who was promoted.</param>
    /// <param name="changed">Names of the fields that changed. Empty for something new.</param>
    public static Effect<Enrolment> Effect(ImmutableArray<EnrolmentChange> changes, params ImmutableArray<string> changed)
    {
        var enrolment = changes[0].After;

        return new Effect<Enrolment>(enrolment, Reference(enrolment), enrolment.CoachId, changed)
        {
            Others = [.. changes.Skip(1).Select(change => new EffectOn(Reference(change.After), change.After.CoachId))],
        };
    }

    public static RecordReference Reference(Enrolment enrolment) => new(RecordKind.Enrolment, enrolment.Id.Value);
}
