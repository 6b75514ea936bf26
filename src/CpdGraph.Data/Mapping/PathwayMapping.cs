using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class PathwayMapping : IEntityTypeConfiguration<Pathway>
{
    public void Configure(EntityTypeBuilder<Pathway> builder)
    {
        builder.Property(pathway => pathway.Id).ValueGeneratedNever();
        builder.Property(pathway => pathway.Slug).HasMaxLength(KeyLengths.Slug);
        builder.Property(pathway => pathway.Revision).IsConcurrencyToken();
        builder.HasIndex(pathway => pathway.Slug).IsUnique();
        builder.Refers<Pathway, Specialism>(nameof(Pathway.SpecialismId));
    }
}
