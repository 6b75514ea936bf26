using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>registerProvider</c>: a steward adds a provider.</summary>
internal sealed class RegisterProvider(CpdContext db, MutationUnit unit, RequestCatalogue catalogue, TimeProvider clock)
    : IMutation<RegisterProviderInput, Provider>
{
    public async Task<Outcome<Effect<Provider>, UserError>> RunAsync(RegisterProviderInput input, CancellationToken cancellation)
    {
        var registration = input.ToRegistration(catalogue.View);
        var sameSlug = await WithSlugAsync(input.Slug, cancellation);
        var sameOrganisation = await OfOrganisationAsync(registration.Organisation?.Value?.Id, cancellation);
        var now = clock.GetUtcNow();

        var decision = ProviderRules.Register(registration, _ => sameSlug, _ => sameOrganisation, now);

        if (registration.Slug is null && decision is Outcome<Provider, RegisterProviderError>.Done(var named))
        {
            var taken = await SlugsLikeAsync(named.Slug, cancellation);
            decision = ProviderRules.Register(registration, slug => taken.TryGetValue(slug, out var id) ? id : null, _ => sameOrganisation, now);
        }

        return decision.Then(provider =>
        {
            db.Add(provider);

            return new Effect<Provider>(provider, new(RecordKind.Provider, provider.Id.Value));
        });
    }

    public async Task<Provider?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new ProviderId(answered.Id);

        // Another process may have done it a moment ago: the answer is read from a catalogue that holds it.
        unit.ChangesCatalogue = true;

        return await db.Providers.FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }

    private async Task<ProviderId?> WithSlugAsync(string? slug, CancellationToken cancellation) => slug is null || !SlugRule.Allows(slug)
        ? null
        : (await db.Providers.FirstOrDefaultAsync(row => row.Slug == slug, cancellation))?.Id;

    private async Task<ProviderId?> OfOrganisationAsync(OrganisationId? organisation, CancellationToken cancellation) => organisation is null
        ? null
        : (await db.Providers.FirstOrDefaultAsync(row => row.OrganisationId == organisation, cancellation))?.Id;

    private async Task<Dictionary<string, ProviderId>> SlugsLikeAsync(string slug, CancellationToken cancellation)
    {
        var numbered = slug + "-";

        return await db.Providers
            .Where(row => row.Slug == slug || row.Slug.StartsWith(numbered))
            .ToDictionaryAsync(row => row.Slug, row => row.Id, cancellation);
    }
}

/// <summary>Input <c>RegisterProviderInput</c>.</summary>
internal sealed record RegisterProviderInput(
    string Name,
    ProviderKind Kind,
    string? Slug,
    string? OdsCode,
    string? About,
    string? WebsiteUrl,
    string? ContactEmail,
    IReadOnlyList<string>? AreaIds,
    string? IdempotencyKey) : IMutationInput
{
    public ProviderRegistration ToRegistration(CatalogueView catalogue) => new()
    {
        Name = Name,
        Kind = Kind,
        Slug = string.IsNullOrWhiteSpace(Slug) ? null : Slug,
        Organisation = string.IsNullOrWhiteSpace(OdsCode)
            ? null
            : new Named<Organisation>(OdsCode, catalogue.OrganisationByOdsCode(OdsCode.Trim().ToUpperInvariant())),
        About = About,
        WebsiteUrl = WebsiteUrl,
        ContactEmail = ContactEmail,
        Areas = NamedId.Several<OrganisationId, Organisation>(AreaIds, NodeKind.Organisation, catalogue.Organisation),
    };
}
