using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class ChangeMapping :
    IEntityTypeConfiguration<CatalogueRevisionRow>, IEntityTypeConfiguration<CatalogueChangeRow>, IEntityTypeConfiguration<CatalogueEvent>
{
    public void Configure(EntityTypeBuilder<CatalogueRevisionRow> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new CatalogueRevisionRow());
        builder.ToTable(table => table.HasCheckConstraint("ck_catalogue_revision_only_row", $"id = {CatalogueRevisionRow.OnlyId}"));
    }

    public void Configure(EntityTypeBuilder<CatalogueChangeRow> builder) =>
        builder.HasKey(row => new { row.Revision, row.Kind, row.RecordId });

    // Without foreign keys: an event outlives whatever becomes of its subject.
    public void Configure(EntityTypeBuilder<CatalogueEvent> builder)
    {
        builder.HasKey(row => new { row.Revision, row.Position });
        builder.HasIndex(row => row.At);
    }
}
