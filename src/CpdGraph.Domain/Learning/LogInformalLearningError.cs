using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Why informal learning cannot be logged.</summary>
public abstract record LogInformalLearningError : UserError
{
    private LogInformalLearningError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : LogInformalLearningError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The day has no more than 24 hours.</summary>
    /// <param name="Logged">Minutes of informal learning that the day has already.</param>
    public sealed record DayFull(int Logged)
        : LogInformalLearningError(
            string.Create(CultureInfo.InvariantCulture, $"You have logged {Logged:N0} minutes on this day, and a day has 1,440. Check the minutes and the date."),
            "cpdMinutes")
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.OutOfRange;
    }
}
