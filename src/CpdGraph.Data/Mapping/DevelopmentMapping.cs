using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Where coaches are going: pathways that they are on, and plans.</summary>
internal sealed class DevelopmentMapping : IEntityTypeConfiguration<PathwayStart>, IEntityTypeConfiguration<DevelopmentPlan>
{
    public void Configure(EntityTypeBuilder<PathwayStart> builder)
    {
        builder.IsOfCoach(nameof(PathwayStart.CoachId), nameof(PathwayStart.Id));
        builder.Property(start => start.LeaveReason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(start => start.LeftOn).IsConcurrencyToken();
        builder.HasIndex(start => new { start.CoachId, start.PathwayId }).IsUnique().HasFilter("left_on IS NULL");
        builder.Refers<PathwayStart, Pathway>(nameof(PathwayStart.PathwayId));
        builder.Refers<PathwayStart, Principal>(nameof(PathwayStart.RecordedById));
        builder.HasDays("pathway_start", "started_on", "left_on");
        builder.HasCheck("pathway_start", "leave_reason", "leave_reason IS NULL OR left_on IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<DevelopmentPlan> builder)
    {
        builder.IsOfCoach(nameof(DevelopmentPlan.CoachId), nameof(DevelopmentPlan.Id));
        builder.Property(plan => plan.Aspiration).HasMaxLength(TextRule.Reflection.Maximum);
        builder.Property(plan => plan.AgreedByName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(plan => plan.Revision).IsConcurrencyToken();

        // The next plan can be written while the one before is in force: one in each state, and any number of closed ones.
        builder.HasIndex(plan => new { plan.CoachId, plan.Status }).IsUnique().HasFilter("status <> 'Closed'");
        builder.HasIndex(plan => new { plan.CoachId, plan.StartsOn, plan.Id }).IsDescending(false, true, true);
        builder.Refers<DevelopmentPlan, Principal>(nameof(DevelopmentPlan.AgreedById));
        builder.HasDays("development_plan", "starts_on", "review_on");
        builder.HasCheck("development_plan", "target", "cpd_target_minutes >= 1");
        builder.HasCheck("development_plan", "agreed", "(agreed_on IS NULL) = (agreed_by_id IS NULL)");
        builder.HasCheck("development_plan", "revision", "revision >= 1");
    }
}
