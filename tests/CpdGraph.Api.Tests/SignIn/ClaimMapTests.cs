using System.Text.Json;
using CpdGraph.Api.SignIn;
using Xunit;

namespace CpdGraph.Api.Tests.SignIn;

public sealed class ClaimMapTests
{
    [Theory]
    [InlineData("""{}""", null)]
    [InlineData("""{"roles":["COACH","supervisor"]}""", "Coach, Supervisor")]
    [InlineData("""{"roles":"COACH ANALYST"}""", "Coach, Analyst")]
    [InlineData("""{"roles":["hub-editor"]}""", "Publisher")]
    [InlineData("""{"roles":["HR","0"]}""", "")]
    [InlineData("""{"roles":[]}""", "")]
    [InlineData("""{"roles":{"COACH":true}}""", "")]
    [InlineData("""{"scope":"openid profile"}""", null)]
    [InlineData("""{"scope":"openid record:self record:supervise catalogue:publish dashboard:read curate admin"}""",
        "Coach, Supervisor, Publisher, Analyst, Steward, Administrator")]
    [InlineData("""{"scope":["curate"]}""", "Steward")]
    [InlineData("""{"roles":["COACH","STEWARD"],"scope":"curate dashboard:read"}""", "Steward")]
    [InlineData("""{"roles":["COACH"],"scope":"curate"}""", "")]
    [InlineData("""{"roles":["COACH"],"scope":"openid"}""", "Coach")]
    public void Roles_are_read_from_roles_and_from_our_scopes_and_from_both_only_what_they_share(string claims, string? roles)
    {
        var map = new ClaimMap(new ClaimOptions { RoleNames = { ["Hub-Editor"] = "PUBLISHER" } }, ClaimProfile.None);

        Assert.Equal(roles, map.Read(Json(claims))!.Roles?.ToString());
    }

    [Theory]
    [InlineData("""{"realm_access":{"roles":["COACH"]}}""", "Coach")]
    [InlineData("""{"realm_access.roles":["ANALYST"]}""", "Analyst")]
    [InlineData("""{"realm_access":["COACH"]}""", null)]
    public void A_name_with_dots_leads_through_objects(string claims, string? roles)
    {
        var map = new ClaimMap(new ClaimOptions { Roles = "realm_access.roles" }, ClaimProfile.None);

        Assert.Equal(roles, map.Read(Json(claims))!.Roles?.ToString());
    }

    [Theory]
    [InlineData("""{"name":"Amira"}""", "Amira")]
    [InlineData("""{"name":7}""", null)]
    [InlineData("""{"name":"A\u0007b"}""", null)]
    [InlineData("""{"given":{"name":"Amira"}}""", null)]
    public void A_name_that_cannot_be_shown_is_none(string claims, string? name)
    {
        Assert.Equal(name, new ClaimMap(new ClaimOptions(), ClaimProfile.None).Read(Json(claims))!.Name);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_makes_the_claims_unreadable()
    {
        Assert.Null(new ClaimMap(new ClaimOptions(), ClaimProfile.None).Read(Json("""{"name":"\ud800"}""")));
    }

    [Theory]
    [InlineData("""{"selected_roleid":"2","nhsid_nrbac_roles":[{"person_roleid":"1","org_code":"RA7"},{"person_roleid":"2","org_code":"U12345"}]}""", "U12345", null)]
    [InlineData("""{"nhsid_nrbac_roles":[{"person_roleid":"1","org_code":"RA7"}]}""", null, null)]
    [InlineData("""{"selected_roleid":"9","nhsid_nrbac_roles":[{"person_roleid":"1","org_code":"RA7"}],"roles":["COACH"]}""", null, "")]
    [InlineData("""{"selected_roleid":"9"}""", null, "")]
    public void A_role_selected_at_CIS2_names_an_organisation_and_one_that_is_not_described_gives_nothing(string claims, string? code, string? roles)
    {
        var read = new ClaimMap(new ClaimOptions(), ClaimProfile.Cis2).Read(Json(claims))!;

        Assert.Equal((code, roles), (read.OrganisationCode, read.Roles?.ToString()));
    }

    [Fact]
    public void Other_issuers_claims_of_that_kind_mean_nothing()
    {
        Assert.Null(new ClaimMap(new ClaimOptions(), ClaimProfile.None).Read(Json("""{"selected_roleid":"9"}"""))!.Roles);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
