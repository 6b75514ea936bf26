using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>How far a coach has come along a pathway. Worked out from dated records, never stored.</summary>
public sealed record PathwayProgress
{
    /// <summary>The pathway.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>Day on which the coach started it.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>Steps of all stages in order.</summary>
    public required ImmutableArray<PathwayStepProgress> Steps { get; init; }

    /// <summary>Steps done that the pathway cannot be finished without.</summary>
    public int StepsDone => Steps.Count(step => step is { Step.Optional: false, Done: true });

    /// <summary>Steps that the pathway cannot be finished without.</summary>
    public int StepsRequired => Steps.Count(step => !step.Step.Optional);

    /// <summary>Day on which the last step that is needed was done, the first day on the pathway at the earliest. Null while one is missing.</summary>
    public DateOnly? FinishedOn => StepsDone < StepsRequired ? null
        : Steps.Where(step => !step.Step.Optional).Select(step => step.DoneOn!.Value).Append(StartedOn).Max();

    /// <summary>
    /// The step to go on with: the first open one that is needed; where what is needed is blocked, the first open optional one. Null when the
    /// pathway is finished, or everything is blocked.
    /// </summary>
    public PathwayStepProgress? Next => FinishedOn is null
        ? Steps.Where(step => step.IsOpen).OrderBy(step => step.Step.Optional).FirstOrDefault()
        : null;
}
