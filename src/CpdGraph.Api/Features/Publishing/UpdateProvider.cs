using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Mutation <c>updateProvider</c>: changes what is said of a provider.</summary>
internal sealed class UpdateProvider(CpdContext db, MutationUnit unit, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
    : IMutation<UpdateProviderInput, Provider>
{
    public async Task<Outcome<Effect<Provider>, UserError>> RunAsync(UpdateProviderInput input, CancellationToken cancellation)
    {
        var provider = NamedId.Read<ProviderId>(input.Id, NodeKind.Provider) is { } id ? await db.Providers.FirstOrDefaultAsync(row => row.Id == id, cancellation) : null;

        return ProviderRules.Update(new(input.Id, provider), input.Changes.ToEdit(catalogue.View), input.ExpectedRevision, caller, clock.GetUtcNow()).Then(change =>
        {
            if (!change.Fields.IsEmpty)
            {
                db.Replace(provider!, change.Value);
            }

            return new Effect<Provider>(change.Value, new(RecordKind.Provider, change.Value.Id.Value), ChangedFields: change.Fields);
        });
    }

    public async Task<Provider?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new ProviderId(answered.Id);

        // Another process may have done it a moment ago: the answer is read from a catalogue that holds it.
        unit.ChangesCatalogue = true;

        return await db.Providers.FirstOrDefaultAsync(row => row.Id == id, cancellation);
    }
}

/// <summary>Input <c>UpdateProviderInput</c>.</summary>
internal sealed record UpdateProviderInput(string Id, ProviderChangesInput Changes, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>ProviderChangesInput</c>: what is absent stays and null clears.</summary>
internal sealed record ProviderChangesInput
{
    public Optional<string?> Name { get; init; }

    public Optional<string?> About { get; init; }

    public Optional<string?> WebsiteUrl { get; init; }

    public Optional<string?> ContactEmail { get; init; }

    public Optional<IReadOnlyList<string>?> AreaIds { get; init; }

    public ProviderEdit ToEdit(CatalogueView catalogue) => new()
    {
        Name = Name.ToEdit(),
        About = About.ToEdit(),
        WebsiteUrl = WebsiteUrl.ToEdit(),
        ContactEmail = ContactEmail.ToEdit(),
        Areas = AreaIds.ToEdit(ids => NamedId.Several<OrganisationId, Organisation>(ids, NodeKind.Organisation, catalogue.Organisation)),
    };
}
