using CpdGraph.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CpdGraph.Data.Tests;

/// <summary>What the database itself refuses, whoever writes.</summary>
public abstract class RecordConstraintTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private SampleRecords Sample { get; } = new();

    [Fact]
    public Task A_subject_of_an_issuer_has_one_account() => RefusesAsync(
        "ix_principal_issuer_subject", "principal.issuer", Sample.All.OfType<Principal>().First() with { Id = PrincipalId.New(SampleRows.Moment), CoachId = null });

    [Fact]
    public Task No_two_accounts_have_the_same_coach() => RefusesAsync(
        "ix_principal_coach_id", "principal.coach_id", Sample.All.OfType<Principal>().First() with { Id = PrincipalId.New(SampleRows.Moment), Subject = "3" });

    [Fact]
    public Task No_two_supervisors_have_the_same_account() => RefusesAsync(
        "ix_supervisor_principal_id", "supervisor.principal_id", Sample.Supervisor with { Id = SupervisorId.New(SampleRows.Moment) });

    [Fact]
    public Task No_two_invitations_have_the_same_code() => RefusesAsync(
        "ix_invitation_code_hash", "invitation.code_hash", Sample.Invitation with { Id = InvitationId.New(SampleRows.Moment) });

    [Fact]
    public Task A_coach_has_one_open_invitation() => RefusesAsync(
        "ix_invitation_coach_id",
        "invitation.coach_id",
        Sample.Invitation with { Id = InvitationId.New(SampleRows.Moment), CodeHash = new string('9', 64), RedeemedAt = null, RedeemedById = null, RevokedAt = null });

    [Fact]
    public Task A_supervisor_has_one_open_invitation() => RefusesAsync(
        "ix_invitation_supervisor_id",
        "invitation.supervisor_id",
        Sample.SupervisorInvitation with { Id = InvitationId.New(SampleRows.Moment), CodeHash = new string('9', 64) });

    [Fact]
    public Task An_invitation_is_for_a_coach_or_a_supervisor_and_not_for_both() => RefusesAsync(
        "ck_invitation_record",
        "ck_invitation_record",
        Sample.Invitation with { Id = InvitationId.New(SampleRows.Moment), CodeHash = new string('9', 64), SupervisorId = Sample.Supervisor.Id });

    [Fact]
    public Task A_caller_uses_a_key_once() => RefusesAsync(
        "pk_idempotency_record", "idempotency_record.key", Sample.Carried with { ContentHash = new string('d', 64) });

    [Fact]
    public Task Of_each_kind_a_coach_has_one_open_arrangement() => RefusesAsync(
        "ix_supervisor_assignment_coach_id_kind",
        "supervisor_assignment.kind",
        Sample.Assignment with { Id = SupervisorAssignmentId.New(SampleRows.Moment), EndsOn = null });

    [Fact]
    public Task A_tier_has_one_live_recognition() => RefusesAsync(
        "ix_tier_award_coach_id_tier",
        "tier_award.tier",
        Sample.Tier with { Id = TierAwardId.New(SampleRows.Moment), RevokedOn = null, RevocationReason = null });

    [Fact]
    public Task A_meeting_is_logged_once() => RefusesAsync(
        "ix_supervision_session_coach_id_kind_held_on_supervisor_id",
        "supervision_session.held_on",
        Sample.Session with { Id = SupervisionSessionId.New(SampleRows.Moment) });

    [Fact]
    public Task A_coach_is_on_a_pathway_once() => RefusesAsync(
        "ix_pathway_start_coach_id_pathway_id",
        "pathway_start.pathway_id",
        Sample.Start with { Id = PathwayStartId.New(SampleRows.Moment), LeftOn = null, LeaveReason = null });

    [Fact]
    public Task A_coach_has_one_plan_in_force() => RefusesAsync(
        "ix_development_plan_coach_id_status",
        "development_plan.status",
        Sample.Plan with { Id = DevelopmentPlanId.New(SampleRows.Moment) });

    [Fact]
    public Task No_two_completions_correct_the_same() => RefusesAsync(
        "ix_completion_coach_id_replaces_id",
        "completion.replaces_id",
        Sample.BareCompletion with { Id = CompletionId.New(SampleRows.Moment), ReplacesId = Sample.Completion.Id });

    [Fact]
    public Task No_two_awards_have_the_same_place() => RefusesAsync(
        "ix_funding_award_coach_id_completion_id_position",
        "funding_award.position",
        Sample.Award with { Id = FundingAwardId.New(SampleRows.Moment) });

    [Fact]
    public Task No_run_has_more_places_taken_than_it_has() => RefusesAsync(
        "ck_run_places_taken",
        "ck_run_places_taken",
        new RunPlaces { RunId = Sample.Catalogue.Runs[1].Id, Capacity = 12, Taken = 13, LastNumber = 13 });

    [Fact]
    public Task A_coach_has_one_live_place_on_an_offer() => RefusesAsync(
        "ix_enrolment_coach_id_offer_id",
        "enrolment.offer_id",
        Sample.All.OfType<Enrolment>().Last() with { Id = EnrolmentId.New(SampleRows.Moment), Status = EnrolmentStatus.WaitingList });

    [Fact]
    public Task No_budget_promises_more_than_it_has() => RefusesAsync(
        "ck_funding_allocation_money",
        "ck_funding_allocation_money",
        Sample.Allocation with { Id = FundingAllocationId.New(SampleRows.Moment), CommittedPence = 997_501 });

    [Fact]
    public Task Money_is_for_a_place_or_a_completion() => RefusesAsync(
        "ck_funding_award_target",
        "ck_funding_award_target",
        Sample.Award with { Id = FundingAwardId.New(SampleRows.Moment), EnrolmentId = null, CompletionId = null });

    [Fact]
    public Task No_entry_of_a_ledger_leaves_less_than_nothing() => RefusesAsync(
        "ck_ledger_entry_amounts",
        "ck_ledger_entry_amounts",
        Sample.Entry with { Id = LedgerEntryId.New(SampleRows.Moment), Number = 3, RemainingPence = -1 });

    [Fact]
    public Task An_open_grant_is_not_given_twice() => RefusesAsync(
        "ix_membership_principal_id_role",
        "membership.role",
        Sample.All.OfType<Membership>().Last() with { Id = MembershipId.New(SampleRows.Moment) });

    [Fact]
    public Task A_refused_completion_says_why() => RefusesAsync(
        "ck_completion_rejection_reason",
        "ck_completion_rejection_reason",
        Sample.Completion with { Id = CompletionId.New(SampleRows.Moment), RejectionReason = null });

    [Fact]
    public Task A_post_is_no_more_than_whole() => RefusesAsync(
        "ck_employment_whole_time_equivalent",
        "ck_employment_whole_time_equivalent",
        Sample.Employment with { Id = EmploymentId.New(SampleRows.Moment), WholeTimeEquivalent = 1.01m });

    [Fact]
    public Task Only_a_publisher_is_a_member_of_a_provider() => RefusesAsync(
        "ck_membership_provider",
        "ck_membership_provider",
        Sample.Membership with { Id = MembershipId.New(SampleRows.Moment), ProviderId = Sample.Catalogue.Providers[0].Id });

    [Fact]
    public Task Money_belongs_to_a_completion_of_the_same_coach() => RefusesAsync(
        "fk_funding_award_completion_coach_id_completion_id",
        "FOREIGN KEY",
        Sample.Award with { Id = FundingAwardId.New(SampleRows.Moment), CoachId = Sample.All.OfType<Coach>().Last().Id });

    [Fact]
    public async Task Two_coaches_may_share_a_name_and_an_address()
    {
        await SaveSampleAsync();

        await using var db = Process.NewContext();
        Assert.Equal(2, await db.Coaches.CountAsync(coach => coach.Email == Sample.Coach.Email && coach.DisplayName == Sample.Coach.DisplayName, Cancellation));
    }

    [Theory]
    [InlineData("UPDATE audit_event SET action = 'nothing'")]
    [InlineData("DELETE FROM audit_event")]
    [InlineData("UPDATE ledger_entry SET pence = 1")]
    [InlineData("UPDATE ledger_entry SET reason = 'Another'")]
    [InlineData("DELETE FROM ledger_entry")]
    public async Task What_was_done_is_neither_changed_nor_removed(string statement)
    {
        await SaveSampleAsync();
        await using var db = Process.NewContext();

        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancellation));

        Assert.Contains("is append-only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, await db.AuditEvents.CountAsync(row => row.Action == Sample.Event.Action, Cancellation));
        Assert.Equal(1, await db.LedgerEntries.CountAsync(row => row.Pence == Sample.Entry.Pence && row.Reason == Sample.Entry.Reason, Cancellation));
    }

    // PostgreSQL tells the name of what refused; SQLite tells the columns of an index, and the name of a check.
    private async Task RefusesAsync(string constraint, string column, object record)
    {
        await SaveSampleAsync();
        await using var db = Process.NewContext();
        db.Add(record);

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        switch (refusal.InnerException)
        {
            case PostgresException refused:
                Assert.Equal(constraint, refused.ConstraintName);
                break;
            default:
                Assert.Contains(column, Assert.IsType<SqliteException>(refusal.InnerException).Message, StringComparison.Ordinal);
                break;
        }
    }

    private async Task SaveSampleAsync()
    {
        await using var db = Process.NewContext();
        db.AddRange(SampleRows.Of(Sample.Catalogue));
        db.AddRange(Sample.All);
        await db.SaveChangesAsync(Cancellation);
    }
}

public sealed class RecordConstraintTestsOnSqlite : RecordConstraintTests<SqliteEngine>;

public sealed class RecordConstraintTestsOnPostgres : RecordConstraintTests<PostgresEngine>
{
    [Fact]
    public async Task What_was_done_is_not_removed_as_a_whole_either()
    {
        await using var db = Process.NewContext();

        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("TRUNCATE audit_event", Cancellation));
    }
}
