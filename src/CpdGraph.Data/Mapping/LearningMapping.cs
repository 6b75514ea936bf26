using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>What coaches learned.</summary>
internal sealed class LearningMapping :
    IEntityTypeConfiguration<Completion>, IEntityTypeConfiguration<InformalLearning>
{
    public void Configure(EntityTypeBuilder<Completion> builder)
    {
        builder.IsOfCoach(nameof(Completion.CoachId), nameof(Completion.Id));
        builder.Property(completion => completion.RejectionReason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(completion => completion.EvidenceUrl).HasMaxLength(LinkRule.MaximumLength);

        // Of two who check it at once, one is told that the other was quicker.
        builder.Property(completion => completion.Verification).IsConcurrencyToken();
        builder.ComplexProperty(typeof(Money?), nameof(Completion.Cost), MoneyMapping.IsMoney);
        builder.HasIndex(completion => new { completion.CoachId, completion.OccurredOn, completion.Id }).IsDescending(false, true, true);
        builder.HasIndex(completion => new { completion.CoachId, completion.ReplacesId }).IsUnique();
        builder.HasIndex(completion => new { completion.OfferId, completion.CoachId });
        builder.Refers<Completion, Offer>(nameof(Completion.OfferId));
        builder.Refers<Completion, OfferVersion>(nameof(Completion.OfferVersionId));
        builder.Refers<Completion, OfferRun>(nameof(Completion.RunId));
        builder.Refers<Completion, Principal>(nameof(Completion.RecordedById));
        builder.Refers<Completion, Principal>(nameof(Completion.CheckedById));
        builder.HasOne<Completion>().WithMany()
            .HasForeignKey(nameof(Completion.CoachId), nameof(Completion.ReplacesId))
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasCheck("completion", "minutes", "cpd_minutes >= 1");
        builder.HasCheck("completion", "days", "CAST(days_attended AS numeric) > 0");
        builder.HasCheck("completion", "cost", "cost_pence >= 0");
        builder.HasCheck("completion", "replaces", "replaces_id <> id");
        builder.HasCheck("completion", "checked", "verification NOT IN ('Verified', 'Rejected') OR checked_at IS NOT NULL");
        builder.HasCheck("completion", "rejection_reason", "(rejection_reason IS NOT NULL) = (verification = 'Rejected')");
    }

    public void Configure(EntityTypeBuilder<InformalLearning> builder)
    {
        builder.IsOfCoach(nameof(InformalLearning.CoachId), nameof(InformalLearning.Id));
        builder.Property(learning => learning.Title).HasMaxLength(TextRule.Title.Maximum);
        builder.Property(learning => learning.Reflection).HasMaxLength(TextRule.Reflection.Maximum);
        builder.Property(learning => learning.Verification).IsConcurrencyToken();
        builder.HasIndex(learning => new { learning.CoachId, learning.OccurredOn, learning.Id }).IsDescending(false, true, true);
        builder.Refers<InformalLearning, Principal>(nameof(InformalLearning.RecordedById));
        builder.HasCheck("informal_learning", "minutes", $"cpd_minutes >= 1 AND cpd_minutes <= {InformalLearningRules.MaximumMinutes}");
    }
}
