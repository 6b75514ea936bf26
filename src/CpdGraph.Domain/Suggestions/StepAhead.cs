using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A step of a pathway that a coach can take now: it is not done, and nothing that comes first is missing.</summary>
public sealed record StepAhead
{
    /// <summary>The pathway.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>The step.</summary>
    public required PathwayStep Step { get; init; }

    /// <summary>Whether the coach is on the pathway. False for one that only their plan names.</summary>
    public required bool IsStarted { get; init; }

    /// <summary>Codes of the requirements before taking referrals that the step asks for. Empty when it asks for none.</summary>
    public ImmutableArray<string> RequirementCodes { get; init; } = [];

    /// <summary>The steps ahead on a pathway: none once it is finished, though an optional step may still be open.</summary>
    /// <param name="progress">How far the coach has come, or would be if they started today.</param>
    /// <param name="isStarted">Whether the coach is on the pathway.</param>
    /// <param name="requirementOf">A requirement before taking referrals, in whichever version. Null when it has gone.</param>
    public static ImmutableArray<StepAhead> On(PathwayProgress progress, bool isStarted, Func<ReadinessRequirementId, ReadinessRequirement?> requirementOf)
    {
        ArgumentNullException.ThrowIfNull(progress);

        return progress.FinishedOn is not null ? [] :
        [
            .. progress.Steps.Where(step => step.IsOpen).Select(step => new StepAhead
            {
                Pathway = progress.Pathway,
                Step = step.Step,
                IsStarted = isStarted,
                RequirementCodes = step.Step.Requirement is ReadinessStepRequirement asked
                    ? [.. asked.RequirementIds.Select(requirementOf).OfType<ReadinessRequirement>().Select(row => row.Code).Distinct()]
                    : [],
            }),
        ];
    }
}
