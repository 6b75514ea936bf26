using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Supervision;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Who is calling, and what they may do.</summary>
internal static class ViewerGraph
{
    /// <param name="extend">Adds what other slices show of the caller.</param>
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects, Action<TypeBinding<ViewerShown>> extend)
    {
        subjects
            .Add<ViewerShown>(_ => AccessSubject.TheCaller)
            .Add<Membership>(AccessSubject.Of);

        binding.Enum<OrganisationRelation>("OrganisationRelation");
        AddViewer(binding, extend);

        binding.Type<Membership>("Membership")
            .Field("id", membership => GlobalId.Of(membership.Id))
            .Field("provider", Provider? (membership, context) => membership.ProviderId is { } id ? context.Catalogue().Provider(id) : null)
            .Field("organisation", Organisation? (membership, context) => membership.OrganisationId is { } id ? context.Catalogue().Organisation(id) : null)
            .Field("grantedBy", membership => membership.GrantedByName);

        binding.Query.Field("viewer", ViewerShown? (_, context) => context.Caller().IsSignedIn ? new ViewerShown(context.Caller()) : null);

        binding.AddMutation<IssueInvitationInput, InvitationIssued, IssueInvitation, Invitation>("issueInvitation", "invitation", (issued, _) => issued.Invitation)
            .Field("code", string? (payload) => payload.Value?.Code);
        binding.AddMutation<RedeemInvitationInput, Redeemed, RedeemInvitation, ViewerShown>("redeemInvitation", "viewer", (_, context) => new ViewerShown(context.Caller()));
        binding.AddMutation<GrantMembershipInput, Membership, GrantMembership, Membership>("grantMembership", "membership", (membership, _) => membership);
        binding.AddMutation<RevokeMembershipInput, Membership, RevokeMembership, Membership>("revokeMembership", "membership", (membership, _) => membership);
    }

    private static void AddViewer(SchemaBinding binding, Action<TypeBinding<ViewerShown>> extend) => extend(
        binding.Type<ViewerShown>("Viewer")
            .Batch<IReadOnlyList<Membership>>("memberships", async (batch, cancellation) =>
            {
                var memberships = await batch.Service<MembershipReads>().OwnAsync(cancellation);

                batch.Fill(_ => memberships);
            })
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Parents.Select(viewer => viewer.Caller.CoachId).OfType<CoachId>(), cancellation);

                batch.Fill(viewer => viewer.Caller.CoachId is { } id ? coaches.GetValueOrDefault(id) : null);
            })
            .Batch<Supervisor?>("supervisor", async (batch, cancellation) =>
            {
                var supervisors = await batch.Service<SupervisorReads>().FindAsync(batch.Parents.Select(viewer => viewer.Caller.SupervisorId).OfType<SupervisorId>(), cancellation);

                batch.Fill(viewer => viewer.Caller.SupervisorId is { } id ? supervisors.GetValueOrDefault(id) : null);
            })
            .Batch<CoachArguments, CoachConnection?>("supervisedCoaches", async (batch, cancellation) =>
            {
                var caller = batch.Context.Caller();
                var coaches = caller.Has(Standing.Supervisor)
                    ? await batch.Service<CoachReads>().ListAsync(batch.Arguments, caller.SupervisedCoachIds, cancellation)
                    : null;

                batch.Fill(_ => coaches);
            })
            .Batch<AsAtArguments, IReadOnlyList<TeamSupervision>?>("teamSupervision", async (batch, cancellation) =>
            {
                var caller = batch.Context.Caller();
                var team = caller.Has(Standing.Supervisor) ? await batch.Service<CoachReads>().FindAsync(caller.SupervisedCoachIds, cancellation) : null;
                var supervision = team is null ? null : await batch.Service<SupervisionReads>().OfTeamAsync(team.Values, batch.Arguments.AsAt, cancellation);

                batch.Fill(_ => supervision);
            })
            .Field("providers", (viewer, context) => viewer.Caller.ProviderIds.Select(context.Catalogue().Provider).OfType<Provider>().OrderBy(provider => provider.Name, StringComparer.Ordinal).ToArray())
            .Batch<IReadOnlyList<Organisation>>("organisations", async (batch, cancellation) =>
            {
                var memberships = await batch.Service<MembershipReads>().OwnAsync(cancellation);
                var catalogue = batch.Context.Catalogue();
                Organisation[] organisations =
                [
                    .. memberships
                        .Where(membership => batch.Context.Caller().Roles.Contains(membership.Role))
                        .Select(membership => membership.OrganisationId).OfType<OrganisationId>().Distinct()
                        .Select(catalogue.Organisation).OfType<Organisation>()
                        .OrderBy(organisation => organisation.Name, StringComparer.Ordinal),
                ];

                batch.Fill(_ => organisations);
            }));
}
