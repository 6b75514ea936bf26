using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Puts what was decided about an offer into the database context; the runner saves it.</summary>
internal static class OfferWrites
{
    /// <summary>A new offer.</summary>
    public static Effect<Offer> Keep(this CpdContext db, OfferDraft draft)
    {
        db.Add(draft.Offer);
        db.Add(draft.Version);

        return EffectOn(draft.Offer, []);
    }

    /// <summary>A change of what an offer says. Nothing is written when nothing changed.</summary>
    public static Effect<Offer> Keep(this CpdContext db, OfferState before, Change<OfferDraft> change)
    {
        var ((offer, version, isNew), fields) = change;

        if (!fields.IsEmpty)
        {
            db.Replace(before.Offer, offer);
            KeepVersion(db, before.Version, version, isNew);
        }

        return EffectOn(offer, fields);
    }

    /// <summary>An offer that was added, or brought to what was said of it. Nothing is written when nothing changed.</summary>
    public static Effect<Offer> Keep(this CpdContext db, UpsertedOffer upserted)
    {
        var ((offer, version, isNewVersion), before) = (upserted.After, upserted.Before);

        if (before is null)
        {
            db.Add(offer);
            db.Add(version);
        }
        else if (upserted.Outcome == ImportRowOutcome.Update)
        {
            db.Replace(before.Offer, offer);
            KeepVersion(db, before.Version, version, isNewVersion);
        }

        if (upserted.Submission is { } submission)
        {
            db.Add(submission);
        }

        return EffectOn(offer, upserted.Fields);
    }

    /// <summary>A step from one state to another.</summary>
    /// <param name="waited">The submission that waited until now. Null when none was kept, or the step ends no review.</param>
    public static Effect<Offer> Keep(this CpdContext db, OfferState before, OfferStepResult step, OfferSubmission? waited = null)
    {
        db.Replace(before.Offer, step.Offer);
        KeepVersion(db, before.Version, step.Version, isNew: false);

        if (step.Submission is { } submission)
        {
            if (waited is null)
            {
                db.Add(submission);
            }
            else
            {
                db.Replace(waited, submission);
            }
        }

        if (step.Withdrawal is { } withdrawal)
        {
            db.Add(withdrawal);
        }

        return EffectOn(step.Offer, ["status"]);
    }

    /// <summary>What a steward found about a mapping. Nothing is written when nothing changed.</summary>
    public static Effect<Offer> Keep(this CpdContext db, OfferState before, CheckedMapping found)
    {
        if (found.Check is null)
        {
            return EffectOn(before.Offer, []);
        }

        db.Replace(before.Offer, found.Offer);
        db.Replace(before.Version, found.Version);
        db.Add(found.Check);

        return EffectOn(found.Offer, ["competencies"]);
    }

    private static void KeepVersion(CpdContext db, OfferVersion before, OfferVersion after, bool isNew)
    {
        if (isNew)
        {
            db.Add(after);
        }
        else if (!ReferenceEquals(before, after))
        {
            db.Replace(before, after);
        }
    }

    private static Effect<Offer> EffectOn(Offer offer, ImmutableArray<string> fields) =>
        new(offer, new(RecordKind.Offer, offer.Id.Value), ChangedFields: fields);
}
