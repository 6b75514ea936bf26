using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Decides whether a provider's offer may be added or, where it is there already, brought to what is said of it: details, competency mappings and
/// publication in one step, so that a program or a spreadsheet may say the same again and change nothing.
/// </summary>
public static class OfferUpsert
{
    private const string Field = "offer";

    /// <summary>Decides whether the offer may be added or changed like this.</summary>
    /// <param name="provider">Whose offer it is. Its value is null when the caller publishes for no such provider.</param>
    /// <param name="existing">The provider's offer that is meant. Null when there is none yet.</param>
    /// <param name="edit">What is said of it. For a new offer title, channel and format are needed.</param>
    /// <param name="external">Key by which a new offer is to be found again. Null when it has none.</param>
    /// <param name="mapping">Null: the mappings stay.</param>
    /// <param name="step">Publishes or submits a draft. Null: its state stays. An offer that is so far already is left there.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="facts">What is known besides.</param>
    /// <returns>The offer as it is to be kept, or every mistake found.</returns>
    public static Outcome<UpsertedOffer, UserError> Decide(
        Named<Provider> provider, OfferState? existing, OfferEdit edit, ExternalReference? external, MappingEdit? mapping, OfferStep? step, Caller caller, OfferFacts facts)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(facts);

        var change = existing is null ? Add(provider, edit, external, mapping, facts) : Change(provider, existing, edit, mapping, facts);

        return change.Match<Outcome<UpsertedOffer, UserError>>(done => Take(existing, done, step, caller, facts), errors => errors);
    }

    private static Outcome<Change<OfferDraft>, UserError> Add(
        Named<Provider> provider, OfferEdit edit, ExternalReference? external, MappingEdit? mapping, OfferFacts facts)
    {
        var check = new InputCheck();
        var mappings = mapping is null ? [] : MappingRules.Read([], mapping, facts, check, "competencies");
        var draft = OfferRules.Draft(provider, edit, external, facts);
        ImmutableArray<UserError> errors =
        [
            .. draft.Match<ImmutableArray<UserError>>(_ => [], wrong => ImmutableArray<UserError>.CastUp(wrong)),
            .. check.As(problem => (UserError)new EditOfferError.Input(problem)),
        ];

        return errors.IsEmpty && draft is Outcome<OfferDraft, EditOfferError>.Done(var added)
            ? new Change<OfferDraft>(added with { Version = added.Version with { CompetencyMappings = mappings } }, [])
            : errors;
    }

    private static Outcome<Change<OfferDraft>, UserError> Change(Named<Provider> provider, OfferState existing, OfferEdit edit, MappingEdit? mapping, OfferFacts facts)
    {
        var check = new InputCheck();
        check.Find<Provider>(provider, "providerId");

        return OfferRules.Rewrite(existing, edit, mapping, existing.Offer.Revision, facts, Field, check)
            .Match<Outcome<Change<OfferDraft>, UserError>>(done => done, errors => ImmutableArray<UserError>.CastUp(errors));
    }

    private static Outcome<UpsertedOffer, UserError> Take(OfferState? before, Change<OfferDraft> change, OfferStep? step, Caller caller, OfferFacts facts)
    {
        var ((offer, version, isNewVersion), fields) = change;
        var unmoved = new UpsertedOffer(OutcomeOf(before, fields), before, change.Value, Submission: null, fields);

        if (step is not { } taken || offer.Status == OfferStatus.Published || (taken == OfferStep.Submit && offer.Status == OfferStatus.InReview))
        {
            return unmoved;
        }

        var named = new Named<OfferState>(offer.Slug, new(offer, version));
        var moved = taken == OfferStep.Submit
            ? OfferStepRules.Submit(named, note: null, offer.Revision, caller, facts.Now)
            : OfferStepRules.Publish(named, offer.Revision, facts.IsLive, providerExists: true, caller, facts.Now);

        return moved.Match<Outcome<UpsertedOffer, UserError>>(
            done => new UpsertedOffer(
                before is null ? ImportRowOutcome.Create : ImportRowOutcome.Update, before, new(done.Offer, done.Version, isNewVersion), done.Submission,
                before is null ? [] : [.. fields, "status"]),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    private static ImportRowOutcome OutcomeOf(OfferState? before, ImmutableArray<string> fields) =>
        before is null ? ImportRowOutcome.Create : fields.IsEmpty ? ImportRowOutcome.Unchanged : ImportRowOutcome.Update;
}

/// <summary>An offer that was added, or brought to what was said of it.</summary>
/// <param name="Outcome">Never <see cref="ImportRowOutcome.Reject"/>.</param>
/// <param name="Before">As it was. Null when it is new.</param>
/// <param name="After">As it is to be kept, with the version.</param>
/// <param name="Submission">New when it was handed in. Null otherwise.</param>
/// <param name="Fields">What changed, in schema words. Empty for a new offer.</param>
public sealed record UpsertedOffer(
    ImportRowOutcome Outcome, OfferState? Before, OfferDraft After, OfferSubmission? Submission, ImmutableArray<string> Fields);
