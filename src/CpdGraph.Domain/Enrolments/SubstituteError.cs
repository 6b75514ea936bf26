namespace CpdGraph.Domain;

/// <summary>Why a coach may not take over a place. What would be wrong with a place of their own as well is an <see cref="EnrolmentError"/>.</summary>
public abstract record SubstituteError : UserError, IRuleError
{
    private SubstituteError(string message, string rule, string mend)
        : base(message, "coachId") => (Rule, Mend) = (rule, mend);

    /// <inheritdoc />
    public override UserErrorCode Code => UserErrorCode.SubstituteNotAllowed;

    /// <inheritdoc />
    public string Rule { get; }

    /// <inheritdoc />
    public string? SourceReference => null;

    /// <inheritdoc />
    public string Mend { get; }

    /// <summary>It is the coach's own place.</summary>
    public sealed record SameCoach()
        : SubstituteError("The place is this coach's already. Choose somebody else.", "ANOTHER_COACH", "Choose another coach of the same employer.");

    /// <summary>The substitute works elsewhere than the coach did when the place was asked for.</summary>
    public sealed record OtherEmployer()
        : SubstituteError(
            "The substitute does not work for the employer for whom the place was booked. Choose a colleague, or cancel the place.",
            "SAME_EMPLOYER",
            "Choose a coach of the same employer, or cancel the place so that whoever waits gets it.");

    /// <summary>The place needs an approval, which is given for one coach and not for another.</summary>
    public sealed record NoApproval()
        : SubstituteError(
            "A line manager must approve who takes this place. Ask a line manager of the substitute to pass it on.",
            "APPROVER_NEEDED",
            "Ask a line manager of the substitute to do it.");
}
