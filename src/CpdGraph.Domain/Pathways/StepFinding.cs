using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is there of what a step asks for.</summary>
/// <param name="DoneOn">Day on which the last of it was there. Null while something is missing.</param>
/// <param name="Begun">Whether a part of it is there, or all.</param>
/// <param name="Missing">What is still asked for. Null when nothing is.</param>
/// <param name="Reason">Why, in plain English.</param>
/// <param name="Completions">Those that count, earliest first.</param>
internal sealed record StepFinding(DateOnly? DoneOn, bool Begun, PathwayRequirement? Missing, string Reason, ImmutableArray<Completion> Completions)
{
    public static StepFinding Done(DateOnly on, string reason, ImmutableArray<Completion> completions) => new(on, true, null, reason, completions);

    public static StepFinding Begin(PathwayRequirement missing, string reason, ImmutableArray<Completion> completions) => new(null, true, missing, reason, completions);

    public static StepFinding Nothing(PathwayRequirement missing, string reason) => new(null, false, missing, reason, []);
}
