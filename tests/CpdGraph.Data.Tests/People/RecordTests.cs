using System.Text.Json;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

/// <summary>What is kept about people is read as it was saved.</summary>
public abstract class RecordTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private protected SampleRecords Sample { get; } = new();

    [Fact]
    public async Task Every_kind_of_record_is_read_as_it_was_saved_with_all_members_and_with_none()
    {
        await SaveSampleAsync();

        await using var db = Process.NewContext();
        object[] read =
        [
            .. await db.Principals.ToListAsync(Cancellation), .. await db.Coaches.ToListAsync(Cancellation),
            .. await db.Employments.ToListAsync(Cancellation), .. await db.Supervisors.ToListAsync(Cancellation),
            .. await db.SupervisorAssignments.ToListAsync(Cancellation), .. await db.Completions.ToListAsync(Cancellation),
            .. await db.Enrolments.ToListAsync(Cancellation), .. await db.EnrolmentSteps.ToListAsync(Cancellation), .. await db.RunPlaces.ToListAsync(Cancellation),
            .. await db.FundingAllocations.ToListAsync(Cancellation), .. await db.LedgerEntries.ToListAsync(Cancellation),
            .. await db.FundingAwards.ToListAsync(Cancellation), .. await db.InformalLearning.ToListAsync(Cancellation),
            .. await db.TierAwards.ToListAsync(Cancellation), .. await db.ReadinessConfirmations.ToListAsync(Cancellation),
            .. await db.SupervisionSessions.ToListAsync(Cancellation), .. await db.CompetencyAssessments.ToListAsync(Cancellation),
            .. await db.EvidenceItems.ToListAsync(Cancellation), .. await db.PathwayStarts.ToListAsync(Cancellation),
            .. await db.PathwayConfirmations.ToListAsync(Cancellation), .. await db.DevelopmentPlans.ToListAsync(Cancellation),
            .. await db.Memberships.ToListAsync(Cancellation), .. await db.Invitations.ToListAsync(Cancellation),
            .. await db.OfferSubmissions.ToListAsync(Cancellation), .. await db.OfferWithdrawals.ToListAsync(Cancellation),
            .. await db.RunJoiningLinks.ToListAsync(Cancellation),
            .. await db.MappingChecks.ToListAsync(Cancellation), .. await db.RunRevisions.ToListAsync(Cancellation),
            .. await db.Uploads.ToListAsync(Cancellation), .. await db.UploadContents.ToListAsync(Cancellation),
            .. await db.ImportJobs.ToListAsync(Cancellation), .. await db.ImportFindings.ToListAsync(Cancellation),
            .. await db.RememberedColumns.ToListAsync(Cancellation), .. await db.CalendarLinks.ToListAsync(Cancellation),
            .. await db.CaseRemainders.ToListAsync(Cancellation), .. await db.CatalogueEvents.Where(row => row.Revision == SamplePublishing.EventRevision).ToListAsync(Cancellation),
            .. await db.CoachTotals.ToListAsync(Cancellation), .. await db.WorkforceSnapshots.ToListAsync(Cancellation),
            .. await db.AuditEvents.ToListAsync(Cancellation), .. await db.IdempotencyRecords.ToListAsync(Cancellation),
            .. await db.Erasures.ToListAsync(Cancellation),
        ];
        Assert.Equal(Texts(Sample.All), Texts(read));
    }

    [Fact]
    public async Task What_nearly_every_visit_asks_for_is_read_as_queries_read_it()
    {
        await SaveSampleAsync();
        await using var db = Process.NewContext();
        var reader = new RecordReader(db, Process.Get<SqlLog>());

        foreach (var coach in await db.Coaches.ToListAsync(Cancellation))
        {
            var (record, employments) = (await reader.CoachAsync(coach.Id, Cancellation))!.Value;
            var completions = await reader.LatestCompletionsAsync(coach.Id, 10, Cancellation);

            Assert.Equal(Texts([coach, .. await db.Employments.Where(row => row.CoachId == coach.Id).ToListAsync(Cancellation)]), Texts([record, .. employments]));
            Assert.Equal(
                await db.Completions.Where(row => row.CoachId == coach.Id).OrderByDescending(row => row.OccurredOn).ThenByDescending(row => row.Id)
                    .ToListAsync(Cancellation),
                completions);
        }

        Assert.Single(await reader.LatestCompletionsAsync(Sample.Coach.Id, 1, Cancellation));
        Assert.Null(await reader.CoachAsync(CoachId.New(SampleRows.Moment), Cancellation));
    }

    [Fact]
    public async Task A_plain_read_is_counted_and_sees_what_its_own_transaction_wrote()
    {
        await SaveSampleAsync();
        await using var db = Process.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var renamed = Sample.Coach with { DisplayName = "Ada Renamed", Revision = Sample.Coach.Revision + 1 };
        db.Replace(Sample.Coach, renamed);
        await db.SaveChangesAsync(Cancellation);

        using var statements = SqlLog.Count();
        var read = await new RecordReader(db, Process.Get<SqlLog>()).CoachAsync(Sample.Coach.Id, Cancellation);

        Assert.Equal("Ada Renamed", read!.Value.Coach.DisplayName);
        Assert.Equal(1, statements.Statements);
    }

    [Fact]
    public async Task Records_of_people_do_not_count_as_changes_of_the_catalogue()
    {
        await using var db = Process.NewContext();
        db.AddRange(SampleRows.Of(Sample.Catalogue));
        await db.SaveChangesAsync(Cancellation);
        var before = (await db.CatalogueRevisions.SingleAsync(Cancellation)).Revision;

        db.AddRange(Sample.All);
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(before, (await db.CatalogueRevisions.SingleAsync(Cancellation)).Revision);
    }

    [Fact]
    public async Task Of_two_who_check_a_completion_at_once_the_second_is_refused()
    {
        await SaveSampleAsync();
        var waiting = Sample.BareCompletion with { ReplacesId = Sample.Completion.Id };
        var verified = waiting with { Verification = Verification.Verified, CheckedAt = SampleRows.Moment };
        var rejected = waiting with { Verification = Verification.Rejected, CheckedAt = SampleRows.Moment, RejectionReason = "No" };

        await ReplaceAsync(waiting, verified);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ReplaceAsync(waiting, rejected));

        await using var db = Process.NewContext();
        Assert.Equal(Verification.Verified, (await db.Completions.SingleAsync(row => row.Id == waiting.Id, Cancellation)).Verification);
    }

    [Fact]
    public async Task Of_two_who_redeem_an_invitation_at_once_the_second_is_refused()
    {
        await SaveSampleAsync();
        await using var db = Process.NewContext();
        var open = await db.Invitations.SingleAsync(row => row.RedeemedAt == null && row.CoachId != null, Cancellation);
        var redeemed = open with { RedeemedAt = SampleRows.Moment, RedeemedById = Sample.Coach.PrincipalId };

        await ReplaceAsync(open, redeemed);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ReplaceAsync(open, redeemed));
    }

    [Fact]
    public async Task An_invitation_may_take_the_place_of_another_in_one_save()
    {
        await SaveSampleAsync();
        await using var db = Process.NewContext();
        var open = await db.Invitations.SingleAsync(row => row.RedeemedAt == null && row.CoachId != null, Cancellation);

        db.Replace(open, open with { RevokedAt = SampleRows.Moment });
        db.Add(open with { Id = InvitationId.New(SampleRows.Moment), CodeHash = new string('f', 64) });
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(1, await db.Invitations.CountAsync(row => row.CoachId == open.CoachId && row.RedeemedAt == null && row.RevokedAt == null, Cancellation));
    }

    [Fact]
    public async Task An_arrangement_may_take_the_place_of_another_in_one_save()
    {
        await SaveSampleAsync();
        await using var db = Process.NewContext();
        var open = await db.SupervisorAssignments.SingleAsync(row => row.EndsOn == null, Cancellation);

        db.Replace(open, open with { EndsOn = open.StartsOn });
        db.Add(open with { Id = SupervisorAssignmentId.New(SampleRows.Moment), StartsOn = open.StartsOn.AddDays(1) });
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(3, await db.SupervisorAssignments.CountAsync(Cancellation));
    }

    private protected async Task SaveSampleAsync()
    {
        await using var db = Process.NewContext();
        db.AddRange(SampleRows.Of(Sample.Catalogue));
        db.AddRange(Sample.All);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task ReplaceAsync<TRecord>(TRecord before, TRecord after)
        where TRecord : class
    {
        await using var db = Process.NewContext();
        db.Replace(before, after);
        await db.SaveChangesAsync(Cancellation);
    }

    private static string[] Texts(IEnumerable<object> records) =>
        [.. records.Select(record => $"{record.GetType().Name} {JsonSerializer.Serialize(record, record.GetType(), JsonText.Options)}").Order(StringComparer.Ordinal)];
}

public sealed class RecordTestsOnSqlite : RecordTests<SqliteEngine>;

public sealed class RecordTestsOnPostgres : RecordTests<PostgresEngine>;
