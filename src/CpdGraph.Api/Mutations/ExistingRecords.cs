using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Nodes;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Mutations;

/// <summary>Finds what is in the way of something new. Null where the caller may not see it; the message says enough.</summary>
internal static class ExistingRecords
{
    public static async ValueTask FillAsync(FieldBatch<AlreadyExistsShown, object?> batch, CancellationToken cancellation)
    {
        GlobalId[] ids = [.. batch.Parents.Select(error => IdOf(error.Existing)).OfType<GlobalId>()];
        var records = await batch.Service<RecordNodes>().FindAsync(ids, cancellation);

        if (ids.Any(id => !RecordNodes.Has(id.Kind) && NodeReads.Find(batch.Context.Catalogue(), id) is null))
        {
            // Somebody else was quicker by a moment, and this request's catalogue is from before.
            await batch.Service<CatalogueStore>().CatchUpAsync(cancellation);
            batch.Service<RequestCatalogue>().Renew();
        }

        batch.Fill(error => IdOf(error.Existing) is { } id
            ? RecordNodes.Has(id.Kind) ? records.GetValueOrDefault(id) : NodeReads.Find(batch.Context.Catalogue(), id)
            : null);
    }

    private static GlobalId? IdOf(RecordReference? record) => record switch
    {
        { Kind: RecordKind.Provider, Id: var id } => new(NodeKind.Provider, id),
        { Kind: RecordKind.Offer, Id: var id } => new(NodeKind.Offer, id),
        { Kind: RecordKind.OfferRun, Id: var id } => new(NodeKind.OfferRun, id),
        { Kind: RecordKind.Accreditation, Id: var id } => new(NodeKind.Accreditation, id),
        { Kind: RecordKind.Completion, Id: var id } => new(NodeKind.Completion, id),
        { Kind: RecordKind.Membership, Id: var id } => new(NodeKind.Membership, id),
        { Kind: RecordKind.SupervisorAssignment, Id: var id } => new(NodeKind.SupervisorAssignment, id),
        { Kind: RecordKind.DevelopmentPlan, Id: var id } => new(NodeKind.DevelopmentPlan, id),
        { Kind: RecordKind.TierAward, Id: var id } => new(NodeKind.TierAward, id),
        { Kind: RecordKind.Supervisor, Id: var id } => new(NodeKind.Supervisor, id),
        { Kind: RecordKind.SupervisionSession, Id: var id } => new(NodeKind.SupervisionSession, id),
        { Kind: RecordKind.Enrolment, Id: var id } => new(NodeKind.Enrolment, id),
        _ => null,
    };
}
