using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class ReadinessMapping : IEntityTypeConfiguration<ReadinessRequirement>
{
    public void Configure(EntityTypeBuilder<ReadinessRequirement> builder)
    {
        builder.Property(requirement => requirement.Id).ValueGeneratedNever();
        builder.Property(requirement => requirement.Code).HasMaxLength(KeyLengths.Code);
        builder.Property(requirement => requirement.AccreditationScope).HasMaxLength(KeyLengths.Code);
        builder.Property(requirement => requirement.MinimumDays).HasPrecision(5, 2);
        builder.HasIndex(requirement => new { requirement.FrameworkId, requirement.Code, requirement.ValidFrom }).IsUnique();
        builder.Refers<ReadinessRequirement, CompetencyFramework>(nameof(ReadinessRequirement.FrameworkId));
        builder.HasDays("readiness_requirement", "valid_from", "valid_to");
    }
}
