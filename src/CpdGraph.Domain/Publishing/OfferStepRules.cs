using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether an offer may be submitted, returned, published or withdrawn.</summary>
public static class OfferStepRules
{
    /// <summary>Hands a draft in for review.</summary>
    /// <param name="offer">The offer. Its value is null when the caller may not see it.</param>
    /// <param name="note">For the steward. Null when there is none.</param>
    public static Outcome<OfferStepResult, OfferStepError> Submit(Named<OfferState> offer, string? note, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        var check = new InputCheck();
        var text = check.Text(note, TextRule.Note, "note");

        return Decide(offer, OfferStep.Submit, expectedRevision, caller, check, [], (state, to) => new(Moved(state, to, now), state.Version, new()
        {
            OfferId = state.Offer.Id,
            SubmittedAt = now,
            SubmittedById = caller.PrincipalId,
            SubmittedByName = caller.Name ?? "the command line",
            Note = text,
        }));
    }

    /// <summary>Sends a submitted offer back to its provider, as a draft.</summary>
    /// <param name="offer">The offer. Its value is null when the caller may not see it.</param>
    /// <param name="reason">What the provider is asked to change. Needed.</param>
    /// <param name="latest">The submission that waits. Null when none was kept.</param>
    public static Outcome<OfferStepResult, OfferStepError> Return(
        Named<OfferState> offer, string reason, OfferSubmission? latest, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        var check = new InputCheck();
        var why = check.Needed(reason, TextRule.Reason, "reason");

        return Decide(offer, OfferStep.Return, expectedRevision, caller, check, [], (state, to) => new(
            Moved(state, to, now),
            state.Version,
            Submission: (latest ?? Unkept(state)) with { ReturnedAt = now, ReturnedById = caller.PrincipalId, ReturnReason = why }));
    }

    /// <summary>Publishes an offer that meets all publish checks.</summary>
    /// <param name="isLive">Whether a competency exists and belongs to a framework in force today.</param>
    /// <param name="providerExists">Whether the offer's provider exists.</param>
    public static Outcome<OfferStepResult, OfferStepError> Publish(
        Named<OfferState> offer, int expectedRevision, Func<CompetencyId, bool> isLive, bool providerExists, Caller caller, DateTimeOffset now)
    {
        var missing = offer.Value is { Offer.Status: OfferStatus.Draft or OfferStatus.InReview } draft
            ? PublishChecks.Missing(draft.Version, isLive, providerExists)
            : [];

        return Decide(offer, OfferStep.Publish, expectedRevision, caller, new InputCheck(), missing, (state, to) => new(
            Moved(state, to, now) with { CurrentVersion = state.Version.Number, PublishedAt = state.Offer.PublishedAt ?? now },
            state.Version with { PublishedAt = now }));
    }

    /// <summary>Takes an offer out of the catalogue.</summary>
    /// <param name="reason">Needed.</param>
    /// <param name="replacement">A published offer to take instead. Null when there is none.</param>
    public static Outcome<OfferStepResult, OfferStepError> Withdraw(
        Named<OfferState> offer, string reason, Named<Offer>? replacement, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        var check = new InputCheck();
        var why = check.Needed(reason, TextRule.Note, "reason");
        var instead = check.Find(replacement, "replacementId");

        if (instead is not null && instead.Id == offer.Value?.Offer.Id)
        {
            check.Add(UserErrorCode.Invalid, "An offer cannot take its own place. Name another one, or leave it out.", "replacementId");
        }
        else if (instead is not null && instead.Status != OfferStatus.Published)
        {
            check.Add(UserErrorCode.Invalid, "The offer to take instead must be published. Publish it first, or leave it out.", "replacementId");
        }

        return Decide(offer, OfferStep.Withdraw, expectedRevision, caller, check, [], (state, to) => new(
            Moved(state, to, now) with { ReplacementId = instead?.Id },
            state.Version,
            Withdrawal: new() { OfferId = state.Offer.Id, WithdrawnAt = now, WithdrawnById = caller.PrincipalId, Reason = why }));
    }

    private static Outcome<OfferStepResult, OfferStepError> Decide(
        Named<OfferState> offer,
        OfferStep step,
        int expectedRevision,
        Caller caller,
        InputCheck check,
        ImmutableArray<PublishCheck> missing,
        Func<OfferState, OfferStatus, OfferStepResult> take)
    {
        ArgumentNullException.ThrowIfNull(caller);

        var state = check.Find<OfferState>(offer, "offer");
        var errors = ImmutableArray.CreateBuilder<OfferStepError>();
        errors.AddRange(check.As(problem => new OfferStepError.Input(problem)));

        if (state is null)
        {
            return errors.ToImmutable();
        }

        if (!OfferSteps.MayTake(caller, state.Offer.ProviderId, step))
        {
            // What is wrong besides is none of their business.
            return new OfferStepError.NotYours();
        }

        var after = OfferSteps.After(state.Offer.Status, step);

        if (after is null)
        {
            errors.Add(new OfferStepError.NotInThisState(state.Offer.Status, step));
        }

        if (expectedRevision != state.Offer.Revision)
        {
            errors.Add(new OfferStepError.Stale(expectedRevision, state.Offer.Revision));
        }

        if (!missing.IsEmpty)
        {
            errors.Add(new OfferStepError.NotPublishable(missing));
        }

        return errors.Count > 0 ? errors.ToImmutable() : take(state, after!.Value);
    }

    // Came into review before submissions were kept, or with rows from elsewhere.
    private static OfferSubmission Unkept(OfferState state) =>
        new() { OfferId = state.Offer.Id, SubmittedAt = state.Offer.UpdatedAt, SubmittedByName = "not recorded" };

    private static Offer Moved(OfferState state, OfferStatus to, DateTimeOffset now) =>
        state.Offer with { Status = to, Revision = state.Offer.Revision + 1, UpdatedAt = now };
}
