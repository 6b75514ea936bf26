using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Readiness;

public abstract class ReadinessTests(Database database) : PeopleTests(database)
{
    private const string Accredited = "example-four-day-health-coaching-classroom";
    private const string TwoDays = "example-two-day-coaching-skills";

    private const string Readiness =
        """
        referralReadiness(asAt: $asAt) {
          status readySince expiresOn asAt framework { code }
          requirements { requirement { code strength sourceReference } met metOn reason confirmedBy completion { id } }
        }
        reimbursementCondition(asAt: $asAt) { met reason rule sourceReference fundingRule { code } completion { id } }
        """;

    [Fact]
    public async Task A_coach_becomes_ready_by_the_accredited_course_and_the_induction_that_the_supervisor_confirms()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);

        var fresh = await ReadinessOf(coach);
        Assert.Equal("NOT_STARTED", At(fresh, "referralReadiness.status").GetString());
        Assert.Equal("No completion of an accredited course for this is recorded.", At(fresh, "referralReadiness.requirements.0.reason").GetString());
        Assert.False(At(fresh, "reimbursementCondition.met").GetBoolean());

        var completion = await Record(coach, await OfferId(Accredited), "2026-09-01");
        var underWay = await ReadinessOf(coach);
        Assert.Equal("IN_PROGRESS", At(underWay, "referralReadiness.status").GetString());
        Assert.True(At(underWay, "reimbursementCondition.met").GetBoolean());
        Assert.Equal(completion, At(underWay, "reimbursementCondition.completion.id").GetString());
        Assert.Equal("ARRS_TRAINING_CONDITION", At(underWay, "reimbursementCondition.fundingRule.code").GetString());
        Assert.Equal(JsonValueKind.String, At(underWay, "reimbursementCondition.sourceReference").ValueKind);

        var payload = await Confirm(supervisor, coach, "SETTING_INDUCTION", "2026-10-05");
        Assert.Equal(("READY", "2026-10-05"), (At(payload, "coach.referralReadiness.status").GetString(), At(payload, "coach.referralReadiness.readySince").GetString()));

        foreach (var client in new[] { coach.Client, supervisor.Client, Api.Steward })
        {
            var ready = await ReadinessOf(coach, client: client);
            Assert.Equal("READY 2026-10-05 2026-11-24", Line(ready, "status", "readySince", "asAt"));
            Assert.Equal(completion, At(ready, "referralReadiness.requirements.0.completion.id").GetString());
            Assert.Equal(supervisor.Name, At(ready, "referralReadiness.requirements.1.confirmedBy").GetString());
            Assert.All(At(ready, "referralReadiness.requirements").EnumerateArray(), check => Assert.NotEmpty(At(check, "requirement.sourceReference").GetString()!));
        }

        Assert.Equal("IN_PROGRESS", At(await ReadinessOf(coach, "2026-10-04"), "referralReadiness.status").GetString());
        Assert.Equal("NOT_STARTED", At(await ReadinessOf(coach, "2026-08-31"), "referralReadiness.status").GetString());
        Assert.Equal(JsonValueKind.Null, At(await ReadinessOf(coach, "2010-01-01"), "referralReadiness").ValueKind);
        Assert.Equal(JsonValueKind.Null, At(await ReadinessOf(coach, "2010-01-01"), "reimbursementCondition").ValueKind);
    }

    [Fact]
    public async Task A_two_day_course_never_makes_ready()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Record(coach, await OfferId(TwoDays), "2026-09-01");
        await Confirm(supervisor, coach, "SETTING_INDUCTION", "2026-10-05");

        var readiness = await ReadinessOf(coach);

        Assert.Equal("IN_PROGRESS", At(readiness, "referralReadiness.status").GetString());
        Assert.False(At(readiness, "referralReadiness.requirements.0.met").GetBoolean());
        Assert.False(At(readiness, "reimbursementCondition.met").GetBoolean());
    }

    [Fact]
    public async Task A_course_counts_by_the_accreditation_of_the_day_on_which_it_was_completed()
    {
        // Accredited from 4 November 2024 to 4 November 2026.
        var offer = await OfferId("example-four-day-coaching-in-the-community");
        var supervisor = await Supervisor();
        var (early, late) = (await Coach(supervisor), await Coach(supervisor));
        await Record(early, offer, "2026-11-04");
        await Record(late, offer, "2026-11-05");

        Assert.True(At(await ReadinessOf(early), "referralReadiness.requirements.0.met").GetBoolean());
        Assert.False(At(await ReadinessOf(late), "referralReadiness.requirements.0.met").GetBoolean());
        Assert.Equal(
            "“Health coaching rooted in community: four days”, completed on 5 November 2026, was no longer accredited on that day.",
            At(await ReadinessOf(late), "referralReadiness.requirements.0.reason").GetString());
    }

    [Fact]
    public async Task What_is_missing_comes_with_the_offers_and_runs_that_meet_it_soonest_first()
    {
        var coach = await Coach(await Supervisor());

        var check = await Read(
            coach.Client,
            "coach.referralReadiness.requirements.0",
            """
            query ($id: ID!) {
              coach(id: $id) {
                referralReadiness {
                  requirements {
                    requirement { code } offers(first: 20) { slug delivery { days } nextRun { startsAt } } runs(first: 20) { startsAt status offer { slug satisfies { code } } }
                  }
                }
              }
            }
            """,
            new { id = coach.Id });

        var starts = At(check, "runs").EnumerateArray().Select(run => At(run, "startsAt").GetDateTimeOffset()).ToArray();
        Assert.NotEmpty(starts);
        Assert.Equal(starts.Order(), starts);
        Assert.All(At(check, "runs").EnumerateArray(), run => Assert.Equal("BOOKING_OPEN", At(run, "status").GetString()));
        Assert.All(At(check, "runs").EnumerateArray(), run => Assert.Contains("ACCREDITED_HEALTH_COACHING", run.GetRawText(), StringComparison.Ordinal));

        var offers = At(check, "offers").EnumerateArray().Select(offer => At(offer, "slug").GetString()).ToArray();
        Assert.Contains(Accredited, offers);
        Assert.Equal(At(check, "runs").EnumerateArray().Select(run => At(run, "offer.slug").GetString()).Distinct(), offers.Take(At(check, "runs").EnumerateArray().Select(run => At(run, "offer.slug").GetString()).Distinct().Count()));

        // Its accreditation was revoked, has ended, or is merely listed.
        Assert.DoesNotContain("example-accredited-once-revoked", offers);
        Assert.DoesNotContain("example-four-day-coaching-in-the-community", offers);
        Assert.DoesNotContain(offers, slug => slug!.StartsWith("peak-", StringComparison.Ordinal));

        var refused = await coach.Client.Send("query ($id: ID!) { coach(id: $id) { referralReadiness { requirements { runs(first: 21) { id } } } } }", new { id = coach.Id });
        Assert.NotEmpty(refused.Errors);
        Assert.All(refused.Errors, error => Assert.Equal("LIMIT_EXCEEDED", At(error, "extensions.code").GetString()));
    }

    [Fact]
    public async Task The_same_requirement_is_confirmed_once_for_a_post_and_a_repeated_request_is_carried_out_once()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var input = new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2026-10-05", note = "Two weeks.", idempotencyKey = Api.NewName("key") };

        Assert.Empty(await Refusals(supervisor.Client, "confirmReadinessRequirement", input));
        Assert.Empty(await Refusals(supervisor.Client, "confirmReadinessRequirement", input));
        Assert.Equal(
            ["AlreadyExistsError TAKEN requirementCode"],
            await Refusals(supervisor.Client, "confirmReadinessRequirement", new { input.coachId, input.requirementCode, metOn = "2026-10-06" }));
    }

    [Fact]
    public async Task Nobody_confirms_their_own_and_only_who_supervises_the_coach_confirms()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var input = new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2026-10-05" };

        // The coach is made a supervisor as well, which changes nothing about their own record.
        await Grant(coach.Name, new { memberName = coach.Name, role = "SUPERVISOR", organisationId = await Organisation(1), relation = "OVERSEES" });
        Assert.Equal(["NotPermittedError OWN_RECORD coachId"], await Refusals(Api.As(coach.Name), "confirmReadinessRequirement", input));

        Assert.Equal(["NotFoundError NOT_FOUND coachId"], await Refusals((await Supervisor()).Client, "confirmReadinessRequirement", input));

        var both = Api.NewName("steward-and-supervisor");
        await Grant(both, new { memberName = both, role = "STEWARD" });
        await Grant(both, new { memberName = both, role = "SUPERVISOR", organisationId = await Organisation(1), relation = "OVERSEES" });
        Assert.Equal(["NotPermittedError NOT_PERMITTED coachId"], await Refusals(Api.As(both), "confirmReadinessRequirement", input));
    }

    [Fact]
    public async Task Readiness_of_many_coaches_costs_as_many_statements_as_of_one()
    {
        var supervisor = await Supervisor();

        for (var made = 0; made < 4; made++)
        {
            var coach = await Registered(supervisor.Client);
            await Confirm(supervisor, new Person(supervisor.Client, coach.Id, coach.Name), "SETTING_INDUCTION", "2026-10-05");
        }

        var (one, all) = (await Statements(1), await Statements(50));

        // Who asks, the coaches with their posts, and what their readiness is decided by: once for both fields and both days.
        Assert.Equal((3, 3), (one, all));

        async Task<int> Statements(int first)
        {
            var response = await supervisor.Client.Send(
                """
                query ($first: Int!) {
                  viewer { supervisedCoaches(first: $first) { nodes {
                    referralReadiness { status requirements { met reason completion { title } offers { title } runs { startsAt } } }
                    before: referralReadiness(asAt: "2026-06-01") { status }
                    reimbursementCondition { met reason }
                  } } }
                }
                """,
                new { first });

            Assert.Empty(response.Errors);
            Assert.Equal(Math.Min(first, 4), At(response.Data, "viewer.supervisedCoaches.nodes").GetArrayLength());

            return ApiServer.StatementsOf(response);
        }
    }

    private async Task<string> OfferId(string slug) => await ReadText(Api.Anonymous, "offer.id", "query ($slug: Slug!) { offer(by: { slug: $slug }) { id } }", new { slug });

    private static async Task<JsonElement> ReadinessOf(Person coach, string? asAt = null, GraphQLClient? client = null) => await Read(
        client ?? coach.Client, "coach", $$"""query ($id: ID!, $asAt: Date) { coach(id: $id) { {{Readiness}} } }""", new { id = coach.Id, asAt });

    private static async Task<JsonElement> Confirm(Person supervisor, Person coach, string requirementCode, string metOn) => await Read(
        supervisor.Client,
        "confirmReadinessRequirement",
        """
        mutation ($input: ConfirmReadinessRequirementInput!) {
          confirmReadinessRequirement(input: $input) { coach { id referralReadiness { status readySince } } userErrors { code field message } query { __typename } }
        }
        """,
        new { input = new { coachId = coach.Id, requirementCode, metOn } });

    private static string Line(JsonElement coach, params string[] fields) => string.Join(' ', fields.Select(field => At(coach, $"referralReadiness.{field}").GetString()));
}

public sealed class ReadinessOnSqliteTests() : ReadinessTests(Database.Sqlite);

public sealed class ReadinessOnPostgresTests() : ReadinessTests(Database.Postgres);
