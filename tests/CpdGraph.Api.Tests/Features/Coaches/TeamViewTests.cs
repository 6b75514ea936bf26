using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>How a supervisor or line manager looks at a whole team.</summary>
public abstract class TeamViewTests(Database database) : PeopleTests(database)
{
    private const string Team =
        """
        query Team($first: Int!) {
          viewer { supervisedCoaches(first: $first) { nodes {
            displayName tier
            referralReadiness { status requirements { requirement { code } met reason } }
            supervision { status arrangements { kind status nextDueOn reason } }
            gaps { competency { code } expected confirmed steps }
            competencyProfile { tier byArea { area { code } expected achieved } }
            currentPlan { status reviewOn }
          } } }
        }
        """;

    [Fact]
    public async Task A_view_of_fifty_coaches_takes_six_statements_as_that_of_one_does()
    {
        var supervisor = await Supervisor();
        await new TeamOfFifty(Api, supervisor).AddAsync();

        var (one, fifty) = (await Ask(supervisor.Client, 1), await Ask(supervisor.Client, 50));

        // Who asks; the coaches with their posts and tiers; readiness; supervision; where they stand; their plans.
        Assert.Equal((6, 6), (ApiServer.StatementsOf(one), ApiServer.StatementsOf(fifty)));

        // Each coach is as they are, not as their neighbour.
        var nodes = At(fifty.Data, "viewer.supervisedCoaches.nodes").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(0, 50).Select(TeamOfFifty.LineOf), nodes.Select(Line));
        Assert.Equal(nodes[0].GetRawText(), At(one.Data, "viewer.supervisedCoaches.nodes.0").GetRawText());
    }

    [Fact]
    public async Task Whatever_order_the_fields_come_in_no_statement_is_added()
    {
        var supervisor = await Supervisor();
        await new TeamOfFifty(Api, supervisor).AddAsync();

        var response = await supervisor.Client.Send(
            """
            { viewer { supervisedCoaches(first: 50, orderBy: { field: TIER, direction: DESC }) { nodes {
              competencyProfile { tier } currentPlan { status } gaps { steps } heldCompetencies { code } reimbursementCondition { met }
              supervision { status } referralReadiness { status } tierAwards { tier } tier employer { name }
            } } teamSupervision { kind overdue } } }
            """);

        Assert.Empty(response.Errors);
        var tiers = At(response.Data, "viewer.supervisedCoaches.nodes").EnumerateArray().Select(coach => At(coach, "tier").GetString() ?? "-").ToArray();
        Assert.Equal(tiers.OrderByDescending(tier => tier, StringComparer.Ordinal), tiers);

        // The team's own count looks at the coaches once more.
        Assert.Equal(7, ApiServer.StatementsOf(response));
    }

    [Fact]
    public async Task A_tier_that_a_list_has_read_is_the_one_of_the_day_asked_for()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        await Award(supervisor, coach.Id, "TIER_3", "2026-03-02");

        var listed = await Read(
            supervisor.Client,
            "viewer.supervisedCoaches.nodes.0",
            "{ viewer { supervisedCoaches(first: 1) { nodes { tier before: tier(asAt: \"2026-03-01\") tierAwards { tier } competencyProfile(asAt: \"2026-03-01\") { tier } } } } }");

        Assert.Equal("""{"tier":"TIER_3","before":null,"tierAwards":[{"tier":"TIER_3"}],"competencyProfile":{"tier":"TIER_1"}}""", listed.GetRawText());
    }

    private static async Task<GraphQLResponse> Ask(GraphQLClient client, int first)
    {
        var response = await client.Send(Team, new { first });
        Assert.Empty(response.Errors);
        Assert.Equal(first, At(response.Data, "viewer.supervisedCoaches.nodes").GetArrayLength());

        return response;
    }

    private static string Line(JsonElement coach) => string.Join(
        ' ',
        At(coach, "displayName").GetString()![..9],
        At(coach, "tier").GetString() ?? "-",
        At(coach, "referralReadiness.status").GetString(),
        At(coach, "supervision.arrangements.0.status").GetString(),
        At(coach, "competencyProfile.byArea").EnumerateArray().Sum(area => At(area, "achieved").GetInt32()).ToString(CultureInfo.InvariantCulture),
        At(coach, "currentPlan.status") is { ValueKind: JsonValueKind.String } status ? status.GetString() : "-");

    /// <summary>Fifty coaches of one supervisor, each with another mixture of records.</summary>
    private sealed class TeamOfFifty(PeopleServer api, Person supervisor)
    {
        private static readonly DateTimeOffset Now = ApiServer.Now;

        /// <summary>What the view says of the coach at this place.</summary>
        public static string LineOf(int place) => string.Join(
            ' ',
            Name(place),
            (place % 3) switch { 0 => "-", 1 => "TIER_1", _ => "TIER_2" },
            (place % 2, place % 5) switch { (0, 0) => "READY", (not 0, not 0) => "NOT_STARTED", _ => "IN_PROGRESS" },
            place % 4 == 0 ? "MET" : "OVERDUE",
            place % 7 == 0 ? "1" : "0",
            place % 6 == 0 ? "DRAFT" : "-");

        public async Task AddAsync()
        {
            var competency = await api.Look(db => db.Competencies.Where(row => row.Code == "2.1").Select(row => row.Id).FirstAsync());
            var version = await api.Look(async db =>
            {
                var offer = await db.Offers.SingleAsync(row => row.Slug == "example-four-day-health-coaching-classroom");

                return await db.OfferVersions.SingleAsync(row => row.OfferId == offer.Id && row.Number == offer.CurrentVersion);
            });
            var organisation = await api.Look(db => db.Organisations.Where(row => row.Kind == OrganisationKind.PrimaryCareNetwork).Select(row => row.Id).FirstAsync());
            var giver = new SupervisorId(GlobalId.TryRead(supervisor.Id)!.Value.Value);
            var account = await api.Look(db => db.Supervisors.Where(row => row.Id == giver).Select(row => row.PrincipalId!.Value).SingleAsync());

            await api.Change(db =>
            {
                for (var place = 0; place < 50; place++)
                {
                    db.AddRange(RowsOf(place, new(organisation, giver, account, competency, version)));
                }

                return Task.CompletedTask;
            });
        }

        private static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"member-{place:00}");

        private static IEnumerable<object> RowsOf(int place, Known known)
        {
            var coach = CoachId.New(Now);
            var post = EmploymentId.New(Now);
            yield return new Coach { Id = coach, DisplayName = Name(place), Revision = 1, CreatedAt = Now, UpdatedAt = Now };
            yield return new Employment { Id = post, CoachId = coach, OrganisationId = known.Organisation, JobTitle = "Coach", StartedOn = new(2025, 2, 3) };
            yield return new Employment { Id = EmploymentId.New(Now), CoachId = coach, OrganisationId = known.Organisation, JobTitle = "Before", StartedOn = new(2024, 2, 3), EndedOn = new(2025, 2, 2) };
            yield return new SupervisorAssignment
            {
                Id = SupervisorAssignmentId.New(Now),
                CoachId = coach,
                SupervisorId = known.Supervisor,
                Kind = SupervisionKind.LineManagement,
                StartsOn = new(2026, 1, 5),
                CreatedAt = Now,
            };

            for (var tier = 0; tier < place % 3; tier++)
            {
                yield return new TierAward
                {
                    Id = TierAwardId.New(Now),
                    CoachId = coach,
                    Tier = PracticeTier.Tier1 + tier,
                    AwardedOn = new(2026, 2 + tier, 2),
                    Basis = "Portfolio.",
                    RecognisedBy = "A school",
                    RecordedById = known.Account,
                    RecordedAt = Now,
                };
            }

            if (place % 2 == 0)
            {
                yield return new Completion
                {
                    Id = CompletionId.New(Now),
                    CoachId = coach,
                    OfferId = known.Version.OfferId,
                    OfferVersionId = known.Version.Id,
                    OccurredOn = new(2026, 9, 1),
                    CpdMinutes = 1560,
                    Outcome = CompletionOutcome.Passed,
                    Verification = Verification.SelfReported,
                    RecordedById = known.Account,
                    RecordedAt = Now,
                    UpdatedAt = Now,
                };
            }

            if (place % 5 == 0)
            {
                yield return new ReadinessConfirmation
                {
                    Id = ReadinessConfirmationId.New(Now),
                    CoachId = coach,
                    RequirementCode = "SETTING_INDUCTION",
                    EmploymentId = post,
                    MetOn = new(2026, 10, 5),
                    ConfirmedById = known.Account,
                    ConfirmedByName = "Lena",
                    ConfirmedAt = Now,
                };
            }

            if (place % 4 == 0)
            {
                yield return new SupervisionSession
                {
                    Id = SupervisionSessionId.New(Now),
                    CoachId = coach,
                    SupervisorId = known.Supervisor,
                    Kind = SupervisionKind.LineManagement,
                    Format = SupervisionFormat.Individual,
                    HeldOn = new(2026, 11, 20),
                    DurationMinutes = 45,
                    LoggedBySupervisor = true,
                    Verification = Verification.Awaiting,
                    RecordedById = known.Account,
                    RecordedAt = Now,
                };
            }

            if (place % 7 == 0)
            {
                yield return new CompetencyAssessment
                {
                    Id = AssessmentId.New(Now),
                    CoachId = coach,
                    CompetencyId = known.Competency,
                    Attainment = Attainment.LeadsOthers,
                    Kind = AssessmentKind.Supervisor,
                    AssessedOn = new(2026, 11, 2),
                    AssessedById = known.Account,
                    AssessedByName = "Lena",
                    RecordedAt = Now,
                };
            }

            if (place % 6 == 0)
            {
                yield return new DevelopmentPlan
                {
                    Id = DevelopmentPlanId.New(Now),
                    CoachId = coach,
                    StartsOn = new(2026, 11, 2),
                    ReviewOn = new(2027, 5, 3),
                    Status = PlanStatus.Draft,
                    Revision = 1,
                    CreatedAt = Now,
                    UpdatedAt = Now,
                };
            }
        }

        private sealed record Known(OrganisationId Organisation, SupervisorId Supervisor, PrincipalId Account, CompetencyId Competency, OfferVersion Version);
    }
}

public sealed class TeamViewOnSqliteTests() : TeamViewTests(Database.Sqlite);

public sealed class TeamViewOnPostgresTests() : TeamViewTests(Database.Postgres);
