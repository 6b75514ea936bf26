using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>
/// Budgets, what was awarded from them, and every movement. A trigger of the database (in the migration that makes the table) refuses to
/// change or remove an entry of the ledger, but for the reason of a release whose coach was erased.
/// </summary>
internal sealed class AwardMapping :
    IEntityTypeConfiguration<FundingAllocation>, IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<FundingAward>
{
    public void Configure(EntityTypeBuilder<FundingAllocation> builder)
    {
        builder.Property(allocation => allocation.Id).ValueGeneratedNever();
        builder.Property(allocation => allocation.Revision).IsConcurrencyToken();
        builder.Property(allocation => allocation.Reference).HasMaxLength(TextRule.Reference.Maximum);
        builder.ComplexProperty(allocation => allocation.Amount, MoneyMapping.IsMoney);
        builder.Ignore(allocation => allocation.RemainingPence);
        builder.HasIndex(allocation => new { allocation.OrganisationId, allocation.ClosesOn, allocation.Id });
        builder.Refers<FundingAllocation, Organisation>(nameof(FundingAllocation.OrganisationId));
        builder.Refers<FundingAllocation, FundingStream>(nameof(FundingAllocation.StreamId));
        builder.Refers<FundingAllocation, Principal>(nameof(FundingAllocation.RecordedById));
        builder.HasDays("funding_allocation", "opens_on", "closes_on");
        builder.HasCheck(
            "funding_allocation", "money", "committed_pence >= 0 AND spent_pence >= 0 AND committed_pence + spent_pence <= amount_pence");
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.HasKey(entry => new { entry.AllocationId, entry.Number });
        builder.HasIndex(entry => entry.Id).IsUnique();
        builder.HasIndex(entry => new { entry.CoachId, entry.At });
        builder.Property(entry => entry.Reason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Refers<LedgerEntry, FundingAllocation>(nameof(LedgerEntry.AllocationId));
        builder.Refers<LedgerEntry, Principal>(nameof(LedgerEntry.ById));
        builder.HasOne<FundingAward>().WithMany()
            .HasForeignKey(nameof(LedgerEntry.CoachId), nameof(LedgerEntry.AwardId))
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasCheck("ledger_entry", "amounts", "pence > 0 AND remaining_pence >= 0");
        builder.HasCheck("ledger_entry", "award", "(award_id IS NULL) = (kind = 'Allocated') AND (award_id IS NULL) = (coach_id IS NULL)");
    }

    public void Configure(EntityTypeBuilder<FundingAward> builder)
    {
        builder.IsOfCoach(nameof(FundingAward.CoachId), nameof(FundingAward.Id));
        builder.Property(award => award.Reference).HasMaxLength(TextRule.Reference.Maximum);
        builder.Property(award => award.Status).IsConcurrencyToken();
        builder.Ignore(award => award.HolderId);
        builder.ComplexProperty(typeof(Money?), nameof(FundingAward.Amount), MoneyMapping.IsMoney);
        builder.HasIndex(award => new { award.CoachId, award.CompletionId, award.Position }).IsUnique();
        builder.HasIndex(award => new { award.CoachId, award.EnrolmentId, award.Position }).IsUnique();
        builder.HasIndex(award => new { award.AllocationId, award.Id }).IsDescending(false, true);
        builder.HasOne<Completion>().WithMany()
            .HasForeignKey(nameof(FundingAward.CoachId), nameof(FundingAward.CompletionId))
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Enrolment>().WithMany()
            .HasForeignKey(nameof(FundingAward.CoachId), nameof(FundingAward.EnrolmentId))
            .OnDelete(DeleteBehavior.Restrict);
        builder.Refers<FundingAward, FundingAllocation>(nameof(FundingAward.AllocationId));
        builder.Refers<FundingAward, FundingStream>(nameof(FundingAward.StreamId));
        builder.Refers<FundingAward, Organisation>(nameof(FundingAward.EmployerId));
        builder.HasCheck("funding_award", "position", "position >= 1");
        builder.HasCheck("funding_award", "amount", "amount_pence >= 0");
        builder.HasCheck("funding_award", "target", "enrolment_id IS NOT NULL OR completion_id IS NOT NULL");
        const string share = "CAST(share_percent AS numeric)";
        builder.HasCheck("funding_award", "share", $"{share} >= 0 AND {share} <= 100");
    }
}
