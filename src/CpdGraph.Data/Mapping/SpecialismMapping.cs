using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class SpecialismMapping : IEntityTypeConfiguration<Specialism>
{
    public void Configure(EntityTypeBuilder<Specialism> builder)
    {
        builder.Property(specialism => specialism.Id).ValueGeneratedNever();
        builder.Property(specialism => specialism.Slug).HasMaxLength(KeyLengths.Slug);
        builder.HasIndex(specialism => specialism.Slug).IsUnique();
    }
}
