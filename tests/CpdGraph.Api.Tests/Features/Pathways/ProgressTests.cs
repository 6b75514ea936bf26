using System.Text.Json;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Pathways;

/// <summary>How far coaches have come along pathways, and starting, leaving and confirming.</summary>
public abstract class ProgressTests(Database database) : PeopleTests(database)
{
    private const string Accredited = "example-four-day-health-coaching-classroom";
    private const string Core = "core-practice";
    private const string Leader = "team-leader";

    private const string Progress =
        """
        pathwayProgress {
          pathway { slug } startedOn finishedOn stepsDone stepsRequired nextStep { key }
          steps { step { key optional } state done doneOn reason blockedBy { key } completions { id } }
        }
        """;

    [Fact]
    public async Task A_coach_goes_along_the_core_pathway_from_the_first_course_to_the_second_tier()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);

        await Start(coach.Client, coach, Core, "2026-08-01");
        var fresh = await ProgressOf(coach);
        Assert.Equal("core-practice 2026-08-01  0 13 four-day-course", Line(fresh));
        Assert.Equal("READY", Step(fresh, "four-day-course").State);
        Assert.Equal("No completion of an accredited course for this is recorded.", Step(fresh, "four-day-course").Reason);
        Assert.Equal(("BLOCKED", "four-day-course induction"), (Step(fresh, "tier-1").State, Step(fresh, "tier-1").BlockedBy));
        Assert.StartsWith(
            "“Complete an accredited four-day health coaching course” and “Complete the induction for the setting” must be done first.", Step(fresh, "tier-1").Reason, StringComparison.Ordinal);

        var completion = await Record(coach, await OfferId(Accredited), "2026-09-01");
        await Done(supervisor, "confirmReadinessRequirement", new { coachId = coach.Id, requirementCode = "SETTING_INDUCTION", metOn = "2026-10-05" });
        await Done(supervisor, "confirmReadinessRequirement", new { coachId = coach.Id, requirementCode = "SHADOWING", metOn = "2026-10-06" });
        var ready = await ProgressOf(coach);
        Assert.Equal("core-practice 2026-08-01  2 13 tier-1", Line(ready));
        Assert.Equal(("DONE", "2026-09-01", completion), (Step(ready, "four-day-course").State, Step(ready, "four-day-course").DoneOn, Step(ready, "four-day-course").Completions));
        Assert.Equal(("DONE", "2026-10-05"), (Step(ready, "induction").State, Step(ready, "induction").DoneOn));
        Assert.Equal("UNDER_WAY", Step(ready, "settling-in").State);
        Assert.StartsWith("1 of 3 are met.", Step(ready, "settling-in").Reason, StringComparison.Ordinal);
        Assert.Equal(("READY", "No tier is held, and tier 1 is needed. It is recognised by a supervisor or a steward."), (Step(ready, "tier-1").State, Step(ready, "tier-1").Reason));

        await Award(supervisor, coach.Id, "TIER_1", "2026-10-10");
        await Confirm(supervisor, coach, Core, "first-year", "2026-11-02", 12);
        await Assess(supervisor, coach, completion, "COMPETENT", "1.1");
        var halfway = await ProgressOf(coach);
        Assert.Equal("core-practice 2026-08-01  4 13 core-competencies", Line(halfway));
        Assert.Equal(("DONE", "2026-11-02", $"Confirmed by {supervisor.Name}: met on 2 November 2026."), (Step(halfway, "first-year").State, Step(halfway, "first-year").DoneOn, Step(halfway, "first-year").Reason));
        Assert.Equal("UNDER_WAY", Step(halfway, "core-competencies").State);
        Assert.StartsWith("Competent or above is confirmed in 1 of 13 competencies.", Step(halfway, "core-competencies").Reason, StringComparison.Ordinal);

        await Assess(supervisor, coach, completion, "COMPETENT", "1.2", "1.3", "1.4", "1.8", "2.1", "2.2", "2.3", "2.4", "2.5", "3.2", "3.3", "3.5");
        await Award(supervisor, coach.Id, "TIER_2", "2026-11-24");

        foreach (var client in new[] { coach.Client, supervisor.Client, Api.Steward })
        {
            var second = await ProgressOf(coach, client);
            Assert.Equal("core-practice 2026-08-01  6 13 second-year", Line(second));
            Assert.Equal(("DONE", "2026-11-24"), (Step(second, "core-competencies").State, Step(second, "core-competencies").DoneOn));
            Assert.Equal(("DONE", "2026-11-24"), (Step(second, "tier-2").State, Step(second, "tier-2").DoneOn));
            Assert.Equal(("BLOCKED", "second-year group-work supervising"), (Step(second, "tier-3").State, Step(second, "tier-3").BlockedBy));
        }
    }

    [Fact]
    public async Task A_coach_with_everything_has_finished_whatever_was_done_before_the_start()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var completion = await Record(coach, await OfferId("lpc-bitesize-programme"), "2025-06-01");
        await Award(supervisor, coach.Id, "TIER_2", "2025-05-01");
        await Confirm(supervisor, coach, Leader, "line-management", "2025-07-01");
        await Confirm(supervisor, coach, Leader, "lead", "2026-08-01", 8);
        await Assess(supervisor, coach, completion, "PROFICIENT", "1.4", "1.5", "1.6");

        await Start(supervisor.Client, coach, Leader, null);
        var finished = await ProgressOf(coach);

        Assert.Equal("team-leader 2026-11-24 2026-11-24 5 5 ", Line(finished));
        Assert.Equal(
            "tier-2:DONE:2025-05-01 line-management:DONE:2025-07-01 team-competencies:DONE:2026-11-24 leadership:DONE:2025-06-01 action-learning:READY: lead:DONE:2026-08-01",
            string.Join(' ', Steps(finished).Select(step => $"{step.Key}:{step.State}:{step.DoneOn}")));
        Assert.Equal(completion, Step(finished, "leadership").Completions);
        Assert.All(Steps(finished), step => Assert.Empty(step.BlockedBy));
    }

    [Fact]
    public async Task What_is_lost_again_is_not_done_any_more()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var award = await Award(supervisor, coach.Id, "TIER_2", "2026-05-01");
        var completion = await Record(coach, await OfferId("lpc-bitesize-programme"), "2026-06-01");
        await Start(coach.Client, coach, Leader, "2026-06-01");
        Assert.Equal("DONE", Step(await ProgressOf(coach), "leadership").State);

        await Done(supervisor, "rejectCompletion", new { id = completion, reason = "Not on that day." });
        Assert.Empty(await Refusals(Api.Steward, "revokeCoachTier", new { id = award, revokedOn = "2026-11-20", reason = "It was another's." }));
        var lost = await ProgressOf(coach);

        Assert.Equal(("READY", "The recognition of tier 2 was revoked on 20 November 2026. No tier is held, and tier 2 is needed."), (Step(lost, "tier-2").State, Step(lost, "tier-2").Reason));
        Assert.Equal(("BLOCKED", ""), (Step(lost, "leadership").State, Step(lost, "leadership").Completions));
        Assert.EndsWith("completed on 1 June 2026, was checked and refused.", Step(lost, "leadership").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_comes_with_offers_and_runs_soonest_first_and_what_is_done_with_none()
    {
        var coach = await Coach(await Supervisor());
        await Start(coach.Client, coach, Core, null);
        await Start(coach.Client, coach, Leader, null);
        const string query =
            """
            query ($id: ID!) { coach(id: $id) { pathwayProgress { steps {
              step { key requirement { __typename } }
              offers(first: 20) { slug nextRun { startsAt } competencyMappings { competency { code } coverage } }
              runs(first: 20) { startsAt status offer { slug } }
            } } } }
            """;

        var progress = await Read(coach.Client, "coach.pathwayProgress", query, new { id = coach.Id });
        var course = Found(progress, "four-day-course");
        var starts = At(course, "runs").EnumerateArray().Select(run => At(run, "startsAt").GetDateTimeOffset()).ToArray();
        var bookable = At(course, "runs").EnumerateArray().Select(run => At(run, "offer.slug").GetString()).Distinct().ToArray();
        Assert.NotEmpty(starts);
        Assert.Equal(starts.Order(), starts);
        Assert.All(At(course, "runs").EnumerateArray(), run => Assert.Equal("BOOKING_OPEN", At(run, "status").GetString()));
        Assert.Equal(bookable, At(course, "offers").EnumerateArray().Select(offer => At(offer, "slug").GetString()).Take(bookable.Length));
        Assert.Contains(Accredited, bookable);

        Assert.Equal(
            ["lpc-bitesize-programme", "lpc-in-depth-development-programmes"],
            At(Found(progress, "leadership"), "offers").EnumerateArray().Select(offer => At(offer, "slug").GetString()));

        var group = At(Found(progress, "group-work"), "offers").EnumerateArray().ToArray();
        Assert.NotEmpty(group);
        Assert.All(group, offer => Assert.Contains(
            At(offer, "competencyMappings").EnumerateArray(),
            mapping => At(mapping, "competency.code").GetString()!.StartsWith("4.", StringComparison.Ordinal) && At(mapping, "coverage").GetString() != "INTRODUCES"));

        foreach (var step in progress.EnumerateArray().SelectMany(one => At(one, "steps").EnumerateArray())
            .Where(step => At(step, "step.requirement.__typename").GetString() is "TierRequirement" or "ExperienceRequirement"))
        {
            Assert.Equal((0, 0), (At(step, "offers").GetArrayLength(), At(step, "runs").GetArrayLength()));
        }

        await Record(coach, await OfferId(Accredited), "2026-09-01");
        var done = Found(await Read(coach.Client, "coach.pathwayProgress", query, new { id = coach.Id }), "four-day-course");
        Assert.Equal((0, 0), (At(done, "offers").GetArrayLength(), At(done, "runs").GetArrayLength()));

        var refused = await coach.Client.Send("query ($id: ID!) { coach(id: $id) { pathwayProgress { steps { offers(first: 21) { id } } } } }", new { id = coach.Id });
        Assert.NotEmpty(refused.Errors);
        Assert.All(refused.Errors, error => Assert.Equal("LIMIT_EXCEEDED", At(error, "extensions.code").GetString()));
    }

    [Fact]
    public async Task A_pathway_is_started_once_left_once_and_started_again_with_what_was_confirmed_on_it()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var pathway = new { slug = Leader };
        var start = new { pathway, startedOn = "2026-06-01", idempotencyKey = Api.NewName("key") };

        Assert.Empty(await Refusals(coach.Client, "startPathway", start));
        Assert.Empty(await Refusals(coach.Client, "startPathway", start));
        Assert.Equal(["AlreadyExistsError TAKEN pathway"], await Refusals(coach.Client, "startPathway", new { pathway }));
        Assert.Equal(["AlreadyExistsError TAKEN pathway"], await Refusals(supervisor.Client, "startPathway", new { coachId = coach.Id, pathway }));
        await Confirm(supervisor, coach, Leader, "line-management", "2026-07-01");

        var leave = new { pathway, reason = "Another post.", idempotencyKey = Api.NewName("key") };
        Assert.Empty(await Refusals(coach.Client, "leavePathway", leave));
        Assert.Empty(await Refusals(coach.Client, "leavePathway", leave));
        Assert.Equal(0, (await ProgressOf(coach, all: true)).GetArrayLength());
        Assert.Equal(["WrongStateError WRONG_STATE pathway"], await Refusals(coach.Client, "leavePathway", new { pathway }));
        Assert.Equal(["WrongStateError WRONG_STATE pathway"], await Refusals(coach.Client, "leavePathway", new { pathway = new { slug = Core } }));

        Assert.Equal(["InvalidInputError OUT_OF_RANGE startedOn"], await Refusals(coach.Client, "startPathway", new { pathway, startedOn = "2026-11-23" }));
        await Start(coach.Client, coach, Leader, null);
        var again = await ProgressOf(coach);
        Assert.StartsWith("team-leader 2026-11-24", Line(again), StringComparison.Ordinal);
        Assert.Equal(("DONE", "2026-07-01"), (Step(again, "line-management").State, Step(again, "line-management").DoneOn));
    }

    [Fact]
    public async Task Pathways_come_in_the_order_in_which_they_were_started()
    {
        var coach = await Coach(await Supervisor());
        await Start(coach.Client, coach, Leader, "2026-08-01");
        await Start(coach.Client, coach, Core, "2026-06-01");
        await Start(coach.Client, coach, "supervisor", "2026-08-01");

        Assert.Equal(
            ["core-practice", "supervisor", "team-leader"],
            (await ProgressOf(coach, all: true)).EnumerateArray().Select(progress => At(progress, "pathway.slug").GetString()));
    }

    [Fact]
    public async Task A_step_of_experience_is_confirmed_once_and_a_repeated_request_is_carried_out_once()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        object Wish(string step, string metOn = "2026-07-01", int? months = null, string? idempotencyKey = null) =>
            new { coachId = coach.Id, pathway = new { slug = Core }, step, metOn, months, note = "Seen.", idempotencyKey };

        var key = Api.NewName("key");
        Assert.Empty(await Refusals(supervisor.Client, "confirmPathwayStep", Wish("first-year", months: 12, idempotencyKey: key)));
        Assert.Empty(await Refusals(supervisor.Client, "confirmPathwayStep", Wish("first-year", months: 12, idempotencyKey: key)));
        Assert.Equal(["AlreadyExistsError TAKEN step"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish("first-year", months: 12)));
        Assert.Equal(["InvalidInputError OUT_OF_RANGE months"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish("second-year", months: 23)));
        Assert.Equal(["InvalidInputError REQUIRED months"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish("second-year")));
        Assert.Equal(["InvalidInputError INVALID months"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish("lead-or-train", months: 3)));
        Assert.Equal(["InvalidInputError IN_FUTURE metOn"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish("lead-or-train", "2026-11-25")));
        Assert.Equal(["InvalidInputError OUT_OF_RANGE metOn"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish("lead-or-train", "2025-02-02")));
        Assert.Equal(["NotFoundError NOT_FOUND step"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish("nothing")));

        foreach (var step in new[] { "four-day-course", "core-competencies", "tier-2" })
        {
            Assert.Equal(["RuleRefusedError NOT_PERMITTED step"], await Refusals(supervisor.Client, "confirmPathwayStep", Wish(step)));
        }
    }

    [Fact]
    public async Task Other_peoples_pathways_are_neither_seen_nor_changed()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Start(coach.Client, coach, Core, "2026-06-01");
        var pathway = new { slug = Leader };
        var confirm = new { coachId = coach.Id, pathway, step = "line-management", metOn = "2026-07-01" };

        foreach (var other in new[] { (await Supervisor()).Client, (await Coach(await Supervisor())).Client })
        {
            Assert.Equal(JsonValueKind.Null, (await Read(other, "coach", $$"""query ($id: ID!) { coach(id: $id) { {{Progress}} } }""", new { id = coach.Id })).ValueKind);
            Assert.Equal(["NotFoundError NOT_FOUND coachId"], await Refusals(other, "startPathway", new { coachId = coach.Id, pathway }));
            Assert.Equal(["NotFoundError NOT_FOUND coachId"], await Refusals(other, "leavePathway", new { coachId = coach.Id, pathway = new { slug = Core } }));
        }

        Assert.Equal(["NotFoundError NOT_FOUND coachId"], await Refusals((await Supervisor()).Client, "confirmPathwayStep", confirm));

        // A steward sees the record, and does not supervise.
        var both = Api.NewName("steward-and-supervisor");
        await Grant(both, new { memberName = both, role = "STEWARD" });
        await Grant(both, new { memberName = both, role = "SUPERVISOR", organisationId = await Organisation(1), relation = "OVERSEES" });
        Assert.Equal(["NotPermittedError NOT_PERMITTED coachId"], await Refusals(Api.As(both), "startPathway", new { coachId = coach.Id, pathway }));
        Assert.Equal(["NotPermittedError NOT_PERMITTED coachId"], await Refusals(Api.As(both), "leavePathway", new { coachId = coach.Id, pathway = new { slug = Core } }));
        Assert.Equal(["NotPermittedError NOT_PERMITTED coachId"], await Refusals(Api.As(both), "confirmPathwayStep", confirm));
        Assert.Equal(["NotFoundError NOT_FOUND coachId"], await Refusals(Api.As(both), "startPathway", new { pathway }));

        // Made a supervisor as well, the coach still does not confirm their own.
        await Grant(coach.Name, new { memberName = coach.Name, role = "SUPERVISOR", organisationId = await Organisation(1), relation = "OVERSEES" });
        Assert.Equal(["NotPermittedError OWN_RECORD coachId"], await Refusals(Api.As(coach.Name), "confirmPathwayStep", confirm));
        Assert.Equal("core-practice 2026-06-01  0 13 four-day-course", Line(await ProgressOf(coach)));
    }

    [Fact]
    public async Task Progress_of_many_coaches_costs_as_many_statements_as_of_one_and_shares_them_with_readiness_and_profile()
    {
        var supervisor = await Supervisor();

        for (var made = 0; made < 4; made++)
        {
            var coach = await Registered(supervisor.Client);
            var person = new Person(supervisor.Client, coach.Id, coach.Name);
            await Start(supervisor.Client, person, Core, "2026-08-01");
            await Start(supervisor.Client, person, Leader, "2026-09-01");
        }

        const string progress = "pathwayProgress { steps { state reason completions { id } } }";
        const string more = progress + " referralReadiness { status } competencyProfile { tier } tier";

        // Who asks, the coaches with their posts and tiers, their pathways, and what readiness and competencies are decided by.
        Assert.Equal((5, 5, 5), (await Statements(1, progress), await Statements(50, progress), await Statements(50, more)));

        async Task<int> Statements(int first, string fields)
        {
            var response = await supervisor.Client.Send($$"""query ($first: Int!) { coaches(first: $first) { nodes { {{fields}} } } }""", new { first });

            Assert.Empty(response.Errors);
            Assert.Equal(Math.Min(first, 4), At(response.Data, "coaches.nodes").GetArrayLength());
            Assert.All(At(response.Data, "coaches.nodes").EnumerateArray(), coach => Assert.Equal(2, At(coach, "pathwayProgress").GetArrayLength()));

            return ApiServer.StatementsOf(response);
        }
    }

    private async Task<string> OfferId(string slug) => await ReadText(Api.Anonymous, "offer.id", "query ($slug: Slug!) { offer(by: { slug: $slug }) { id } }", new { slug });

    private static async Task Start(GraphQLClient by, Person coach, string slug, string? startedOn)
    {
        var progress = await Read(
            by,
            "startPathway.coach.pathwayProgress",
            """
            mutation ($input: StartPathwayInput!) {
              startPathway(input: $input) { coach { pathwayProgress { pathway { slug } startedOn } } userErrors { code field message } }
            }
            """,
            new { input = new { coachId = coach.Id, pathway = new { slug }, startedOn } });

        Assert.Contains((slug, startedOn ?? "2026-11-24"), progress.EnumerateArray().Select(one => (At(one, "pathway.slug").GetString()!, At(one, "startedOn").GetString()!)));
    }

    private static async Task Done(Person by, string mutation, object input) => Assert.Empty(await Refusals(by.Client, mutation, input));

    private static Task Confirm(Person supervisor, Person coach, string slug, string step, string metOn, int? months = null) =>
        Done(supervisor, "confirmPathwayStep", new { coachId = coach.Id, pathway = new { slug }, step, metOn, months });

    private static Task Assess(Person supervisor, Person coach, string completion, string attainment, params string[] codes) => Done(
        supervisor,
        "recordAssessment",
        new
        {
            coachId = coach.Id,
            kind = "SUPERVISOR",
            assessedOn = "2026-11-24",
            items = codes.Select(code => new { competency = new { code }, attainment, evidenceIds = new[] { completion } }).ToArray(),
        });

    // Of the one pathway that the coach is on, or of all.
    private static async Task<JsonElement> ProgressOf(Person coach, GraphQLClient? client = null, bool all = false)
    {
        var progress = await Read(client ?? coach.Client, "coach.pathwayProgress", $$"""query ($id: ID!) { coach(id: $id) { {{Progress}} } }""", new { id = coach.Id });

        return all ? progress : Assert.Single(progress.EnumerateArray());
    }

    private static string Line(JsonElement progress) =>
        $"{At(progress, "pathway.slug")} {At(progress, "startedOn")} {At(progress, "finishedOn")} {At(progress, "stepsDone")} {At(progress, "stepsRequired")} {At(progress, "nextStep.key")}";

    private static ShownStep Step(JsonElement progress, string key) => Steps(progress).Single(step => step.Key == key);

    private static IEnumerable<ShownStep> Steps(JsonElement progress) => At(progress, "steps").EnumerateArray().Select(step =>
    {
        Assert.Equal(At(step, "state").GetString() == "DONE", At(step, "done").GetBoolean());

        return new ShownStep(
            At(step, "step.key").GetString()!,
            At(step, "state").GetString()!,
            At(step, "doneOn").GetString(),
            At(step, "reason").GetString()!,
            string.Join(' ', At(step, "blockedBy").EnumerateArray().Select(other => At(other, "key").GetString())),
            string.Join(' ', At(step, "completions").EnumerateArray().Select(completion => At(completion, "id").GetString())));
    });

    private static JsonElement Found(JsonElement pathways, string key) => pathways.EnumerateArray()
        .SelectMany(progress => At(progress, "steps").EnumerateArray()).Single(step => At(step, "step.key").GetString() == key);

    private sealed record ShownStep(string Key, string State, string? DoneOn, string Reason, string BlockedBy, string Completions);
}

public sealed class ProgressOnSqliteTests() : ProgressTests(Database.Sqlite);

public sealed class ProgressOnPostgresTests() : ProgressTests(Database.Postgres);
