using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Those who supervise coaches, what qualifies them, and whom they supervise.</summary>
internal static class SupervisorGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        AddSupervisor(binding);
        binding.Type<ClinicalRegistration>("ClinicalRegistration");
        binding.Type<RecognisedTier>("SupervisorTier");
        binding.Type<RecordEdge<Supervisor>>("SupervisorEdge");
        binding.Type<SupervisorConnection>("SupervisorConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            for (var row = 0; row < batch.Parents.Count; row++)
            {
                batch.Set(row, await batch.Parents[row].CountAsync(cancellation));
            }
        });

        binding.Type<SupervisorAssignment>("SupervisorAssignment")
            .Field("id", assignment => GlobalId.Of(assignment.Id))
            .Batch<Supervisor?>("supervisor", async (batch, cancellation) =>
            {
                var supervisors = await batch.Service<SupervisorReads>().FindAsync(batch.Keys(assignment => assignment.SupervisorId), cancellation);

                batch.Fill(assignment => supervisors.GetValueOrDefault(assignment.SupervisorId));
            });

        binding.Query.FieldAsync<SupervisorArguments, SupervisorConnection>("supervisors", async (arguments, context, cancellation) =>
            await context.Service<SupervisorList>().ReadAsync(arguments, cancellation));
        binding.AddMutation<RegisterSupervisorInput, Supervisor, RegisterSupervisor, Supervisor>("registerSupervisor", "supervisor", (supervisor, _) => supervisor);
        binding.AddMutation<UpdateSupervisorInput, Supervisor, UpdateSupervisor, Supervisor>("updateSupervisor", "supervisor", (supervisor, _) => supervisor);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach
        .Batch<AsAtArguments, IReadOnlyList<SupervisorAssignment>>("supervisors", async (batch, cancellation) =>
        {
            var day = batch.Arguments.AsAt ?? batch.Context.Catalogue().Today;
            var supervisors = await batch.Service<SupervisorReads>().OfCoachesAsync(batch.Keys(parent => parent.Id).ToArray(), day, cancellation);

            batch.Fill(parent => [.. supervisors[parent.Id]]);
        })
        .Batch<AsAtArguments, Supervisor?>("lineManager", async (batch, cancellation) =>
        {
            var day = batch.Arguments.AsAt ?? batch.Context.Catalogue().Today;
            var reads = batch.Service<SupervisorReads>();
            var arranged = await reads.OfCoachesAsync(batch.Keys(parent => parent.Id).ToArray(), day, cancellation);
            var managers = arranged.SelectMany(group => group).Where(row => row.Kind == SupervisionKind.LineManagement).ToDictionary(row => row.CoachId, row => row.SupervisorId);
            var supervisors = await reads.FindAsync(managers.Values, cancellation);

            batch.Fill(parent => managers.TryGetValue(parent.Id, out var manager) ? supervisors.GetValueOrDefault(manager) : null);
        });

    private static void AddSupervisor(SchemaBinding binding) => binding.Type<Supervisor>("Supervisor")
        .Field("id", supervisor => GlobalId.Of(supervisor.Id))
        .Field("claimed", supervisor => supervisor.PrincipalId is not null)
        .Field("organisation", Organisation? (supervisor, context) => supervisor.OrganisationId is { } id ? context.Catalogue().Organisation(id) : null)
        .Field("clinicalRegistrations", supervisor => supervisor.ClinicalRegistrations.Select(row => new ClinicalRegistration(row.Body, row.CheckedOn)).ToArray())
        .Batch<CoachShown?>("coach", async (batch, cancellation) =>
        {
            var coaches = await batch.Service<CoachReads>().FindAsync(batch.Parents.Select(supervisor => supervisor.CoachId).OfType<CoachId>(), cancellation);

            batch.Fill(supervisor => supervisor.CoachId is { } id ? coaches.GetValueOrDefault(id) : null);
        })
        .Batch<AsAtArguments, PracticeTier?>("tier", async (batch, cancellation) =>
        {
            var day = batch.Arguments.AsAt ?? batch.Context.Catalogue().Today;
            var awards = await batch.Service<TierReads>().OfSupervisorsAsync(batch.Parents, cancellation);

            batch.Fill(supervisor => SupervisorTier.On(supervisor, awards[supervisor.Id], day));
        })
        .Batch<IReadOnlyList<RecognisedTier>>("tierAwards", async (batch, cancellation) =>
        {
            var awards = await batch.Service<TierReads>().OfSupervisorsAsync(batch.Parents, cancellation);

            batch.Fill(supervisor => RecognisedTier.Of(supervisor, awards[supervisor.Id]));
        })
        .Batch<IReadOnlyList<SupervisionKind>>("qualifiedFor", async (batch, cancellation) =>
        {
            var catalogue = batch.Context.Catalogue();
            var awards = await batch.Service<TierReads>().OfSupervisorsAsync(batch.Parents, cancellation);
            var policies = catalogue.SupervisionPolicies();

            batch.Fill(supervisor => SupervisorQualification.KindsOf(supervisor, SupervisorTier.On(supervisor, awards[supervisor.Id], catalogue.Today), policies));
        })
        .Batch<int>("coachCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<SupervisorReads>().CountsAsync(batch.Keys(supervisor => supervisor.Id).ToArray(), batch.Context.Catalogue().Today, cancellation);

            batch.Fill(supervisor => counts.GetValueOrDefault(supervisor.Id));
        });
}

/// <summary>Type <c>ClinicalRegistration</c>: without its number, which is for who keeps the record.</summary>
internal sealed record ClinicalRegistration(string Body, DateOnly? CheckedOn);
