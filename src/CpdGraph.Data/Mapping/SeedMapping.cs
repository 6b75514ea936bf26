using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class SeedMapping : IEntityTypeConfiguration<SeedEntryRow>
{
    public void Configure(EntityTypeBuilder<SeedEntryRow> builder)
    {
        builder.HasKey(row => new { row.Kind, row.RecordId });
        builder.Property(row => row.Hash).HasMaxLength(64);
    }
}
