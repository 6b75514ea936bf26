using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;
using static CpdGraph.Api.Tests.Story.Walk;

namespace CpdGraph.Api.Tests.Story;

/// <summary>A coach's way from the invitation to the second tier, by the public API alone; and all that is refused along it.</summary>
public abstract class CoachsWayTests(Database database) : IAsyncLifetime
{
    private const string FourDays = "example-four-day-health-coaching-online";
    private const string TwoDays = "example-motivational-interviewing-practice-days";
    private const string Stand =
        """
        { viewer { coach {
          tier referralReadiness { status readySince requirements { requirement { code } met reason offers { slug } runs { id } } }
          reimbursementCondition { met } supervision { status arrangements { kind status } } gaps { competency { code } expected }
          pathwayProgress { pathway { slug } stepsDone nextStep { key } steps { step { key } state } }
          suggestedOffers(first: 50) { offer { slug } reasons { kind } } currentPlan { status }
        } } }
        """;

    private readonly List<string> surprises = [];
    private ApiServer api = null!;

    private GraphQLClient Nell => api.As("nell", Role.Coach);

    private GraphQLClient Lena => api.As("lena", Role.Supervisor);

    private GraphQLClient Hope => api.As("hope", Role.Supervisor);

    private GraphQLClient Clara => api.As("clara", Role.Supervisor);

    private GraphQLClient Miles => api.As("miles", Role.Supervisor);

    public async ValueTask InitializeAsync() => api = await ApiServer.ToWriteToAsync(database, _ => { });

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await api.DisposeAsync();
    }

    [Fact]
    public async Task From_an_invitation_to_ready_for_referrals_and_on_to_the_second_tier()
    {
        var coachId = await JoinAsync();
        var first = await StandingAsync();
        Assert.Equal(("NOT_STARTED", JsonValueKind.Null), (first.Text("referralReadiness.status"), first.At("tier").ValueKind));
        Assert.Equal("SATISFIES_REQUIREMENT", first.Text("suggestedOffers.0.reasons.0.kind"));
        var course = first.Each("referralReadiness.requirements").Single(row => row.Text("requirement.code") == "ACCREDITED_HEALTH_COACHING");
        Assert.NotEmpty(course.Each("offers"));
        Assert.NotEmpty(course.Each("runs"));

        // The course, checked by the line manager, and the induction, in the order of the pathway.
        await Sent(Nell, "startPathway", "coach { id }", new { pathway = new { slug = "core-practice" } });
        Assert.Equal("four-day-course", await NextStepAsync());
        var completion = await Do(
            Nell, "recordCompletion", "completion { id }", new { offer = new { slug = FourDays }, occurredOn = "2025-09-12", outcome = "PASSED", daysAttended = "4" });
        await Sent(Lena, "verifyCompletion", "completions { id }", new { ids = new[] { completion } });
        Assert.Equal(("IN_PROGRESS", "induction"), ((await StandingAsync()).Text("referralReadiness.status"), await NextStepAsync()));
        await Sent(Lena, "confirmReadinessRequirement", "coach { id }", new { coachId, requirementCode = "SETTING_INDUCTION", metOn = "2025-07-01" });
        var ready = await StandingAsync();
        Assert.Equal(("READY", "2025-09-12"), (ready.Text("referralReadiness.status"), ready.Text("referralReadiness.readySince")));
        Assert.True(ready.At("reimbursementCondition.met").GetBoolean());
        Assert.DoesNotContain(ready.Each("suggestedOffers"), suggested => suggested.Text("offer.slug") == FourDays);

        // The first tier.
        await Sent(
            Lena, "awardCoachTier", "award { id }", new { coachId, tier = "TIER_1", awardedOn = "2025-10-01", basis = "Course and observed sessions.", completionIds = new[] { completion } });
        Assert.Equal("first-year", await NextStepAsync());

        await SuperviseAsync(coachId);
        Assert.Equal("MET", (await StandingAsync()).Text("supervision.status"));

        // What the second tier asks for: confirmed by the supervisor on the coach's own evidence.
        var evidence = await Do(
            Nell, "addEvidence", "evidence { id }", new { evidence = new { kind = "REFLECTION", title = "A year of practice", gatheredOn = "2026-10-30", sharing = "SUPERVISORS" } });
        var gaps = (await StandingAsync()).Each("gaps").Select(gap => (Code: gap.Text("competency.code"), Expected: gap.Text("expected"))).ToArray();
        Assert.NotEmpty(gaps);
        await Sent(
            Nell,
            "recordAssessment",
            "assessments { id }",
            new { kind = "SELF", assessedOn = "2026-11-02", items = gaps.Select(gap => new { competency = new { code = gap.Code }, attainment = gap.Expected }) });
        Assert.Equal(gaps.Length, (await StandingAsync()).Each("gaps").Count());
        await Sent(
            Lena,
            "recordAssessment",
            "assessments { id }",
            new
            {
                coachId,
                kind = "SUPERVISOR",
                assessedOn = "2026-11-09",
                items = gaps.Select(gap => new { competency = new { code = gap.Code }, attainment = gap.Expected, evidenceIds = new[] { evidence } }),
            });
        Assert.Empty((await StandingAsync()).Each("gaps"));

        await PlanAsync();
        await Sent(
            Lena, "confirmPathwayStep", "coach { id }", new { coachId, pathway = new { slug = "core-practice" }, step = "first-year", metOn = "2026-10-01", months = 12 });
        Assert.Equal("tier-2", await NextStepAsync());
        await Sent(Lena, "awardCoachTier", "award { id }", new { coachId, tier = "TIER_2", awardedOn = "2026-11-20", basis = "Portfolio of the first year." });

        var last = await StandingAsync();
        Assert.Equal(("TIER_2", "second-year", "AGREED"), (last.Text("tier"), await NextStepAsync(), last.Text("currentPlan.status")));

        // And every day before is as it was.
        var history = await Ask(
            Nell,
            """
            { viewer { coach {
              before: tier(asAt: "2025-09-30") between: tier(asAt: "2026-11-19") ready: referralReadiness(asAt: "2025-09-12") { status }
              notYet: referralReadiness(asAt: "2025-09-11") { status } missing: gaps(tier: TIER_2, asAt: "2026-11-08") { steps } none: gaps(tier: TIER_2, asAt: "2026-11-09") { steps }
            } } }
            """);
        var coach = new Answer(history.At("viewer.coach"));
        Assert.Equal((JsonValueKind.Null, "TIER_1"), (coach.At("before").ValueKind, coach.Text("between")));
        Assert.Equal(("IN_PROGRESS", "READY"), (coach.Text("notYet.status"), coach.Text("ready.status")));
        Assert.NotEmpty(coach.Each("missing"));
        Assert.Empty(coach.Each("none"));
    }

    private async Task<string> JoinAsync()
    {
        var place = (await Ask(Lena, "{ organisations(first: 1, filter: { kinds: [PRIMARY_CARE_NETWORK] }) { nodes { id } } }")).Text("organisations.nodes.0.id");
        var employment = new { organisationId = place, jobTitle = "Health and wellbeing coach", startedOn = "2025-06-02", fundedByArrs = true };
        var registered = await Sent(Lena, "registerCoach", "coach { id } invitationCode", new { displayName = "Nell Brook", email = "nell@example.org", employment });
        await Sent(Nell, "redeemInvitation", "viewer { name }", new { code = registered.Text("invitationCode") });

        // Lena has managed Nell since the post began; registering arranges it from today on.
        var coachId = registered.Text("coach.id");
        var supervisorId = (await Ask(Lena, "{ viewer { supervisor { id } } }")).Text("viewer.supervisor.id");
        await Sent(Lena, "assignCoachSupervisor", "coach { id }", new { coachId, kind = "LINE_MANAGEMENT", supervisorId, startsOn = "2025-06-02", endsOn = "2026-11-23" });

        return coachId;
    }

    private async Task SuperviseAsync(string coachId)
    {
        foreach (var (client, kind) in new[] { (Hope, "HEALTH_COACHING"), (Clara, "CLINICAL") })
        {
            var supervisorId = (await Ask(client, "{ viewer { supervisor { id } } }")).Text("viewer.supervisor.id");
            await Sent(Lena, "assignCoachSupervisor", "coach { id }", new { coachId, kind, supervisorId, startsOn = "2026-09-01" });
        }

        var byCoach = await Do(Nell, "logSupervisionSession", "session { id }", new { kind = "CLINICAL", heldOn = "2026-11-05", durationMinutes = 45 });
        await Sent(Clara, "confirmSupervisionSession", "session { id }", new { id = byCoach });

        foreach (var (client, kind, heldOn) in new[]
        {
            (Hope, "HEALTH_COACHING", "2026-09-15"), (Hope, "HEALTH_COACHING", "2026-10-15"), (Hope, "HEALTH_COACHING", "2026-11-10"), (Lena, "LINE_MANAGEMENT", "2026-11-12"),
        })
        {
            var session = await Do(client, "logSupervisionSession", "session { id }", new { coachId, kind, heldOn, durationMinutes = 60 });
            await Sent(Nell, "confirmSupervisionSession", "session { id }", new { id = session });
        }
    }

    private async Task PlanAsync()
    {
        var actions = new[] { new { key = "lead-a-group", title = "Lead a group" } };
        var id = await Do(Nell, "createPlan", "plan { id }", new { plan = new { startsOn = "2026-11-01", reviewOn = "2027-05-01", actions } });
        await Sent(Nell, "submitPlan", "plan { id }", new { id, expectedRevision = 1 });
        await Sent(Lena, "agreePlan", "plan { id }", new { id, agreedOn = "2026-11-20", expectedRevision = 2 });
        await Sent(Nell, "completePlanAction", "plan { id }", new { planId = id, key = "lead-a-group", doneOn = "2026-11-21", expectedRevision = 3 });
    }

    private async Task<Answer> StandingAsync() => new((await Ask(Nell, Stand)).At("viewer.coach"));

    private async Task<string> NextStepAsync() => (await StandingAsync()).Text("pathwayProgress.0.nextStep.key");

    [Fact]
    public async Task Whatever_is_refused_on_the_way_is_told_with_its_mend_and_leaves_the_coach_where_they_were()
    {
        var coachId = await JoinAsync();
        Expect("INVITATION_NOT_VALID code", await Refused(Nell, "redeemInvitation", "viewer { name }", new { code = "AAAA-BBBB-CCCC" }));

        // Training: what is not there, not yet, too short, or not accredited, never makes ready.
        Expect("NOT_FOUND offer", await Refused(Nell, "recordCompletion", "completion { id }", new { offer = new { slug = "no-such-offer" }, occurredOn = "2026-09-12" }));
        Expect("IN_FUTURE occurredOn", await Refused(Nell, "recordCompletion", "completion { id }", new { offer = new { slug = FourDays }, occurredOn = "2026-11-25" }));
        await Sent(Nell, "recordCompletion", "completion { id }", new { offer = new { slug = TwoDays }, occurredOn = "2026-09-02", daysAttended = "2" });
        await Sent(Nell, "recordCompletion", "completion { id }", new { offer = new { slug = FourDays }, occurredOn = "2026-09-12", daysAttended = "2" });
        Expect(
            "TIER_NOT_EARNED tier", await Refused(Lena, "awardCoachTier", "award { id }", new { coachId, tier = "TIER_1", awardedOn = "2026-10-01", basis = "Two days and experience." }));
        Expect(
            "NOT_PERMITTED requirementCode",
            await Refused(Lena, "confirmReadinessRequirement", "coach { id }", new { coachId, requirementCode = "ACCREDITED_HEALTH_COACHING", metOn = "2026-09-12" }));
        Expect(
            "OUT_OF_RANGE metOn", await Refused(Lena, "confirmReadinessRequirement", "coach { id }", new { coachId, requirementCode = "SETTING_INDUCTION", metOn = "2025-06-01" }));
        Expect(
            "NOT_FOUND coachId", await Refused(Miles, "confirmReadinessRequirement", "coach { id }", new { coachId, requirementCode = "SETTING_INDUCTION", metOn = "2026-09-01" }));
        Expect("FORBIDDEN", await Refused(Nell, "confirmReadinessRequirement", "coach { id }", new { coachId, requirementCode = "SETTING_INDUCTION", metOn = "2026-09-01" }));
        Assert.Equal("NOT_STARTED", (await StandingAsync()).Text("referralReadiness.status"));

        // Tiers come one after the other, and from somebody else.
        Expect(
            "TIER_NOT_EARNED tier", await Refused(Lena, "awardCoachTier", "award { id }", new { coachId, tier = "TIER_2", awardedOn = "2026-10-01", basis = "Skips the first." }));
        Expect("FORBIDDEN", await Refused(Nell, "awardCoachTier", "award { id }", new { coachId, tier = "TIER_1", awardedOn = "2026-10-01", basis = "I think so." }));

        await RefuseMeetingsAsync(coachId);
        await RefuseAssessmentsAsync(coachId);
        await RefusePathwaysAndPlansAsync(coachId);

        Assert.True(surprises.Count == 0, string.Join("\n\n", surprises));
        var last = await StandingAsync();
        Assert.Equal(("NOT_STARTED", JsonValueKind.Null, "DRAFT"), (last.Text("referralReadiness.status"), last.At("tier").ValueKind, last.Text("currentPlan.status")));
        Assert.Empty(last.Each("pathwayProgress"));
        Assert.All(last.Each("supervision.arrangements"), arrangement => Assert.NotEqual("MET", arrangement.Text("status")));
    }

    // All are told at once.
    private void Expect(string refusal, string told)
    {
        if (refusal != told)
        {
            surprises.Add($"{told} instead of {refusal}");
        }
    }

    private async Task RefuseMeetingsAsync(string coachId)
    {
        const string shown = "session { id }";
        Expect("UNQUALIFIED_SUPERVISOR supervisorId\nUNQUALIFIED_SUPERVISOR supervisorId", await Refused(Lena, "logSupervisionSession", shown, new { coachId, kind = "HEALTH_COACHING", heldOn = "2026-11-10", durationMinutes = 60 }));
        Expect("IN_FUTURE heldOn", await Refused(Lena, "logSupervisionSession", shown, new { coachId, kind = "LINE_MANAGEMENT", heldOn = "2026-11-25", durationMinutes = 60 }));
        Expect("OUT_OF_RANGE durationMinutes", await Refused(Lena, "logSupervisionSession", shown, new { coachId, kind = "LINE_MANAGEMENT", heldOn = "2026-11-10", durationMinutes = 481 }));
        Expect("NOT_FOUND coachId", await Refused(Miles, "logSupervisionSession", shown, new { coachId, kind = "LINE_MANAGEMENT", heldOn = "2026-11-10", durationMinutes = 60 }));
        Expect(
            "NHS_NUMBER_IN_TEXT agreedActions",
            await Refused(Lena, "logSupervisionSession", shown, new { coachId, kind = "LINE_MANAGEMENT", heldOn = "2026-11-10", durationMinutes = 60, agreedActions = "Ring 943 476 5919." }));

        // What the coach alone has logged counts for nothing until the other side says so.
        var session = await Do(Nell, "logSupervisionSession", shown, new { kind = "LINE_MANAGEMENT", heldOn = "2026-11-10", durationMinutes = 60 });
        Expect("TAKEN heldOn", await Refused(Lena, "logSupervisionSession", shown, new { coachId, kind = "LINE_MANAGEMENT", heldOn = "2026-11-10", durationMinutes = 60 }));
        Expect("OWN_RECORD id", await Refused(Nell, "confirmSupervisionSession", shown, new { id = session }));
        Expect("NOT_FOUND id", await Refused(Miles, "confirmSupervisionSession", shown, new { id = session }));
    }

    private async Task RefuseAssessmentsAsync(string coachId)
    {
        const string shown = "assessments { id }";
        var kept = await Do(Nell, "addEvidence", "evidence { id }", new { evidence = new { kind = "REFLECTION", title = "For me alone", gatheredOn = "2026-10-30" } });
        var competency = new { code = "1.1" };
        await Sent(Nell, "recordAssessment", shown, new { kind = "SELF", assessedOn = "2026-11-02", items = new[] { new { competency, attainment = "COMPETENT" } } });

        Expect(
            "OWN_RECORD kind", await Refused(Nell, "recordAssessment", shown, new { kind = "SUPERVISOR", assessedOn = "2026-11-02", items = new[] { new { competency, attainment = "AWARE" } } }));
        Expect(
            "NOT_PERMITTED kind",
            await Refused(Lena, "recordAssessment", shown, new { coachId, kind = "SELF", assessedOn = "2026-11-02", items = new[] { new { competency, attainment = "AWARE" } } }));
        Expect(
            "EVIDENCE_NEEDED items.0.evidenceIds",
            await Refused(Lena, "recordAssessment", shown, new { coachId, kind = "SUPERVISOR", assessedOn = "2026-11-09", items = new[] { new { competency, attainment = "COMPETENT" } } }));
        Expect(
            "NOT_FOUND items.0.evidenceIds.0",
            await Refused(
                Lena,
                "recordAssessment",
                shown,
                new { coachId, kind = "SUPERVISOR", assessedOn = "2026-11-09", items = new[] { new { competency, attainment = "COMPETENT", evidenceIds = new[] { kept } } } }));
    }

    private async Task RefusePathwaysAndPlansAsync(string coachId)
    {
        const string step = "coach { id }", plan = "plan { id }";
        var pathway = new { slug = "core-practice" };
        Expect("NOT_FOUND pathway", await Refused(Nell, "startPathway", step, new { pathway = new { slug = "no-such-pathway" } }));
        Expect("WRONG_STATE pathway", await Refused(Nell, "leavePathway", step, new { pathway }));
        await Sent(Nell, "startPathway", step, new { pathway });
        Expect("TAKEN pathway", await Refused(Nell, "startPathway", step, new { pathway }));
        Expect(
            "NOT_PERMITTED step", await Refused(Lena, "confirmPathwayStep", step, new { coachId, pathway, step = "tier-1", metOn = "2026-10-01" }));
        Expect(
            "OUT_OF_RANGE months", await Refused(Lena, "confirmPathwayStep", step, new { coachId, pathway, step = "first-year", metOn = "2026-10-01", months = 11 }));
        await Sent(Nell, "leavePathway", step, new { pathway, reason = "Later." });

        var dates = new { startsOn = "2026-11-01", reviewOn = "2026-10-01" };
        Expect("OUT_OF_RANGE plan.reviewOn", await Refused(Nell, "createPlan", plan, new { plan = dates }));
        var id = await Do(Nell, "createPlan", plan, new { plan = new { startsOn = "2026-11-01", reviewOn = "2027-05-01" } });
        Expect("REQUIRED id", await Refused(Nell, "submitPlan", plan, new { id, expectedRevision = 1 }));
        Expect("WRONG_STATE id", await Refused(Lena, "agreePlan", plan, new { id, agreedOn = "2026-11-20", expectedRevision = 1 }));
        Expect("FORBIDDEN", await Refused(Nell, "agreePlan", plan, new { id, agreedOn = "2026-11-20", expectedRevision = 1 }));
        Expect("STALE_REVISION expectedRevision", await Refused(Nell, "updatePlan", plan, new { id, changes = new { aspiration = "Lead." }, expectedRevision = 7 }));
        Expect("NOT_FOUND id", await Refused(Miles, "agreePlan", plan, new { id, agreedOn = "2026-11-20", expectedRevision = 1 }));
        Expect("TAKEN coachId", await Refused(Nell, "createPlan", plan, new { plan = new { startsOn = "2026-11-01", reviewOn = "2027-05-01" } }));
    }
}

/// <summary>On the embedded database.</summary>
public sealed class CoachsWayOnSqliteTests() : CoachsWayTests(Database.Sqlite);

/// <summary>On a server.</summary>
public sealed class CoachsWayOnPostgresTests() : CoachsWayTests(Database.Postgres);
