using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Binds informal learning, and the list of learning of both kinds.</summary>
internal static class InformalLearningGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Type<RecordEdge<object>>("LearningRecordEdge");
        binding.Type<LearningConnection>("LearningRecordConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<LearningReads>().CountAsync(batch.Parents, cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Coach));
        });

        binding.Type<InformalLearning>("InformalLearning")
            .Field("id", learning => GlobalId.Of(learning.Id))
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(learning => learning.CoachId), cancellation);

                batch.Fill(learning => coaches.GetValueOrDefault(learning.CoachId));
            })
            .Field("competencies", (learning, context) => context.Catalogue().CompetenciesOf(learning.CompetencyIds));
    }
}
