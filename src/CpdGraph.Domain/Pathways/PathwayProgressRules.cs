using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides how far a coach has come along a pathway. It asks for evidence, not attendance: what was done before the pathway was started counts.</summary>
public static class PathwayProgressRules
{
    /// <summary>Decides for one coach, one pathway and one day.</summary>
    /// <param name="pathway">The pathway, with its steps as they are today.</param>
    /// <param name="startedOn">Day on which the coach started it.</param>
    /// <param name="facts">What is known of the coach.</param>
    /// <param name="day">Only what was so on this day counts.</param>
    public static PathwayProgress Of(Pathway pathway, DateOnly startedOn, PathwayFacts facts, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(pathway);
        ArgumentNullException.ThrowIfNull(facts);

        var steps = pathway.Stages.SelectMany(stage => stage.Steps).ToArray();
        var findings = steps.ToDictionary(step => step.Key, step => StepCheck.Of(pathway.Id, step, facts, day));

        return new()
        {
            Pathway = pathway,
            StartedOn = startedOn,
            Steps = [.. steps.Select(step => Of(step, findings[step.Key], [.. steps.Where(other => step.After.Contains(other.Key) && findings[other.Key].Missing is not null)]))],
        };
    }

    // A step that is done is done, also when one that should have come first is missing.
    private static PathwayStepProgress Of(PathwayStep step, StepFinding finding, ImmutableArray<PathwayStep> blockedBy) => new()
    {
        Step = step,
        State = finding.DoneOn is not null ? PathwayStepState.Done
            : blockedBy.Length > 0 ? PathwayStepState.Blocked
            : finding.Begun ? PathwayStepState.UnderWay
            : PathwayStepState.Ready,
        DoneOn = finding.DoneOn,
        BlockedBy = blockedBy,
        Reason = finding.DoneOn is null && blockedBy.Length > 0
            ? $"{StepCheck.List(blockedBy.Select(other => $"“{other.Title}”"))} must be done first. {finding.Reason}"
            : finding.Reason,
        Completions = finding.Completions,
        Missing = finding.Missing,
    };
}
