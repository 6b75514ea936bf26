using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on adding offers as drafts and on changes of offers. A published version is never changed: a change makes the next one.</summary>
/// <remarks>Whether the caller may change the offer at all is asked before: <see cref="OfferSteps.MayChange"/>.</remarks>
public static class OfferRules
{
    /// <summary>Decides whether an offer may be added as a draft.</summary>
    /// <param name="provider">Whose offer it is. Its value is null when the caller publishes for no such provider.</param>
    /// <param name="edit">Title, channel and format are needed.</param>
    /// <param name="external">A key of the provider's own systems. Null when there is none.</param>
    /// <param name="facts">What is known besides.</param>
    /// <returns>The offer with its draft, or every mistake found.</returns>
    public static Outcome<OfferDraft, EditOfferError> Draft(Named<Provider> provider, OfferEdit edit, ExternalReference? external, OfferFacts facts)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(facts);

        const string field = "offer";
        var check = new InputCheck();
        var owner = check.Find<Provider>(provider, "providerId");
        NeededWhenNew(edit, check, field);

        var id = OfferId.New(facts.Now);
        var version = OfferDetails.Apply(Blank(id, facts.Now), edit, field, check);
        var slug = check.Slug(edit.Slug.Or(null), field, "slug");
        var reference = ReadReference(external, check);

        var errors = ImmutableArray.CreateBuilder<EditOfferError>();
        errors.AddRange(check.As(problem => new EditOfferError.Input(problem)));

        if (slug is not null && facts.IsSlugTaken(slug))
        {
            errors.Add(new EditOfferError.SlugTaken(facts.VisibleBySlug(slug), [field, "slug"]));
        }

        if (reference is not null && facts.ByReference(reference) is { } same)
        {
            errors.Add(new EditOfferError.ExternalKeyTaken(same));
        }

        if (errors.Count > 0 || owner is null)
        {
            return errors.ToImmutable();
        }

        var offer = new Offer
        {
            Id = id,
            Slug = slug ?? SlugRule.FreeFor(version.Title, facts.IsSlugTaken),
            ProviderId = owner.Id,
            Status = OfferStatus.Draft,
            ExternalReferences = reference is null ? [] : [reference],
            Provenance = Provenance.ProviderStated,
            Revision = 1,
            CreatedAt = facts.Now,
            UpdatedAt = facts.Now,
        };

        return new OfferDraft(offer, version, IsNewVersion: true);
    }

    /// <summary>Decides whether an offer may be changed.</summary>
    /// <param name="offer">The offer. Its value is null when the caller may not see it.</param>
    /// <returns>The offer and its version after the change with what changed, or every mistake found.</returns>
    public static Outcome<Change<OfferDraft>, EditOfferError> Update(Named<OfferState> offer, OfferEdit edit, int expectedRevision, OfferFacts facts)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(facts);

        const string field = "changes";
        var check = new InputCheck();

        if (check.Find<OfferState>(offer, "offer") is not { } state)
        {
            return check.As(problem => (EditOfferError)new EditOfferError.Input(problem)).ToImmutableArray();
        }

        return Rewrite(state, edit, mapping: null, expectedRevision, facts, field, check);
    }

    /// <summary>The same of an offer that is there, with its competency mappings at once: one change, one version.</summary>
    /// <param name="mapping">Null: the mappings stay.</param>
    /// <param name="field">Name of the input field that holds the edit.</param>
    internal static Outcome<Change<OfferDraft>, EditOfferError> Rewrite(
        OfferState state, OfferEdit edit, MappingEdit? mapping, int expectedRevision, OfferFacts facts, string field, InputCheck check)
    {
        // A note says what changed in one version: the next one starts without.
        var start = state.Version.PublishedAt is null ? state.Version : state.Version with { ChangeNote = null };
        var details = OfferDetails.Apply(start, edit, field, check);
        var version = mapping is null ? details : details with { CompetencyMappings = MappingRules.Read(details.CompetencyMappings, mapping, facts, check, "competencies") };
        var slug = ReadSlug(edit, state.Offer, check, field);

        var errors = ImmutableArray.CreateBuilder<EditOfferError>();
        errors.AddRange(check.As(problem => new EditOfferError.Input(problem)));

        if (slug != state.Offer.Slug && facts.IsSlugTaken(slug))
        {
            errors.Add(new EditOfferError.SlugTaken(facts.VisibleBySlug(slug), [field, "slug"]));
        }

        return Conclude(state, state.Offer with { Slug = slug }, version, expectedRevision, facts, errors, field);
    }

    /// <summary>Decides whether an offer may be mapped to competencies like this.</summary>
    /// <returns>The offer and its version after the change with what changed, or every mistake found.</returns>
    public static Outcome<Change<OfferDraft>, EditOfferError> Map(Named<OfferState> offer, MappingEdit edit, int expectedRevision, OfferFacts facts)
    {
        ArgumentNullException.ThrowIfNull(edit);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();

        if (check.Find<OfferState>(offer, "offer") is not { } state)
        {
            return check.As(problem => (EditOfferError)new EditOfferError.Input(problem)).ToImmutableArray();
        }
        var version = state.Version with { CompetencyMappings = MappingRules.Read(state.Version.CompetencyMappings, edit, facts, check) };
        var errors = ImmutableArray.CreateBuilder<EditOfferError>();
        errors.AddRange(check.As(problem => new EditOfferError.Input(problem)));

        return Conclude(state, state.Offer, version, expectedRevision, facts, errors, "set");
    }

    private static Outcome<Change<OfferDraft>, EditOfferError> Conclude(
        OfferState before, Offer offer, OfferVersion version, int expectedRevision, OfferFacts facts, ImmutableArray<EditOfferError>.Builder errors, string field)
    {
        if (before.Offer.Status == OfferStatus.Withdrawn)
        {
            errors.Add(new EditOfferError.Withdrawn());
        }

        if (expectedRevision != before.Offer.Revision)
        {
            errors.Add(new EditOfferError.Stale(expectedRevision, before.Offer.Revision));
        }

        if (errors.Count == 0 && before.Offer.Status == OfferStatus.Published && Lost(before, version, facts) is { IsEmpty: false } lost)
        {
            errors.Add(new EditOfferError.NoLongerPublishable(lost, [field]));
        }

        if (errors.Count > 0)
        {
            return errors.ToImmutable();
        }

        var fields = OfferDetails.Changed(before, new(offer, version));
        var isPublished = before.Offer.Status == OfferStatus.Published;
        var substance = isPublished ? fields.Remove("changeNote") : fields;

        if (substance.IsEmpty)
        {
            return new Change<OfferDraft>(new(before.Offer, before.Version, IsNewVersion: false), []);
        }

        var changed = offer with { Revision = offer.Revision + 1, UpdatedAt = facts.Now };

        if (!isPublished)
        {
            return new Change<OfferDraft>(new(changed, version, IsNewVersion: false), fields);
        }

        // The name in web addresses is the offer's: a new one makes no version.
        if (substance is ["slug"])
        {
            return new Change<OfferDraft>(new(changed, before.Version, IsNewVersion: false), substance);
        }

        var number = before.Version.Number + 1;
        var next = version with
        {
            Id = OfferVersionId.New(facts.Now),
            Number = number,
            PublishedAt = facts.Now,
            Provenance = Provenance.ProviderStated,
            SourceReference = null,
        };

        return new Change<OfferDraft>(new(changed with { CurrentVersion = number }, next, IsNewVersion: true), fields);
    }

    // A published offer from before a check was made may stay without it, but loses nothing that it has.
    private static ImmutableArray<PublishCheck> Lost(OfferState before, OfferVersion version, OfferFacts facts)
    {
        var missed = PublishChecks.Missing(before.Version, facts.IsLive, providerExists: true).Select(check => check.Code).ToHashSet();

        return [.. PublishChecks.Missing(version, facts.IsLive, providerExists: true).Where(check => !missed.Contains(check.Code))];
    }

    private static void NeededWhenNew(OfferEdit edit, InputCheck check, string field)
    {
        if (!edit.Title.IsGiven)
        {
            check.Missing(field, "title");
        }

        if (!edit.Channel.IsGiven)
        {
            check.Missing(field, "channel");
        }

        if (!edit.Format.IsGiven)
        {
            check.Missing(field, "format");
        }
    }

    private static string ReadSlug(OfferEdit edit, Offer offer, InputCheck check, string field)
    {
        if (edit.Slug.IsGiven && string.IsNullOrWhiteSpace(edit.Slug.Or(null)))
        {
            check.Missing(field, "slug");
        }

        return check.Slug(edit.Slug.Or(null), field, "slug") ?? offer.Slug;
    }

    private static ExternalReference? ReadReference(ExternalReference? external, InputCheck check) => external is null
        ? null
        : new(check.Needed(external.System, new TextRule(200), "external", "system"), check.Needed(external.Key, new TextRule(200), "external", "key"));

    private static OfferVersion Blank(OfferId offer, DateTimeOffset now) => new()
    {
        Id = OfferVersionId.New(now),
        OfferId = offer,
        Number = 1,
        Title = string.Empty,
        Channel = default,
        Format = default,
        Formality = Formality.Formal,
        Delivery = new(),
        Price = new(),
        Provenance = Provenance.ProviderStated,
    };
}
