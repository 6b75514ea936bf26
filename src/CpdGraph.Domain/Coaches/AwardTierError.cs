using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Why a tier cannot be recognised.</summary>
public abstract record AwardTierError : UserError
{
    private AwardTierError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : AwardTierError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The tier is recognised already.</summary>
    public sealed record AlreadyAwarded(TierAwardId Id, DateOnly AwardedOn)
        : AwardTierError(
            string.Create(CultureInfo.InvariantCulture, $"This tier has been recognised since {AwardedOn:yyyy-MM-dd}. Revoke that first, if it was wrong."), "tier"),
            IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.TierAward, Id.Value);
    }

    /// <summary>The accredited course is not done.</summary>
    public sealed record TrainingMissing(string? Source)
        : AwardTierError("By this day no accredited health coaching course of four days was completed, which the first tier needs.", "tier"), IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.TierNotEarned;

        /// <inheritdoc />
        public string Rule => TierRules.Training;

        /// <inheritdoc />
        public string? SourceReference => Source;

        /// <inheritdoc />
        public string Mend => "Record the completion of an accredited course first, or choose a day on which it was done.";
    }

    /// <summary>The tier below is not held on the day.</summary>
    public sealed record Skipped(PracticeTier Below, string? Source)
        : AwardTierError($"Tier {(int)Below + 1} is not recognised on this day, so that it would be skipped.", "tier"), IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.TierNotEarned;

        /// <inheritdoc />
        public string Rule => TierRules.Order;

        /// <inheritdoc />
        public string? SourceReference => Source;

        /// <inheritdoc />
        public string Mend => "Recognise the tier below first, or say in overrideReason why it is skipped.";
    }

    /// <summary>A recognition of another tier lies on the wrong side of the day: tiers only rise from one to the next.</summary>
    public sealed record OutOfOrder(PracticeTier Other, DateOnly Since, string? Source)
        : AwardTierError(
            string.Create(CultureInfo.InvariantCulture, $"Tier {(int)Other + 1} counts from {Since:yyyy-MM-dd} on, so that this tier would count in its place."), "awardedOn"),
            IRuleError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.TierNotEarned;

        /// <inheritdoc />
        public string Rule => TierRules.Order;

        /// <inheritdoc />
        public string? SourceReference => Source;

        /// <inheritdoc />
        public string Mend => "Choose a day on which the lower tier is the earlier one, or have the other recognition revoked first.";
    }
}
