using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>What numbers of a workforce are made of.</summary>
internal sealed class DashboardMapping : IEntityTypeConfiguration<CoachTotals>, IEntityTypeConfiguration<WorkforceSnapshot>
{
    public void Configure(EntityTypeBuilder<CoachTotals> builder)
    {
        builder.HasKey(totals => totals.CoachId);
        builder.Property(totals => totals.CoachId).ValueGeneratedNever();
        builder.HasOne<Coach>().WithOne().HasForeignKey<CoachTotals>(totals => totals.CoachId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkforceSnapshot> builder)
    {
        builder.HasKey(snapshot => snapshot.Day);
        builder.Property(snapshot => snapshot.Day).ValueGeneratedNever();
    }
}
