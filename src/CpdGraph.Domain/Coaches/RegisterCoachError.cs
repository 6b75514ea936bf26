namespace CpdGraph.Domain;

/// <summary>Why a coach cannot be registered.</summary>
public abstract record RegisterCoachError : UserError
{
    private RegisterCoachError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : RegisterCoachError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The organisation is closed on the first day.</summary>
    public sealed record EmployerClosed(DateOnly Day)
        : RegisterCoachError("This organisation is not open on the first day of the employment. Name its successor, or check the date.", "employment", "organisationId");
}
