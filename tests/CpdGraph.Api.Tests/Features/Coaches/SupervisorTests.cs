using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Those who supervise, and what qualifies them.</summary>
public abstract class SupervisorTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task Somebody_who_is_no_coach_supervises_by_what_is_known_of_them()
    {
        var supervisor = await Supervisor();
        var name = Api.NewName("clinician");
        var registered = await Read(
            supervisor.Client,
            "registerSupervisor.supervisor",
            """
            mutation ($name: String!, $organisation: ID!) {
              registerSupervisor(input: { supervisor: {
                displayName: $name, email: "clara@example.org", organisationId: $organisation, capacityMinutesPerMonth: 240
                clinicalRegistrations: [{ body: "NMC", number: "12A3456E", checkedOn: "2026-10-01" }]
                tier: { tier: TIER_3, awardedOn: "2026-05-01", basis: "Portfolio.", recognisedBy: "A school" }
              } }) {
                supervisor {
                  id displayName coach { id } organisation { id } clinicalRegistrations { body checkedOn } tier before: tier(asAt: "2026-04-30")
                  tierAwards { tier awardedOn recognisedBy basis revokedOn } qualifiedFor capacityMinutesPerMonth coachCount revision
                }
                userErrors { message field }
              }
            }
            """,
            new { name, organisation = await Organisation(1) });
        var id = At(registered, "id").GetString()!;

        Assert.Equal("""[{"body":"NMC","checkedOn":"2026-10-01"}]""", At(registered, "clinicalRegistrations").GetRawText());
        Assert.Equal(("TIER_3", "null"), (At(registered, "tier").GetString(), At(registered, "before").GetRawText()));
        Assert.Equal("""[{"tier":"TIER_3","awardedOn":"2026-05-01","recognisedBy":"A school","basis":"Portfolio.","revokedOn":null}]""", At(registered, "tierAwards").GetRawText());
        Assert.Equal("""["LINE_MANAGEMENT","CLINICAL","HEALTH_COACHING"]""", At(registered, "qualifiedFor").GetRawText());
        Assert.Equal((240, 0, 1), (At(registered, "capacityMinutesPerMonth").GetInt32(), At(registered, "coachCount").GetInt32(), At(registered, "revision").GetInt32()));

        var coach = await Coach(supervisor);
        foreach (var kind in new[] { "CLINICAL", "HEALTH_COACHING" })
        {
            Assert.Empty(await Refusals(supervisor.Client, "assignCoachSupervisor", new { coachId = coach.Id, kind, supervisorId = id, startsOn = "2026-11-24" }));
        }

        var seen = await Read(coach.Client, "viewer.coach.supervisors", "{ viewer { coach { supervisors { kind supervisor { displayName tier coachCount } } } } }");
        Assert.Equal($$"""{"displayName":"{{name}}","tier":"TIER_3","coachCount":1}""", At(seen, "1.supervisor").GetRawText());
    }

    [Fact]
    public async Task A_supervisor_changes_their_details_and_never_what_qualifies_them()
    {
        var supervisor = await Supervisor();
        object Input(object changes, int expectedRevision) => new { id = supervisor.Id, changes, expectedRevision };

        Assert.Empty(await Refusals(supervisor.Client, "updateSupervisor", Input(new { capacityMinutesPerMonth = 120, organisationId = (string?)null }, 1)));
        Assert.Equal(
            ["NotPermittedError OWN_RECORD changes.tier"],
            await Refusals(supervisor.Client, "updateSupervisor", Input(new { tier = new { tier = "TIER_4", awardedOn = "2026-01-05", basis = "Mine.", recognisedBy = "Me" } }, 2)));
        Assert.Empty(await Refusals(
            Api.Steward, "updateSupervisor", Input(new { tier = new { tier = "TIER_3", awardedOn = "2026-01-05", basis = "Portfolio.", recognisedBy = "A school" } }, 2)));

        var read = await Read(
            supervisor.Client, "viewer.supervisor", "{ viewer { supervisor { revision capacityMinutesPerMonth organisation { id } tier qualifiedFor } } }");
        Assert.Equal("""{"revision":3,"capacityMinutesPerMonth":120,"organisation":null,"tier":"TIER_3","qualifiedFor":["LINE_MANAGEMENT","HEALTH_COACHING"]}""", read.GetRawText());
    }

    [Fact]
    public async Task The_tier_of_a_supervisor_who_is_a_coach_comes_from_their_coach_record()
    {
        var supervisor = await Supervisor();
        var (id, code, _) = await Registered(Api.Steward);
        await Read(supervisor.Client, "", "mutation ($code: String!) { redeemInvitation(input: { code: $code }) { userErrors { code } } }", new { code });
        var award = await ReadText(
            Api.Steward,
            "awardCoachTier.award.id",
            "mutation ($id: ID!) { awardCoachTier(input: { coachId: $id, tier: TIER_3, awardedOn: \"2026-06-01\", basis: \"Portfolio.\", overrideReason: \"Recognised elsewhere.\" }) { award { id } userErrors { message } } }",
            new { id });
        const string Mine = "{ viewer { supervisor { tier may: qualifiedFor before: tier(asAt: \"2026-05-31\") tierAwards { tier basis revokedOn } } } }";

        Assert.Equal(
            """{"tier":"TIER_3","may":["LINE_MANAGEMENT","HEALTH_COACHING"],"before":null,"tierAwards":[{"tier":"TIER_3","basis":null,"revokedOn":null}]}""",
            (await Read(supervisor.Client, "viewer.supervisor", Mine)).GetRawText());
        Assert.Empty(await Refusals(Api.Steward, "revokeCoachTier", new { id = award, revokedOn = "2026-11-01", reason = "It was another's." }));
        Assert.Equal(
            """{"tier":null,"may":["LINE_MANAGEMENT"],"before":null,"tierAwards":[{"tier":"TIER_3","basis":null,"revokedOn":"2026-11-01"}]}""",
            (await Read(supervisor.Client, "viewer.supervisor", Mine)).GetRawText());
    }

    [Fact]
    public async Task Supervisors_are_found_by_name_organisation_and_qualification_and_paged()
    {
        var supervisor = await Supervisor();
        var mark = Api.NewName("Zoé");
        foreach (var (name, tier, clinician) in new[] { ($"A {mark}", "TIER_3", false), ($"B {mark}", "TIER_2", true), ($"C {mark}", "TIER_4", true) })
        {
            Assert.Empty(await Refusals(
                supervisor.Client,
                "registerSupervisor",
                new
                {
                    supervisor = new
                    {
                        displayName = name,
                        organisationId = await Organisation(clinician ? 1 : 0),
                        clinicalRegistrations = clinician ? new[] { new { body = "NMC" } } : [],
                        tier = new { tier, awardedOn = "2026-01-05", basis = "Portfolio.", recognisedBy = "A school" },
                    },
                }));
        }

        async Task<string> Found(object filter) => string.Concat((await Read(
            supervisor.Client, "supervisors.nodes", "query ($filter: SupervisorFilter) { supervisors(first: 100, filter: $filter) { nodes { displayName } } }", new { filter }))
            .EnumerateArray().Select(row => At(row, "displayName").GetString()![..1]));
        var byName = new { contains = mark.Replace('é', 'e').ToUpperInvariant() };

        Assert.Equal("ABC", await Found(new { name = byName }));
        Assert.Equal("AC", await Found(new { name = byName, qualifiedFor = new[] { "HEALTH_COACHING" } }));
        Assert.Equal("BC", await Found(new { name = byName, qualifiedFor = new[] { "CLINICAL" } }));
        Assert.Equal("BC", await Found(new { name = byName, organisationIds = new[] { await Organisation(1) } }));
        Assert.Equal("", await Found(new { name = byName, qualifiedFor = Array.Empty<string>() }));

        const string Page = "query ($name: StringFilter, $after: String) { supervisors(first: 2, after: $after, filter: { name: $name }) { totalCount nodes { displayName } pageInfo { hasNextPage endCursor } } }";
        var first = await Read(supervisor.Client, "supervisors", Page, new { name = byName });
        var second = await Read(supervisor.Client, "supervisors", Page, new { name = byName, after = At(first, "pageInfo.endCursor").GetString() });
        Assert.Equal((3, 2, true), (At(first, "totalCount").GetInt32(), At(first, "nodes").GetArrayLength(), At(first, "pageInfo.hasNextPage").GetBoolean()));
        Assert.Equal(($"C {mark}", false), (At(second, "nodes.0.displayName").GetString(), At(second, "pageInfo.hasNextPage").GetBoolean()));
    }
}

public sealed class SupervisorsOnSqliteTests() : SupervisorTests(Database.Sqlite);

public sealed class SupervisorsOnPostgresTests() : SupervisorTests(Database.Postgres);
