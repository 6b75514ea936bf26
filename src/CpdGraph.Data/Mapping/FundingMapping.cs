using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class FundingMapping : IEntityTypeConfiguration<FundingStream>, IEntityTypeConfiguration<FundingRule>
{
    public void Configure(EntityTypeBuilder<FundingStream> builder)
    {
        builder.Property(stream => stream.Id).ValueGeneratedNever();
        builder.Property(stream => stream.Code).HasMaxLength(KeyLengths.Code);
        builder.HasIndex(stream => stream.Code).IsUnique();
        builder.HasDays("funding_stream", "opens_on", "closes_on");
    }

    public void Configure(EntityTypeBuilder<FundingRule> builder)
    {
        builder.Property(rule => rule.Id).ValueGeneratedNever();
        builder.Property(rule => rule.Code).HasMaxLength(KeyLengths.Code);
        builder.ComplexProperty(typeof(Money?), nameof(FundingRule.Ceiling), ceiling => ceiling.IsMoney());
        builder.HasIndex(rule => new { rule.StreamId, rule.Code, rule.ValidFrom }).IsUnique();
        builder.Refers<FundingRule, FundingStream>(nameof(FundingRule.StreamId));
        builder.HasDays("funding_rule", "valid_from", "valid_to");
        builder.HasCheck("funding_rule", "ceiling", "ceiling_pence >= 0");
        builder.HasCheck("funding_rule", "fact", "(fact IS NOT NULL) = (condition IS NOT NULL AND condition = 'FactNotKept')");
    }
}
