using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on adding providers.</summary>
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
}
