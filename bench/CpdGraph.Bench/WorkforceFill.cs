using System.Diagnostics;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Bench;

/// <summary>
/// Fills an embedded database with a workforce: the seeded catalogue, organisations and people, and beside them made-up PCNs under the real ICBs, with as
/// many coaches and completions as asked for, posts, tiers, places, money and informal learning. Two fifths of the PCNs are under the ICB that the demo analyst
/// <c>anya</c> sees, and the first fifty coaches are managed by <c>lena</c>. Then the totals are counted.
/// </summary>
internal sealed class WorkforceFill
{
    private const int Months = 30;
    private const string AnalystsBoard = "Z9B2Z";
    private const string BoardBefore = "QMJ";

    private readonly CpdContext db;
    private readonly Random random = new(1);
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly DateOnly today;
    private long moment;

    private WorkforceFill(CpdContext db)
    {
        this.db = db;
        today = LondonCalendar.DayOf(now);
    }

    public static async Task RunAsync(string folder, int coaches, int completions)
    {
        await using var services = BenchServices.Of(folder);
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await services.GetRequiredService<Seeder>().SeedAsync(demo: true, LondonCalendar.DayOf(TimeProvider.System.GetUtcNow()), CancellationToken.None);
        var watch = Stopwatch.StartNew();

        await using (var db = services.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContext())
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await new WorkforceFill(db).FillAsync(coaches, completions);
            await transaction.CommitAsync();
        }

        Report.Line($"{coaches} coaches and {completions} completions written", watch.Elapsed.TotalSeconds, "s");
        watch.Restart();
        var counted = await services.GetRequiredService<Rollups>().RebuildAsync(progress: null, CancellationToken.None);
        Report.Line($"totals of {counted} coaches counted", watch.Elapsed.TotalSeconds, "s");
        watch.Restart();
        var check = await services.GetRequiredService<Rollups>().CheckAsync(CancellationToken.None);
        Report.Line($"totals compared with the records, {check.Differing.Length} differ", watch.Elapsed.TotalSeconds, "s");
        Report.Line("database", new FileInfo(Path.Combine(folder, DatabaseOptions.FileName)).Length / 1e6, "MB");
    }

    private async Task FillAsync(int coachCount, int completionCount)
    {
        var account = await db.Principals.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync();
        var manager = await db.Supervisors.Where(row => EF.Functions.Like(row.DisplayName, "Lena %")).Select(row => row.Id).SingleAsync();
        var streams = await db.FundingStreams.OrderBy(row => row.Code).Select(row => row.Id).ToListAsync();
        var versions = (await db.OfferVersions.Where(row => row.PublishedAt != null).OrderBy(row => row.Id).ToListAsync()).ToArray();
        var runs = (await db.Runs.Where(row => row.CancelledAt == null).OrderBy(row => row.Id).Select(row => new { row.Id, row.OfferId, row.StartsAt }).ToListAsync()).ToArray();
        var networks = await NetworksAsync(Math.Max(1, coachCount / 4));

        using var coaches = new RawRows(db, "coach", "id, display_name, registrations, specialism_ids, revision, created_at, updated_at");
        using var posts = new RawRows(db, "employment", "coach_id, id, organisation_id, job_title, started_on, ended_on, funded_by_arrs");
        using var tiers = new RawRows(db, "tier_award", "coach_id, id, tier, awarded_on, basis, recognised_by, evidence_ids, completion_ids, recorded_by_id, recorded_at");
        using var learning = new RawRows(
            db, "completion", "coach_id, id, offer_id, offer_version_id, occurred_on, cpd_minutes, outcome, verification, recorded_by_id, recorded_at, checked_at, checked_by_id, updated_at");
        using var awards = new RawRows(
            db, "funding_award", "coach_id, id, completion_id, position, awarded_on, stream_id, employer_id, use, amount_pence, amount_currency, status");
        using var informal = new RawRows(
            db, "informal_learning", "coach_id, id, title, kind, occurred_on, cpd_minutes, verification, competency_ids, recorded_by_id, recorded_at");
        using var places = new RawRows(
            db, "enrolment", "coach_id, id, run_id, offer_id, status, number, employer_id, requested_by_id, requested_at, late_cancellation, sessions_attended, updated_at");
        var number = 100_000L;
        var lena = new List<CoachId>();

        for (var coach = 0; coach < coachCount; coach++)
        {
            var id = Id<CoachId>();
            var began = today.AddDays(-random.Next(200, 1_800));
            var (first, second) = (networks[coach % networks.Count], networks[random.Next(networks.Count)]);
            DateOnly? moved = random.Next(5) == 0 ? today.AddDays(-random.Next(30, 190)) : null;
            coaches.Write(id.Value, $"Made Up {coach}", "[]", "[]", 1, now, now);
            posts.Write(id.Value, Id<EmploymentId>().Value, first.Value, "Health and wellbeing coach", began, moved?.AddDays(-1), 1);

            if (moved is { } since)
            {
                posts.Write(id.Value, Id<EmploymentId>().Value, second.Value, "Health and wellbeing coach", since, null, 0);
            }

            OrganisationId? EmployerOn(DateOnly day) => day < began ? null : moved is { } changed && day >= changed ? second : first;

            for (var tier = 0; tier < random.Next(0, 4); tier++)
            {
                tiers.Write(
                    id.Value, Id<TierAwardId>().Value, (PracticeTier)tier, began.AddDays(tier * 60), "Portfolio", "A hub", "[]", "[]", account.Value, now);
            }

            // Some learn much and some little; together as many as asked for.
            var (from, to) = ((long)coach * completionCount / coachCount, (coach + 1L) * completionCount / coachCount);

            for (var completion = from; completion < to; completion++)
            {
                var version = versions[random.Next(versions.Length)];
                var day = today.AddDays(-random.Next(Months * 30));
                var completionId = Id<CompletionId>();
                var isVerified = random.Next(3) == 0;
                learning.Write(
                    id.Value, completionId.Value, version.OfferId.Value, version.Id.Value, day, random.Next(1, 20) * 30, CompletionOutcome.Attended,
                    isVerified ? Verification.Verified : Verification.SelfReported, account.Value, now, isVerified ? now : null, isVerified ? account.Value : null, now);

                if (random.Next(4) == 0)
                {
                    awards.Write(
                        id.Value, Id<FundingAwardId>().Value, completionId.Value, 1, day, streams[random.Next(streams.Count)].Value, EmployerOn(day)?.Value, FundingUse.CourseFee,
                        (long)random.Next(1, 300) * 100, Money.Sterling, random.Next(3) switch { 0 => FundingStatus.Committed, 1 => FundingStatus.Spent, _ => FundingStatus.Stated });
                }
            }

            for (var count = random.Next(20); count > 0; count--)
            {
                informal.Write(
                    id.Value, Id<InformalLearningId>().Value, "A webinar", InformalLearningKind.Webinar, today.AddDays(-random.Next(Months * 30)), random.Next(1, 9) * 15,
                    Verification.SelfReported, "[]", account.Value, now);
            }

            foreach (var run in Enumerable.Range(0, random.Next(4)).Select(_ => runs[random.Next(runs.Length)]).DistinctBy(one => one.OfferId))
            {
                var day = LondonCalendar.DayOf(run.StartsAt);
                places.Write(
                    id.Value, Id<EnrolmentId>().Value, run.Id.Value, run.OfferId.Value,
                    day > today ? EnrolmentStatus.Booked : random.Next(6) == 0 ? EnrolmentStatus.DidNotAttend : EnrolmentStatus.Attended,
                    ++number, EmployerOn(day)?.Value, account.Value, now, 0, "[]", now);
            }

            if (coach < 50)
            {
                lena.Add(id);
            }
        }

        db.AddRange(lena.Select(coach => new SupervisorAssignment
        {
            Id = Id<SupervisorAssignmentId>(),
            CoachId = coach,
            SupervisorId = manager,
            Kind = SupervisionKind.LineManagement,
            StartsOn = today.AddDays(-100),
            CreatedAt = now,
        }));
        await db.SaveChangesAsync();
    }

    private async Task<List<OrganisationId>> NetworksAsync(int count)
    {
        var boards = await db.Organisations
            .Where(row => row.Kind == OrganisationKind.IntegratedCareBoard && row.ClosedOn == null && row.OdsCode != AnalystsBoard)
            .OrderBy(row => row.OdsCode).Select(row => row.Id).ToListAsync();
        var (own, before) = (await BoardAsync(AnalystsBoard), await BoardAsync(BoardBefore));
        var networks = new List<OrganisationId>(count);

        for (var place = 0; place < count; place++)
        {
            var network = new Organisation
            {
                Id = Id<OrganisationId>(),
                Name = $"Made-up PCN {place}",
                Kind = OrganisationKind.PrimaryCareNetwork,
                OpenedOn = new(2022, 7, 1),
                Provenance = Provenance.Illustrative,
            };
            networks.Add(network.Id);
            db.Add(network);

            if (place % 5 < 2)
            {
                db.Add(Below(network.Id, before, new(2022, 7, 1), new(2026, 3, 31)));
                db.Add(Below(network.Id, own, new(2026, 4, 1), null));
            }
            else
            {
                db.Add(Below(network.Id, boards[place % boards.Count], new(2022, 7, 1), null));
            }
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        return networks;
    }

    private Task<OrganisationId> BoardAsync(string code) => db.Organisations.Where(row => row.OdsCode == code).Select(row => row.Id).SingleAsync();

    private OrganisationRelationship Below(OrganisationId child, OrganisationId parent, DateOnly from, DateOnly? to) => new()
    {
        Id = Id<OrganisationRelationshipId>(),
        ChildId = child,
        ParentId = parent,
        Kind = OrganisationRelationshipKind.CommissionedBy,
        ValidFrom = from,
        ValidTo = to,
        Provenance = Provenance.Illustrative,
    };

    // Of the time that the database is filled, each a little later than the one before, as ids are that people make.
    private TId Id<TId>()
        where TId : struct, ITypedId<TId> => TId.From(Guid.CreateVersion7(now.AddDays(-1).AddMilliseconds(++moment / 20)));
}
