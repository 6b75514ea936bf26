using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Why an import cannot be begun, confirmed or dropped.</summary>
public abstract record ImportError : UserError
{
    private ImportError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : ImportError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The token leads to no file that this caller can use. Which of the reasons it is is not said.</summary>
    public sealed record UploadNotUsable() : ImportError(
        "This upload cannot be used: its token works once, within an hour, for who sent the file. Upload the file again.", "uploadToken");

    /// <summary>Somebody else has asked for the import.</summary>
    public sealed record NotYours() : ImportError("Only who uploaded the file can confirm it, since it is written in their name. Ask them, or upload it yourself.", "jobId")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NotPermitted;
    }

    /// <summary>Rows were refused, and nobody said to leave them out.</summary>
    public sealed record RowsRefused(int Count, JobStatus Status) : ImportError(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Count:N0} {(Count == 1 ? "row was" : "rows were")} refused, so nothing was written. Mend them in the file and upload it again, or set skipRejected to write the others."),
        "skipRejected"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [StableCode.Of(JobStatus.AwaitingConfirmation)];
    }

    /// <summary>The step does not go from this state.</summary>
    public sealed record NotInThisState(JobStatus Status, string Text, ImmutableArray<JobStatus> From) : ImportError(Text, "jobId"), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;

        /// <inheritdoc />
        public string Current => StableCode.Of(Status);

        /// <inheritdoc />
        public ImmutableArray<string> Allowed => [.. From.Select(StableCode.Of)];
    }
}
