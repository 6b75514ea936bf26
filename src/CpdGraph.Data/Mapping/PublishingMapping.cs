using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>What happened to offers on their way into the catalogue and out of it.</summary>
internal sealed class PublishingMapping :
    IEntityTypeConfiguration<OfferSubmission>, IEntityTypeConfiguration<OfferWithdrawal>, IEntityTypeConfiguration<MappingCheck>, IEntityTypeConfiguration<RunRevision>
{
    public void Configure(EntityTypeBuilder<OfferSubmission> builder)
    {
        builder.HasKey(submission => new { submission.OfferId, submission.SubmittedAt });
        builder.Property(submission => submission.Note).HasMaxLength(TextRule.Note.Maximum);
        builder.Refers<OfferSubmission, Offer>(nameof(OfferSubmission.OfferId));
        builder.Property(submission => submission.ReturnReason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Refers<OfferSubmission, Principal>(nameof(OfferSubmission.SubmittedById));
        builder.Refers<OfferSubmission, Principal>(nameof(OfferSubmission.ReturnedById));
    }

    public void Configure(EntityTypeBuilder<OfferWithdrawal> builder)
    {
        builder.HasKey(withdrawal => withdrawal.OfferId);
        builder.Property(withdrawal => withdrawal.OfferId).ValueGeneratedNever();
        builder.Property(withdrawal => withdrawal.Reason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Refers<OfferWithdrawal, Principal>(nameof(OfferWithdrawal.WithdrawnById));
        builder.HasOne<Offer>().WithOne().HasForeignKey<OfferWithdrawal>(withdrawal => withdrawal.OfferId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MappingCheck> builder)
    {
        builder.HasKey(check => new { check.OfferVersionId, check.CompetencyId, check.CheckedAt });
        builder.Property(check => check.Reason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(check => check.CheckedByName).HasMaxLength(TextRule.Name.Maximum);
        builder.Refers<MappingCheck, OfferVersion>(nameof(MappingCheck.OfferVersionId));
        builder.Refers<MappingCheck, Competency>(nameof(MappingCheck.CompetencyId));
        builder.Refers<MappingCheck, Principal>(nameof(MappingCheck.CheckedById));
    }

    public void Configure(EntityTypeBuilder<RunRevision> builder)
    {
        builder.HasKey(revision => new { revision.RunId, revision.Revision });
        builder.Refers<RunRevision, OfferRun>(nameof(RunRevision.RunId));
        builder.Refers<RunRevision, Principal>(nameof(RunRevision.ChangedById));
    }
}
