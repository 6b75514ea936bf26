using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>What supervisors confirm of a coach: requirements before referrals, and experience that pathways ask for.</summary>
internal sealed class ConfirmationMapping : IEntityTypeConfiguration<ReadinessConfirmation>, IEntityTypeConfiguration<PathwayConfirmation>
{
    public void Configure(EntityTypeBuilder<ReadinessConfirmation> builder)
    {
        builder.IsOfCoach(nameof(ReadinessConfirmation.CoachId), nameof(ReadinessConfirmation.Id));
        builder.Property(confirmation => confirmation.RequirementCode).HasMaxLength(KeyLengths.Code);
        builder.Property(confirmation => confirmation.Note).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(confirmation => confirmation.ConfirmedByName).HasMaxLength(TextRule.Name.Maximum);
        builder.HasOne<Employment>().WithMany()
            .HasForeignKey(nameof(ReadinessConfirmation.CoachId), nameof(ReadinessConfirmation.EmploymentId))
            .OnDelete(DeleteBehavior.Restrict);
        builder.Refers<ReadinessConfirmation, Principal>(nameof(ReadinessConfirmation.ConfirmedById));
    }

    public void Configure(EntityTypeBuilder<PathwayConfirmation> builder)
    {
        builder.IsOfCoach(nameof(PathwayConfirmation.CoachId), nameof(PathwayConfirmation.Id));
        builder.Property(confirmation => confirmation.StepKey).HasMaxLength(KeyLengths.Code);
        builder.Property(confirmation => confirmation.Note).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(confirmation => confirmation.ConfirmedByName).HasMaxLength(TextRule.Name.Maximum);
        builder.HasIndex(confirmation => new { confirmation.CoachId, confirmation.PathwayId, confirmation.StepKey }).IsUnique();
        builder.Refers<PathwayConfirmation, Pathway>(nameof(PathwayConfirmation.PathwayId));
        builder.Refers<PathwayConfirmation, Principal>(nameof(PathwayConfirmation.ConfirmedById));
    }
}
