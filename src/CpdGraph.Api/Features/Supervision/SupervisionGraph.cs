using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Rules for supervision, how it stands with coaches, and its meetings.</summary>
internal static class SupervisionGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        binding.Enum<SupervisionKind>("SupervisionKind");
        binding.Enum<SupervisionStatus>("SupervisionStatus");
        binding.Type<SupervisionPolicy>("SupervisionPolicy").Field("id", policy => GlobalId.Of(policy.Id));
        binding.Query.Field<AsAtArguments, IReadOnlyList<SupervisionPolicy>>("supervisionPolicies", (_, arguments, context) =>
            context.Catalogue().SupervisionPolicies(arguments.AsAt));

        binding.Type<SupervisionOverview>("SupervisionOverview");
        binding.Type<SupervisionVerdict>("SupervisionArrangement")
            .Field("supervisor", Supervisor? (verdict, context) =>
                verdict.Supervisor is { } supervisor && context.Caller().May(AccessPolicy.SupervisorParties, AccessSubject.Of(supervisor.Id)) ? supervisor : null)
            .Field("lastHeldOn", verdict => verdict.Held.LastHeldOn)
            .Field("minutesThisMonth", verdict => verdict.Held.MinutesThisMonth)
            .Field("minutesLastThreeMonths", verdict => verdict.Held.MinutesThreeMonths)
            .Field("groupMinutesThisMonth", verdict => verdict.Held.GroupMinutesThisMonth);
        binding.Type<TeamSupervision>("TeamSupervision");

        SessionGraph.AddTo(binding, subjects);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach)
    {
        coach.Batch<AsAtArguments, SupervisionOverview>("supervision", async (batch, cancellation) =>
        {
            var overviews = await batch.Service<SupervisionReads>().OfCoachesAsync(batch.Parents, batch.Arguments.AsAt, cancellation);

            batch.Fill(parent => overviews[parent.Id]);
        });
        SessionGraph.AddTo(coach);
    }
}
