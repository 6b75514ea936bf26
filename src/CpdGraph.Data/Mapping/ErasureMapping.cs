using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Who was erased. The trigger that keeps the audit trail as it is lets a name go only when this table says so.</summary>
internal sealed class ErasureMapping : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.Property(erasure => erasure.Id).ValueGeneratedNever();
        builder.Property(erasure => erasure.Pseudonym).HasMaxLength(TextRule.Name.Maximum);
        builder.HasIndex(erasure => erasure.PrincipalId).IsUnique();
        builder.HasIndex(erasure => erasure.CoachId).IsUnique();
        builder.HasIndex(erasure => erasure.SupervisorId).IsUnique();
        builder.Refers<Erasure, Coach>(nameof(Erasure.CoachId));
        builder.Refers<Erasure, Supervisor>(nameof(Erasure.SupervisorId));
        builder.Refers<Erasure, Principal>(nameof(Erasure.PrincipalId));
        builder.Refers<Erasure, Principal>(nameof(Erasure.ErasedById));
    }
}
