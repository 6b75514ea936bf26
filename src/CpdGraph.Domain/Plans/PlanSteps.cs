using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What can be done to a plan that exists.</summary>
public enum PlanStep
{
    /// <summary>Change what it says.</summary>
    Update,

    /// <summary>Ask the supervisor to agree it.</summary>
    Submit,

    /// <summary>Agree it.</summary>
    Agree,

    /// <summary>Mark one of its actions as done.</summary>
    CompleteAction,
}

/// <summary>
/// The states of a plan. While it is written or waits, it can be changed, and a change takes it back to a draft: what is agreed is what was read.
/// From then on its words stay, and only its actions are done. Agreeing the next plan closes it, and a closed plan is history.
/// </summary>
public static class PlanSteps
{
    /// <summary>States in which a step is allowed.</summary>
    public static ImmutableArray<PlanStatus> AllowedIn(PlanStep step) => step switch
    {
        PlanStep.Update => [PlanStatus.Draft, PlanStatus.AwaitingAgreement],
        PlanStep.Submit => [PlanStatus.Draft],
        PlanStep.Agree => [PlanStatus.AwaitingAgreement],
        PlanStep.CompleteAction => [PlanStatus.Agreed],
        _ => [],
    };

    /// <summary>The state after a step. Null when the step is not allowed.</summary>
    public static PlanStatus? After(PlanStatus status, PlanStep step) => !AllowedIn(step).Contains(status)
        ? null
        : step switch
        {
            PlanStep.Update => PlanStatus.Draft,
            PlanStep.Submit => PlanStatus.AwaitingAgreement,
            PlanStep.Agree or PlanStep.CompleteAction => PlanStatus.Agreed,
            _ => null,
        };

    /// <summary>What to do instead of a step that the state does not allow.</summary>
    internal static string Advice(PlanStatus status, PlanStep step) => (status, step) switch
    {
        (PlanStatus.Closed, _) => "This plan is closed: another has taken its place. Look at the current one.",
        (PlanStatus.Agreed, PlanStep.Update) => "This plan is agreed, so what it says stays. Mark its actions as done, or write the next plan.",
        (PlanStatus.Agreed, _) => "This plan is agreed already. There is nothing to do.",
        (PlanStatus.AwaitingAgreement, PlanStep.Submit) => "This plan waits for agreement already. Change it to take it back.",
        (PlanStatus.Draft, PlanStep.Agree) => "This plan is still being written. The coach submits it first.",
        _ => "The plan is not agreed yet. Actions are marked as done once it is.",
    };
}
