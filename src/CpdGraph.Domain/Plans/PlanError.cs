using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why a development plan cannot be made, changed, submitted or agreed, or an action of it be done.</summary>
public abstract record PlanError : UserError
{
    private PlanError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : PlanError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Someone else changed the plan since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : PlanError("This plan was changed since you read it. Read it again and make your change on top.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }

    /// <summary>The plan is in a state that does not allow the step.</summary>
    public sealed record WrongState(PlanStatus Status, PlanStep Step)
        : PlanError(PlanSteps.Advice(Status, Step), Step == PlanStep.CompleteAction ? "planId" : "id"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [.. PlanSteps.AllowedIn(Step).Select(StableCode.Of)];
    }

    /// <summary>The action is done already.</summary>
    public sealed record ActionDone() : PlanError("This action is done already. There is nothing to change.", "key"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => "DONE";

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => ["OPEN"];
    }

    /// <summary>Another plan is being prepared.</summary>
    public sealed record AlreadyPrepared(DevelopmentPlanId Id)
        : PlanError("A plan is being written or waits for agreement. Go on with that one.", "coachId"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.DevelopmentPlan, Id.Value);
    }

    /// <summary>It is the caller's own.</summary>
    public sealed record OwnPlan() : PlanError("Nobody agrees their own plan. Ask a supervisor or your line manager to do it.", "id")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OwnRecord;
    }

    /// <summary>The caller sees it but it is for others to do.</summary>
    public sealed record NotForYou(string Text, string At) : PlanError(Text, At)
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }
}
