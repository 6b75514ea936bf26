using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>What becomes of places that are booked: somebody else comes, or the run takes place.</summary>
internal static class AttendanceGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.AddMutation<SubstituteEnrolmentInput, Enrolment, SubstituteEnrolment, Enrolment>("substituteEnrolment", "enrolment", (enrolment, _) => enrolment);
        binding.AddMutation<RecordRunAttendanceInput, AttendanceShown, RecordRunAttendance, OfferRun>(
                "recordRunAttendance", "run", (recorded, context) => context.Catalogue().Run(recorded.RunId))
            .Field("enrolments", IReadOnlyList<Enrolment>? (payload) => payload.Value?.Places)
            .Field("completions", IReadOnlyList<Completion>? (payload) => payload.Value?.Completions);
    }

    /// <summary>What is shown of a completion here.</summary>
    public static void AddTo(TypeBinding<Completion> completion) => completion.Batch<Enrolment?>("enrolment", async (batch, cancellation) =>
    {
        var places = await batch.Service<CompletedPlaces>().OfAsync(batch.Parents, cancellation);

        batch.Fill(one => places.GetValueOrDefault(one.Id));
    });
}
