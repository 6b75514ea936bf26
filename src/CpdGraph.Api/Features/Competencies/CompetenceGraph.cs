using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Coaches' assessments and portfolios of evidence. Where they stand is in <see cref="ProfileGraph"/>.</summary>
internal static class CompetenceGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects
            .Add<CompetencyAssessment>(assessment => AccessSubject.Of(assessment.CoachId))
            .Add<EvidenceShown>(evidence => evidence.Subject);

        binding.Enum<AssessmentKind>("AssessmentKind");
        binding.Enum<EvidenceKind>("EvidenceKind");
        binding.Enum<EvidenceSharing>("EvidenceSharing");

        ProfileGraph.AddTo(binding);
        AddAssessment(binding);
        AddEvidence(binding);

        binding.AddMutation<RecordAssessmentInput, RecordedAssessments, RecordAssessment, RecordedAssessments>(
                "recordAssessment", "assessments", (recorded, _) => recorded)
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(
                    batch.Parents.Select(payload => payload.Value is [var first, ..] ? first.CoachId : (CoachId?)null).OfType<CoachId>(), cancellation);

                batch.Fill(payload => payload.Value is [var first, ..] ? coaches.GetValueOrDefault(first.CoachId) : null);
            });
        binding.AddMutation<AddEvidenceInput, EvidenceShown, AddEvidence, EvidenceShown>("addEvidence", "evidence", (evidence, _) => evidence);
        binding.AddMutation<UpdateEvidenceInput, EvidenceShown, UpdateEvidence, EvidenceShown>("updateEvidence", "evidence", (evidence, _) => evidence);
        binding.AddMutation<RemoveEvidenceInput, EvidenceShown, RemoveEvidence, EvidenceShown>("removeEvidence", "evidence", (evidence, _) => evidence);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach)
    {
        ProfileGraph.AddTo(coach);
        coach
            .Batch<AssessmentArguments, AssessmentConnection>("assessments", async (batch, cancellation) =>
            {
                var assessments = await batch.Service<AssessmentReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

                batch.Fill(parent => assessments[parent.Id]);
            })
            .Batch<EvidenceArguments, EvidenceConnection>("evidence", async (batch, cancellation) =>
            {
                var evidence = await batch.Service<EvidenceReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

                batch.Fill(parent => evidence[parent.Id]);
            });
    }

    private static void AddAssessment(SchemaBinding binding)
    {
        binding.Type<RecordEdge<CompetencyAssessment>>("CompetencyAssessmentEdge");
        binding.Type<AssessmentConnection>("CompetencyAssessmentConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<AssessmentReads>().CountAsync(batch.Parents, cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Coach));
        });

        binding.Type<CompetencyAssessment>("CompetencyAssessment")
            .Field("id", assessment => GlobalId.Of(assessment.Id))
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(assessment => assessment.CoachId), cancellation);

                batch.Fill(assessment => coaches.GetValueOrDefault(assessment.CoachId));
            })
            .Field("competency", (assessment, context) => context.Catalogue().Competency(assessment.CompetencyId)!)
            .Field("assessedBy", assessment => assessment.AssessedByName)
            .Batch<IReadOnlyList<EvidenceShown>>("evidence", async (batch, cancellation) =>
            {
                var evidence = await batch.Service<EvidenceReads>().FindAsync(batch.Parents.SelectMany(assessment => assessment.EvidenceIds), cancellation);

                batch.Fill(assessment => [.. assessment.EvidenceIds.Select(evidence.GetValueOrDefault).OfType<EvidenceShown>()]);
            })
            .Batch<IReadOnlyList<Completion>>("completions", async (batch, cancellation) =>
            {
                var completions = await batch.Service<CompletionReads>().FindAsync(batch.Parents.SelectMany(assessment => assessment.CompletionIds), cancellation);

                batch.Fill(assessment => [.. assessment.CompletionIds.Select(completions.GetValueOrDefault).OfType<Completion>()]);
            })
            .Batch<CompetencyAssessment?>("answers", async (batch, cancellation) =>
            {
                var answered = await batch.Service<AssessmentReads>().FindAsync(batch.Parents.Select(assessment => assessment.AnswersId).OfType<AssessmentId>(), cancellation);

                batch.Fill(assessment => assessment.AnswersId is { } id ? answered.GetValueOrDefault(id) : null);
            })
            .Batch<bool>("current", async (batch, cancellation) =>
            {
                var standings = await batch.Service<StandingReads>().OfCoachesAsync(
                    batch.Keys(assessment => assessment.CoachId), batch.Context.Catalogue().Today, cancellation);
                var current = standings.Values.SelectMany(rows => rows).SelectMany(row => new[] { row.Self?.Id, row.Supervisor?.Id }).OfType<AssessmentId>().ToHashSet();

                batch.Fill(assessment => current.Contains(assessment.Id));
            });
    }

    private static void AddEvidence(SchemaBinding binding)
    {
        binding.Type<RecordEdge<EvidenceShown>>("EvidenceItemEdge");
        binding.Type<EvidenceConnection>("EvidenceItemConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<EvidenceReads>().CountAsync(batch.Parents, cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Coach));
        });

        binding.Type<EvidenceShown>("EvidenceItem")
            .Field("id", evidence => GlobalId.Of(evidence.Id))
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(evidence => evidence.CoachId), cancellation);

                batch.Fill(evidence => coaches.GetValueOrDefault(evidence.CoachId));
            })
            .Field("competencies", (evidence, context) => context.Catalogue().CompetenciesOf(evidence.Item.CompetencyIds));
    }
}
