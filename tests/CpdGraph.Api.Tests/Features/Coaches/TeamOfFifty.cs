using System.Globalization;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Tests.Features.Coaches;

/// <summary>Fifty coaches of one supervisor, each with another mixture of records.</summary>
internal sealed class TeamOfFifty(PeopleServer api, Person supervisor)
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

    /// <param name="members">How many of them.</param>
    public async Task AddAsync(int members = 50)
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
            for (var place = 0; place < members; place++)
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
