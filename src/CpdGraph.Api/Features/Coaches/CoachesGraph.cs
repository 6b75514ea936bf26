using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Coaches, where they work and how they come in. Supervisors and tiers are in the files beside this one.</summary>
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
        SupervisorGraph.AddTo(binding);
        TierGraph.AddTo(binding, subjects);

        binding.Enum<CoachSort>("CoachOrderField");
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
            .Field("specialisms", (coach, context) => context.Catalogue().SpecialismsOf(coach.Record.SpecialismIds));

        TierGraph.AddTo(coach);
        SupervisorGraph.AddTo(coach);
        extend(coach);
    }

    private static void AddMutations(SchemaBinding binding)
    {
        binding.AddMutation<RegisterCoachInput, CoachRegistered, RegisterCoach, CoachShown>("registerCoach", "coach", (registered, _) => registered.Coach)
            .Field("invitation", Invitation? (payload) => payload.Value?.Invitation)
            .Field("invitationCode", string? (payload) => payload.Value?.Code);
        binding.AddMutation<UpdateCoachProfileInput, CoachShown, UpdateCoachProfile, CoachShown>("updateCoachProfile", "coach", (coach, _) => coach);
        binding.AddMutation<ChangeCoachEmploymentInput, CoachShown, ChangeCoachEmployment, CoachShown>("changeCoachEmployment", "coach", (coach, _) => coach);
        binding.AddMutation<AssignCoachSupervisorInput, CoachShown, AssignCoachSupervisor, CoachShown>("assignCoachSupervisor", "coach", (coach, _) => coach);
    }

    private sealed record CoachArgument(string Id);
}
