using CpdGraph.Api.Access;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Supervision;

/// <summary>Binds supervision meetings.</summary>
internal static class SessionGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects.Add<SupervisionSession>(session => AccessSubject.Of(session.CoachId));

        binding.Enum<SupervisionFormat>("SupervisionFormat");
        binding.Type<RecordEdge<SupervisionSession>>("SupervisionSessionEdge");
        binding.Type<SessionConnection>("SupervisionSessionConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<SessionReads>().CountAsync(batch.Parents, cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Coach));
        });

        binding.Type<SupervisionSession>("SupervisionSession")
            .Field("id", session => GlobalId.Of(session.Id))
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(session => session.CoachId), cancellation);

                batch.Fill(session => coaches.GetValueOrDefault(session.CoachId));
            })
            .Batch<Supervisor?>("supervisor", async (batch, cancellation) =>
            {
                var supervisors = await batch.Service<SupervisorReads>().FindAsync(batch.Keys(session => session.SupervisorId), cancellation);

                batch.Fill(session => supervisors.GetValueOrDefault(session.SupervisorId));
            });

        binding.AddMutation<LogSupervisionSessionInput, SupervisionSession, LogSupervisionSession, SupervisionSession>(
            "logSupervisionSession", "session", (session, _) => session);
        binding.AddMutation<ConfirmSupervisionSessionInput, SupervisionSession, ConfirmSupervisionSession, SupervisionSession>(
            "confirmSupervisionSession", "session", (session, _) => session);
    }

    public static void AddTo(TypeBinding<CoachShown> coach) =>
        coach.Batch<SessionArguments, SessionConnection?>("supervisionSessions", async (batch, cancellation) =>
        {
            var sessions = await batch.Service<SessionReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

            batch.Fill(parent => sessions[parent.Id]);
        });
}
