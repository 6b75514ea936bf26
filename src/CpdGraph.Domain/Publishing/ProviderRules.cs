using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on adding and changing providers.</summary>
public static class ProviderRules
{
    /// <summary>Most organisations whose area one provider serves.</summary>
    public const int MaximumAreas = 100;

    /// <summary>Decides whether a provider may be added.</summary>
    /// <param name="bySlug">The provider with a name in web addresses. Null when it is free.</param>
    /// <param name="byOrganisation">The provider of an organisation. Null when it has none.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The provider to be kept, or every mistake found.</returns>
    public static Outcome<Provider, RegisterProviderError> Register(
        ProviderRegistration registration, Func<string, ProviderId?> bySlug, Func<OrganisationId, ProviderId?> byOrganisation, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentNullException.ThrowIfNull(bySlug);
        ArgumentNullException.ThrowIfNull(byOrganisation);

        var check = new InputCheck();
        var name = check.Needed(registration.Name, TextRule.Name, "name");
        var slug = check.Slug(registration.Slug, "slug");
        var organisation = check.Find(registration.Organisation, "odsCode");
        var about = check.Text(registration.About, TextRule.Description, "about");
        var website = check.Link(registration.WebsiteUrl, "websiteUrl");
        var email = check.Email(registration.ContactEmail, "contactEmail");
        var areas = check.FindAll(registration.Areas, MaximumAreas, "areaIds");

        var errors = ImmutableArray.CreateBuilder<RegisterProviderError>();
        errors.AddRange(check.As(problem => new RegisterProviderError.Input(problem)));

        if (slug is not null && bySlug(slug) is { } sameSlug)
        {
            errors.Add(new RegisterProviderError.SlugTaken(sameSlug));
        }

        if (organisation is not null && byOrganisation(organisation.Id) is { } sameOrganisation)
        {
            errors.Add(new RegisterProviderError.OrganisationTaken(sameOrganisation));
        }

        return errors.Count > 0 ? errors.ToImmutable() : new Provider
        {
            Id = ProviderId.New(now),
            Slug = slug ?? SlugRule.FreeFor(name, candidate => bySlug(candidate) is not null),
            Name = name,
            Kind = registration.Kind,
            OrganisationId = organisation?.Id,
            About = about,
            WebsiteUrl = website,
            ContactEmail = email,
            AreaIds = [.. areas.Select(area => area.Id)],
            Provenance = Provenance.ProviderStated,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>Decides whether a provider may be changed.</summary>
    /// <param name="named">The provider. Its value is null when there is none.</param>
    /// <param name="edit">What is not given stays.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The provider with what changed in it, the same when nothing did, or every mistake found.</returns>
    public static Outcome<Change<Provider>, UpdateProviderError> Update(Named<Provider> named, ProviderEdit edit, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(edit);

        var check = new InputCheck();
        var before = check.Find<Provider>(named, "id");

        if (before is not null && !OfferSteps.MayChange(caller, before.Id))
        {
            return new UpdateProviderError.NotYours();
        }

        var name = edit.Name.IsGiven ? check.Needed(edit.Name.Or(null), TextRule.Name, "changes", "name") : before?.Name;
        var about = edit.About.IsGiven ? check.Text(edit.About.Or(null), TextRule.Description, "changes", "about") : before?.About;
        var website = edit.WebsiteUrl.IsGiven ? check.Link(edit.WebsiteUrl.Or(null), "changes", "websiteUrl") : before?.WebsiteUrl;
        var email = edit.ContactEmail.IsGiven ? check.Email(edit.ContactEmail.Or(null), "changes", "contactEmail") : before?.ContactEmail;
        var areas = edit.Areas.IsGiven ? [.. check.FindAll(edit.Areas.Or([]), MaximumAreas, "changes", "areaIds").Select(area => area.Id)] : before?.AreaIds ?? [];

        var errors = ImmutableArray.CreateBuilder<UpdateProviderError>();
        errors.AddRange(check.As(problem => new UpdateProviderError.Input(problem)));

        if (before is not null && before.Revision != expectedRevision)
        {
            errors.Add(new UpdateProviderError.Stale(expectedRevision, before.Revision));
        }

        if (errors.Count > 0 || before is null || name is null)
        {
            return errors.ToImmutable();
        }

        var fields = new ChangedFields()
            .Note("name", before.Name, name)
            .Note("about", before.About, about)
            .Note("websiteUrl", before.WebsiteUrl, website)
            .Note("contactEmail", before.ContactEmail, email)
            .NoteList("areaIds", before.AreaIds, areas)
            .ToImmutable();

        return new Change<Provider>(
            fields.IsEmpty
                ? before
                : before with
                {
                    Name = name,
                    About = about,
                    WebsiteUrl = website,
                    ContactEmail = email,
                    AreaIds = areas,
                    Provenance = Provenance.ProviderStated,
                    SourceReference = null,
                    Revision = before.Revision + 1,
                    UpdatedAt = now,
                },
            fields);
    }
}
