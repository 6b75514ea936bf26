using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Coaches, where they work and who supervises them.</summary>
internal static class CoachesGraph
{
    /// <param name="extend">Adds what other slices show of a coach.</param>
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects, Action<TypeBinding<CoachShown>> extend)
    {
        subjects
            .Add<CoachShown>(coach => AccessSubject.Of(coach.Id))
            .Add<SupervisorAssignment>(assignment => AccessSubject.Of(assignment.CoachId))
            .Add<Supervisor>(supervisor => AccessSubject.Of(supervisor.Id))
            .Add<Invitation>(AccessSubject.Of);

        AddCoach(binding, extend);
        AddSupervisor(binding);

        binding.Type<Invitation>("Invitation").Field("id", invitation => GlobalId.Of(invitation.Id));
        binding.Type<RecordEdge<CoachShown>>("CoachEdge");
        binding.Type<CoachConnection>("CoachConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            for (var row = 0; row < batch.Parents.Count; row++)
            {
                batch.Set(row, await batch.Parents[row].CountAsync(cancellation));
            }
        });

        binding.Query
            .FieldAsync<CoachArgument, CoachShown?>("coach", async (arguments, context, cancellation) =>
                IdArgument.One<CoachId>(arguments.Id, NodeKind.Coach, "id") is { } id ? await context.Service<CoachReads>().FindAsync(id, cancellation) : null)
            .FieldAsync<CoachArguments, CoachConnection>("coaches", async (arguments, context, cancellation) =>
                await context.Service<CoachReads>().ListAsync(arguments, only: null, cancellation));

        AddMutations(binding);
    }

    private static void AddCoach(SchemaBinding binding, Action<TypeBinding<CoachShown>> extend)
    {
        binding.Type<ProfessionalRegistration>("ProfessionalRegistration");

        binding.Type<Employment>("Employment")
            .Field("organisation", (work, context) => context.Catalogue().Organisation(work.OrganisationId)!)
            .Field("placedWith", Organisation? (work, context) => work.PlacedWithId is { } id ? context.Catalogue().Organisation(id) : null)
            .Field("wholeTimeEquivalent", work => Decimals.WithoutTrailingZeros(work.WholeTimeEquivalent));

        var coach = binding.Type<CoachShown>("Coach")
            .Field("id", coach => GlobalId.Of(coach.Id))
            .Field<AsAtArguments, Organisation?>("employer", (coach, arguments, context) =>
                Employment.On(coach.Employments, arguments.AsAt ?? context.Catalogue().Today) is { } work ? context.Catalogue().Organisation(work.OrganisationId) : null)
            .Field("specialisms", (coach, context) => context.Catalogue().SpecialismsOf(coach.Record.SpecialismIds))
            .Batch<AsAtArguments, IReadOnlyList<SupervisorAssignment>>("supervisors", async (batch, cancellation) =>
            {
                var day = batch.Arguments.AsAt ?? batch.Context.Catalogue().Today;
                var supervisors = await batch.Service<SupervisorReads>().OfCoachesAsync(batch.Keys(coach => coach.Id).ToArray(), day, cancellation);

                batch.Fill(coach => [.. supervisors[coach.Id]]);
            });

        extend(coach);
    }

    private static void AddSupervisor(SchemaBinding binding)
    {
        binding.Type<SupervisorAssignment>("SupervisorAssignment")
            .Field("id", assignment => GlobalId.Of(assignment.Id))
            .Batch<Supervisor?>("supervisor", async (batch, cancellation) =>
            {
                var supervisors = await batch.Service<SupervisorReads>().FindAsync(batch.Keys(assignment => assignment.SupervisorId), cancellation);

                batch.Fill(assignment => supervisors.GetValueOrDefault(assignment.SupervisorId));
            });

        binding.Type<Supervisor>("Supervisor")
            .Field("id", supervisor => GlobalId.Of(supervisor.Id))
            .Field("organisation", Organisation? (supervisor, context) => supervisor.OrganisationId is { } id ? context.Catalogue().Organisation(id) : null)
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Parents.Select(supervisor => supervisor.CoachId).OfType<CoachId>(), cancellation);

                batch.Fill(supervisor => supervisor.CoachId is { } id ? coaches.GetValueOrDefault(id) : null);
            });
    }

    private static void AddMutations(SchemaBinding binding)
    {
        binding.AddMutation<RegisterCoachInput, CoachRegistered, RegisterCoach, CoachShown>("registerCoach", "coach", (registered, _) => registered.Coach)
            .Field("invitation", Invitation? (payload) => payload.Value?.Invitation)
            .Field("invitationCode", string? (payload) => payload.Value?.Code);
        binding.AddMutation<UpdateCoachProfileInput, CoachShown, UpdateCoachProfile, CoachShown>("updateCoachProfile", "coach", (coach, _) => coach);
        binding.AddMutation<AssignCoachSupervisorInput, CoachShown, AssignCoachSupervisor, CoachShown>("assignCoachSupervisor", "coach", (coach, _) => coach);
    }

    private sealed record CoachArgument(string Id);
}
