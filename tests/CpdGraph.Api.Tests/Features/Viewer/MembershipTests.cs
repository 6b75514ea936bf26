using System.Text.Json;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Viewer;

public abstract class MembershipTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task The_viewer_is_who_signed_in_with_what_was_granted()
    {
        var name = Api.NewName("analyst");
        var organisation = await Organisation();
        await Grant(name, new { memberName = "Ana", role = "ANALYST", organisationId = organisation, relation = "FUNDS" });

        var viewer = await Read(
            Api.As(name, Role.Analyst),
            "viewer",
            """
            {
              viewer {
                subject name roles coach { id } supervisor { id } supervisedCoaches { totalCount } providers { id } organisations { id }
                memberships { role relation organisation { id } provider { id } validFrom validTo revokedAt grantedBy }
              }
            }
            """);

        Assert.Equal(name, At(viewer, "subject").GetString());
        Assert.Equal("ANALYST", Assert.Single(At(viewer, "roles").EnumerateArray()).GetString());
        Assert.Equal(organisation, Assert.Single(At(viewer, "organisations").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("FUNDS 2026-11-24 Steward", $"{At(viewer, "memberships.0.relation")} {At(viewer, "memberships.0.validFrom")} {At(viewer, "memberships.0.grantedBy")}");
        Assert.All(["coach", "supervisor", "supervisedCoaches"], field => Assert.Equal(JsonValueKind.Null, At(viewer, field).ValueKind));
    }

    [Fact]
    public async Task Nobody_granted_anything_has_no_roles_and_the_anonymous_have_no_viewer()
    {
        var viewer = await Read(Api.As(Api.NewName("stranger")), "viewer", "{ viewer { roles memberships { id } coach { id } } }");

        Assert.Equal(0, At(viewer, "roles").GetArrayLength());
        Assert.Equal(0, At(viewer, "memberships").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, (await Read(Api.Anonymous, "viewer", "{ viewer { name } }")).ValueKind);
    }

    [Fact]
    public async Task A_revoked_membership_ends_at_once()
    {
        var name = Api.NewName("supervisor");
        var id = At(await Grant(name, new { memberName = name, role = "SUPERVISOR", organisationId = await Organisation(), relation = "OVERSEES" }), "id").GetString();
        Assert.Empty((await Api.As(name, Role.Supervisor).Send("{ coaches { totalCount } }")).Errors);

        var revoked = await Read(
            Api.Steward,
            "revokeMembership.membership",
            "mutation ($id: ID!) { revokeMembership(input: { id: $id, reason: \"Has left.\" }) { membership { validTo revokedAt } userErrors { code } } }",
            new { id });

        Assert.Equal("2026-11-24", At(revoked, "validTo").GetString());
        Assert.Equal("FORBIDDEN", At(Assert.Single((await Api.As(name, Role.Supervisor).Send("{ coaches { totalCount } }")).Errors), "extensions.code").GetString());
        Assert.Equal(["WrongStateError WRONG_STATE id"], await Refusals(Api.Steward, "revokeMembership", new { id }));
    }

    [Fact]
    public async Task Every_mistake_in_a_grant_is_told_by_its_field()
    {
        var subject = Api.NewName("member");
        var principal = new { issuer = DevelopmentSignIn.Issuer, subject };
        await Grant(subject, new { memberName = subject, role = "ANALYST", organisationId = await Organisation(), relation = "FUNDS" });

        Assert.Equal(
            ["InvalidInputError REQUIRED principal.issuer", "InvalidInputError REQUIRED principal.subject", "InvalidInputError REQUIRED membership.memberName", "InvalidInputError REQUIRED membership.providerId"],
            await Refusals(Api.Steward, "grantMembership", new { principal = new { issuer = "", subject = " " }, membership = new { memberName = "", role = "PUBLISHER" } }));
        Assert.Equal(
            ["NotFoundError NOT_FOUND membership.providerId"],
            await Refusals(Api.Steward, "grantMembership", new { principal, membership = new { memberName = "Pat", role = "PUBLISHER", providerId = await Organisation() } }));
        Assert.Equal(
            ["InvalidInputError OUT_OF_RANGE membership.validTo"],
            await Refusals(Api.Steward, "grantMembership", new { principal, membership = new { memberName = "Stew", role = "STEWARD", validTo = "2026-11-01" } }));
        Assert.Equal(
            ["NotPermittedError NOT_PERMITTED membership.role"],
            await Refusals(Api.Steward, "grantMembership", new { principal, membership = new { memberName = "Adam", role = "ADMINISTRATOR" } }));
        Assert.Equal(
            ["AlreadyExistsError TAKEN membership"],
            await Refusals(Api.Steward, "grantMembership", new { principal, membership = new { memberName = subject, role = "ANALYST", organisationId = await Organisation(), relation = "FUNDS" } }));
        Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals(Api.Steward, "revokeMembership", new { id = "damaged" }));
    }

    [Fact]
    public async Task Only_stewards_grant_and_a_membership_is_seen_by_its_parties_alone()
    {
        var (supervisor, name) = (await Supervisor(), Api.NewName("analyst"));
        var id = At(await Grant(name, new { memberName = name, role = "ANALYST", organisationId = await Organisation(), relation = "FUNDS" }), "id").GetString();
        const string node = "query ($id: ID!) { node(id: $id) { id } }";
        const string grant =
            "mutation { grantMembership(input: { principal: { issuer: \"x\", subject: \"x\" }, membership: { memberName: \"x\", role: STEWARD } }) { userErrors { code } } }";

        Assert.Equal("FORBIDDEN", At(Assert.Single((await supervisor.Client.Send(grant)).Errors), "extensions.code").GetString());
        Assert.Equal("UNAUTHENTICATED", At(Assert.Single((await Api.Anonymous.Send(grant)).Errors), "extensions.code").GetString());
        Assert.Equal(id, await ReadText(Api.As(name, Role.Analyst), "node.id", node, new { id }));
        Assert.Equal(id, await ReadText(Api.Steward, "node.id", node, new { id }));
        Assert.Equal(JsonValueKind.Null, (await Read(supervisor.Client, "node", node, new { id })).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await Read(Api.Anonymous, "node", node, new { id })).ValueKind);
    }
}

public sealed class MembershipsOnSqliteTests() : MembershipTests(Database.Sqlite);

public sealed class MembershipsOnPostgresTests() : MembershipTests(Database.Postgres);
