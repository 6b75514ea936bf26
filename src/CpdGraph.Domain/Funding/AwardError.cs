using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Why money cannot be asked for, awarded, set aside or given back.</summary>
public abstract record AwardError : UserError
{
    private AwardError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : AwardError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The lines do not add up, or a share is none that its stream pays.</summary>
    public sealed record Mismatch(FundingGap Gap) : AwardError(Gap.Text, "funding"), IFundingMismatchError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.FundingMismatch;
    }

    /// <summary>A stream, or a budget of it, may not pay a line.</summary>
    /// <param name="Index">Which line of the input, from 0.</param>
    public sealed record Refused(FundingRefusal Refusal, int Index) : AwardError($"{Refusal.Text} {Refusal.Mend}", "funding", InputCheck.Index(Index)), IFundingRefusedError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Refusal.Code;
    }

    /// <summary>The place or the award is in a state that does not allow it.</summary>
    public sealed record WrongState(string Current, ImmutableArray<string> Allowed, string Text, ImmutableArray<string> At) : AwardError(Text, At.AsSpan()), IWrongStateError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.WrongState;
    }

    /// <summary>More is to be given back than is promised.</summary>
    /// <param name="Left">What could be given back. Null when nothing could.</param>
    public sealed record NothingToRelease(Money? Left)
        : AwardError(
            Left is { } left ? $"Only {FundingWords.Of(left)} of this award is promised and not spent. Release that much or less." : "Nothing of this award is promised and not spent, so there is nothing to give back.",
            Left is null ? "awardId" : "amount"), IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.NothingToRelease;

        /// <inheritdoc />
        public string Rule => ReleaseRules.OnlyWhatIsPromised;

        /// <inheritdoc />
        public string? SourceReference => null;

        /// <inheritdoc />
        public string Mend => Left is { } left ? $"Release {FundingWords.Of(left)} or less, or leave the amount out to release all of it." : "Choose an award that is promised and not spent.";
    }
}
