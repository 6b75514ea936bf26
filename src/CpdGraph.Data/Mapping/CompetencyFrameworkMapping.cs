using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class CompetencyFrameworkMapping :
    IEntityTypeConfiguration<CompetencyFramework>, IEntityTypeConfiguration<CompetencyArea>,
    IEntityTypeConfiguration<Competency>, IEntityTypeConfiguration<TierDescriptor>, IEntityTypeConfiguration<CaseRemainder>
{
    public void Configure(EntityTypeBuilder<CompetencyFramework> builder)
    {
        builder.Property(framework => framework.Id).ValueGeneratedNever();
        builder.Property(framework => framework.Code).HasMaxLength(KeyLengths.Code);
        builder.Property(framework => framework.Version).HasMaxLength(KeyLengths.External);
        builder.HasIndex(framework => new { framework.Code, framework.Version }).IsUnique();
        builder.HasDays("competency_framework", "valid_from", "valid_to");
    }

    public void Configure(EntityTypeBuilder<CompetencyArea> builder)
    {
        builder.Property(area => area.Id).ValueGeneratedNever();
        builder.Property(area => area.Code).HasMaxLength(KeyLengths.Code);
        builder.HasIndex(area => new { area.FrameworkId, area.Code }).IsUnique();
        builder.Refers<CompetencyArea, CompetencyFramework>(nameof(CompetencyArea.FrameworkId));
    }

    public void Configure(EntityTypeBuilder<Competency> builder)
    {
        builder.Property(competency => competency.Id).ValueGeneratedNever();
        builder.Property(competency => competency.Code).HasMaxLength(KeyLengths.Code);
        builder.HasIndex(competency => new { competency.AreaId, competency.Code }).IsUnique();
        builder.Refers<Competency, CompetencyArea>(nameof(Competency.AreaId));
    }

    public void Configure(EntityTypeBuilder<TierDescriptor> builder)
    {
        builder.Property(tier => tier.Id).ValueGeneratedNever();
        builder.HasIndex(tier => new { tier.FrameworkId, tier.Tier }).IsUnique();
        builder.Refers<TierDescriptor, CompetencyFramework>(nameof(TierDescriptor.FrameworkId));
    }

    public void Configure(EntityTypeBuilder<CaseRemainder> builder)
    {
        builder.HasKey(remainder => remainder.FrameworkId);
        builder.Property(remainder => remainder.FrameworkId).ValueGeneratedNever();
        builder.BelongsTo<CaseRemainder, CompetencyFramework>(nameof(CaseRemainder.FrameworkId));
    }
}
