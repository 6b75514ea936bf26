using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class CallerMapping : IEntityTypeConfiguration<CallerRow>
{
    public void Configure(EntityTypeBuilder<CallerRow> builder)
    {
        builder.HasNoKey();

        // Rows of a statement, see CallerReader: the model knows how to read them, and no migration makes a table.
        builder.ToTable("caller", table => table.ExcludeFromMigrations());
    }
}
