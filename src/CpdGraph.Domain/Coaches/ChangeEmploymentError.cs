using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Why a coach's employments cannot be changed like this.</summary>
public abstract record ChangeEmploymentError : UserError
{
    private ChangeEmploymentError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : ChangeEmploymentError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>Someone else changed the record since it was read.</summary>
    public sealed record Stale(int ExpectedRevision, int ActualRevision)
        : ChangeEmploymentError("This record was changed since you read it. Read it again and make your change on top.", "expectedRevision"), IStaleRevisionError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.StaleRevision;
    }

    /// <summary>An organisation of the new employment is closed on its first day.</summary>
    public sealed record EmployerClosed()
        : ChangeEmploymentError("This organisation is not open on the first day of the employment. Name its successor, or check the date.", "next", "organisationId");

    /// <summary>The coach works for this employer on some of the days already.</summary>
    public sealed record Overlapping(DateOnly First, DateOnly? Last)
        : ChangeEmploymentError(
            string.Create(
                CultureInfo.InvariantCulture,
                $"An employment with this employer {(Last is { } last ? $"lasts from {First:yyyy-MM-dd} to {last:yyyy-MM-dd}" : $"runs since {First:yyyy-MM-dd}")}. End it before this one begins, or choose other days."),
            "next", "startedOn")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OutOfRange;
    }
}
