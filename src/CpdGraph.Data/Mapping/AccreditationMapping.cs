using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class AccreditationMapping : IEntityTypeConfiguration<AccreditingBody>, IEntityTypeConfiguration<Accreditation>
{
    public void Configure(EntityTypeBuilder<AccreditingBody> builder)
    {
        builder.Property(body => body.Id).ValueGeneratedNever();
        builder.Property(body => body.Slug).HasMaxLength(KeyLengths.Slug);
        builder.HasIndex(body => body.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Accreditation> builder)
    {
        builder.Property(accreditation => accreditation.Id).ValueGeneratedNever();
        builder.Refers<Accreditation, OfferVersion>(nameof(Accreditation.OfferVersionId));
        builder.Refers<Accreditation, AccreditingBody>(nameof(Accreditation.BodyId));
        builder.Refers<Accreditation, Provider>(nameof(Accreditation.AwardedToId));
        builder.HasDays("accreditation", "valid_from", "valid_to");
    }
}
