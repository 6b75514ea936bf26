using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class CalendarMapping : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.IsOfCoach(nameof(CalendarLink.CoachId), nameof(CalendarLink.Id));
        builder.Property(link => link.SecretHash).HasMaxLength(KeyLengths.Hash);
        builder.Property(link => link.Label).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(link => link.RevokedAt).IsConcurrencyToken();
        builder.HasIndex(link => link.SecretHash).IsUnique();

        // One that works for each coach.
        builder.HasIndex(link => link.CoachId).IsUnique().HasFilter("revoked_at IS NULL");
    }
}
