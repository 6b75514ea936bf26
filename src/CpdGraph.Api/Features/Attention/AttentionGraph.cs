using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Nodes;
using CpdGraph.Api.Features.Viewer;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Attention;

/// <summary>What needs doing by the caller.</summary>
internal static class AttentionGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<AttentionKind>("AttentionKind");
        binding.Connection<AttentionItem>("AttentionItem");
        binding.Type<AttentionItem>("AttentionItem")
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Parents.Select(item => item.CoachId).OfType<CoachId>(), cancellation);

                batch.Fill(item => item.CoachId is { } id ? coaches.GetValueOrDefault(id) : null);
            })
            .Batch<object?>("subject", async (batch, cancellation) =>
            {
                var ids = batch.Keys(SubjectOf).ToArray();
                var found = ids.Zip(await NodesGraph.FindAsync(batch.Context, ids, cancellation)).ToDictionary(pair => pair.First, pair => pair.Second);

                batch.Fill(item => found[SubjectOf(item)]);
            });
    }

    /// <summary>What is shown of the caller here.</summary>
    public static void AddTo(TypeBinding<ViewerShown> viewer) => viewer
        .Batch<AttentionArguments, Connection<AttentionItem>?>("attention", async (batch, cancellation) =>
        {
            var page = await batch.Service<AttentionReads>().ListAsync(batch.Arguments, cancellation);

            batch.Fill(_ => page);
        });

    private static GlobalId SubjectOf(AttentionItem item) => new(
        item.Subject.Kind switch
        {
            AttentionSubjectKind.Coach => NodeKind.Coach,
            AttentionSubjectKind.Completion => NodeKind.Completion,
            AttentionSubjectKind.CompetencyAssessment => NodeKind.CompetencyAssessment,
            AttentionSubjectKind.DevelopmentPlan => NodeKind.DevelopmentPlan,
            AttentionSubjectKind.SupervisionSession => NodeKind.SupervisionSession,
            AttentionSubjectKind.Enrolment => NodeKind.Enrolment,
            AttentionSubjectKind.OfferRun => NodeKind.OfferRun,
            AttentionSubjectKind.FundingAllocation => NodeKind.FundingAllocation,
            AttentionSubjectKind.Offer => NodeKind.Offer,
            AttentionSubjectKind.ReadinessRequirement => NodeKind.ReadinessRequirement,
            _ => NodeKind.Accreditation,
        },
        item.Subject.Id);
}
