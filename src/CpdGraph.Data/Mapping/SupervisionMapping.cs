using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class SupervisionMapping : IEntityTypeConfiguration<SupervisionPolicy>
{
    public void Configure(EntityTypeBuilder<SupervisionPolicy> builder)
    {
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.HasIndex(policy => new { policy.Kind, policy.ValidFrom }).IsUnique();
        builder.HasDays("supervision_policy", "valid_from", "valid_to");
    }
}
