using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Recognitions of tiers.</summary>
internal sealed class TierMapping : IEntityTypeConfiguration<TierAward>
{
    public void Configure(EntityTypeBuilder<TierAward> builder)
    {
        builder.IsOfCoach(nameof(TierAward.CoachId), nameof(TierAward.Id));
        builder.Property(award => award.Basis).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(award => award.RecognisedBy).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(award => award.OverrideReason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(award => award.RevocationReason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(award => award.RevokedOn).IsConcurrencyToken();

        // A tier is recognised again only after the recognition before was revoked.
        builder.HasIndex(award => new { award.CoachId, award.Tier }).IsUnique().HasFilter("revoked_on IS NULL");
        builder.Refers<TierAward, Principal>(nameof(TierAward.RecordedById));
        builder.HasDays("tier_award", "awarded_on", "revoked_on");
        builder.HasCheck("tier_award", "revocation_reason", "(revocation_reason IS NULL) = (revoked_on IS NULL)");
    }
}
