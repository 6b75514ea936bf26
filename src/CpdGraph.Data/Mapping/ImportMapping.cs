using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Files that providers send, and what became of them. A job names its upload without a foreign key: the file goes before it.</summary>
internal sealed class ImportMapping :
    IEntityTypeConfiguration<Upload>, IEntityTypeConfiguration<UploadContent>, IEntityTypeConfiguration<ImportJob>, IEntityTypeConfiguration<ImportFinding>,
    IEntityTypeConfiguration<RememberedColumn>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.Property(upload => upload.Id).ValueGeneratedNever();
        builder.Property(upload => upload.TokenHash).HasMaxLength(KeyLengths.Hash);
        builder.Property(upload => upload.FileName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(upload => upload.TakenAt).IsConcurrencyToken();
        builder.HasIndex(upload => upload.TokenHash).IsUnique();
        builder.HasIndex(upload => upload.UploadedAt);
        builder.Refers<Upload, Principal>(nameof(Upload.UploadedById));
    }

    public void Configure(EntityTypeBuilder<UploadContent> builder)
    {
        builder.HasKey(content => content.UploadId);
        builder.Property(content => content.UploadId).ValueGeneratedNever();
        builder.HasOne<Upload>().WithOne().HasForeignKey<UploadContent>(content => content.UploadId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Property(job => job.RequestedByName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(job => job.FileName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(job => job.Worksheet).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(job => job.Failure).HasMaxLength(TextRule.Note.Maximum);
        builder.Property(job => job.Revision).IsConcurrencyToken();
        builder.HasIndex(job => new { job.ProviderId, job.CreatedAt, job.Id });
        builder.HasIndex(job => new { job.RequestedById, job.CreatedAt, job.Id });
        builder.HasIndex(job => new { job.Status, job.CreatedAt });
        builder.Refers<ImportJob, Provider>(nameof(ImportJob.ProviderId));
        builder.Refers<ImportJob, Principal>(nameof(ImportJob.RequestedById));
    }

    public void Configure(EntityTypeBuilder<ImportFinding> builder)
    {
        builder.HasKey(finding => new { finding.JobId, finding.Number });
        builder.HasIndex(finding => new { finding.JobId, finding.Outcome, finding.Number });
        builder.BelongsTo<ImportFinding, ImportJob>(nameof(ImportFinding.JobId));
    }

    public void Configure(EntityTypeBuilder<RememberedColumn> builder)
    {
        builder.HasKey(column => new { column.ProviderId, column.Dataset, column.Header });
        builder.Property(column => column.Header).HasMaxLength(KeyLengths.External);
        builder.Property(column => column.Field).HasMaxLength(KeyLengths.Code);
        builder.BelongsTo<RememberedColumn, Provider>(nameof(RememberedColumn.ProviderId));
    }
}
