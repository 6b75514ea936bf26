using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class ChangeMapping : IEntityTypeConfiguration<CatalogueRevisionRow>, IEntityTypeConfiguration<CatalogueChangeRow>
{
    public void Configure(EntityTypeBuilder<CatalogueRevisionRow> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new CatalogueRevisionRow());
        builder.ToTable(table => table.HasCheckConstraint("ck_catalogue_revision_only_row", $"id = {CatalogueRevisionRow.OnlyId}"));
    }

    public void Configure(EntityTypeBuilder<CatalogueChangeRow> builder) =>
        builder.HasKey(row => new { row.Revision, row.Kind, row.RecordId });
}
