using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>What happened to offers on their way into the catalogue and out of it.</summary>
internal sealed class PublishingMapping : IEntityTypeConfiguration<OfferSubmission>, IEntityTypeConfiguration<OfferWithdrawal>
{
    public void Configure(EntityTypeBuilder<OfferSubmission> builder)
    {
        builder.HasKey(submission => new { submission.OfferId, submission.SubmittedAt });
        builder.Property(submission => submission.Note).HasMaxLength(TextRule.Note.Maximum);
        builder.Refers<OfferSubmission, Offer>(nameof(OfferSubmission.OfferId));
        builder.Refers<OfferSubmission, Principal>(nameof(OfferSubmission.SubmittedById));
    }

    public void Configure(EntityTypeBuilder<OfferWithdrawal> builder)
    {
        builder.HasKey(withdrawal => withdrawal.OfferId);
        builder.Property(withdrawal => withdrawal.OfferId).ValueGeneratedNever();
        builder.Property(withdrawal => withdrawal.Reason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Refers<OfferWithdrawal, Principal>(nameof(OfferWithdrawal.WithdrawnById));
        builder.HasOne<Offer>().WithOne().HasForeignKey<OfferWithdrawal>(withdrawal => withdrawal.OfferId).OnDelete(DeleteBehavior.Restrict);
    }
}
