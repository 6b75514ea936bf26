using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>
/// What was done, and which requests were carried out. Events name their subjects without foreign keys: they outlive them. A trigger of
/// the database (in the migration that makes the table, and in Erasure) refuses to change or remove one, but for the name of an actor who
/// was erased.
/// </summary>
internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEvent>, IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.Property(audited => audited.Id).ValueGeneratedNever();
        builder.Property(audited => audited.Action).HasMaxLength(KeyLengths.Code);
        builder.Property(audited => audited.TraceId).HasMaxLength(KeyLengths.Trace);
        builder.HasIndex(audited => new { audited.At, audited.Id });
        builder.HasIndex(audited => new { audited.CoachId, audited.At, audited.Id });
        builder.HasIndex(audited => new { audited.SubjectId, audited.At, audited.Id });
        builder.HasIndex(audited => new { audited.ActorId, audited.At, audited.Id });
    }

    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.HasKey(record => new { record.PrincipalId, record.Key });
        builder.Property(record => record.Key).HasMaxLength(IdempotencyRules.MaximumKeyLength);
        builder.Property(record => record.ContentHash).HasMaxLength(KeyLengths.Hash);
        builder.HasIndex(record => record.CreatedAt);
        builder.Refers<IdempotencyRecord, Principal>(nameof(IdempotencyRecord.PrincipalId));
    }
}
