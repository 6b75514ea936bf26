using CpdGraph.Api.Access;
using CpdGraph.Api.Features.Nodes;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Audit;

/// <summary>Who did what to what, and when.</summary>
internal static class AuditGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        // Whoever may see the trail may see all of it.
        subjects.Add<AuditEvent>(_ => AccessSubject.Nothing);

        binding.Type<AuditEvent>("AuditEvent")
            .Field("id", audited => GlobalId.Of(audited.Id))
            .Field("actor", audited => audited.ActorName)
            .Batch<object?>("subject", async (batch, cancellation) =>
            {
                var ids = batch.Keys(SubjectOf).OfType<GlobalId>().ToArray();
                var found = ids.Zip(await NodesGraph.FindAsync(batch.Context, ids, cancellation)).ToDictionary(pair => pair.First, pair => pair.Second);

                batch.Fill(audited => SubjectOf(audited) is { } id ? found[id] : null);
            });

        binding.Type<RecordEdge<AuditEvent>>("AuditEventEdge");
        binding.Type<AuditEventConnection>("AuditEventConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            for (var row = 0; row < batch.Parents.Count; row++)
            {
                batch.Set(row, await batch.Parents[row].CountAsync(cancellation));
            }
        });

        binding.Query.FieldAsync<AuditArguments, AuditEventConnection>("auditEvents", async (arguments, context, cancellation) =>
            await context.Service<AuditReads>().ListAsync(arguments, cancellation));
    }

    private static GlobalId? SubjectOf(AuditEvent audited) => AuditSubjects.IdOf(new RecordReference(audited.SubjectKind, audited.SubjectId));
}
