using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class OfferMapping :
    IEntityTypeConfiguration<Offer>, IEntityTypeConfiguration<OfferVersion>,
    IEntityTypeConfiguration<CompetencyMappingRow>, IEntityTypeConfiguration<OfferReferenceRow>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.Property(offer => offer.Id).ValueGeneratedNever();
        builder.Property(offer => offer.Slug).HasMaxLength(KeyLengths.Slug);
        builder.Property(offer => offer.Revision).IsConcurrencyToken();
        builder.HasIndex(offer => offer.Slug).IsUnique();
        builder.Ignore(offer => offer.SubmittedAt);
        builder.Refers<Offer, Provider>(nameof(Offer.ProviderId));
        builder.Refers<Offer, Offer>(nameof(Offer.ReplacementId));
    }

    public void Configure(EntityTypeBuilder<OfferVersion> builder)
    {
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.HasIndex(version => new { version.OfferId, version.Number }).IsUnique();
        builder.Refers<OfferVersion, Offer>(nameof(OfferVersion.OfferId));
        builder.ComplexProperty(version => version.Delivery);
        builder.ComplexProperty(version => version.Price, price => price.IsPrice());
        builder.HasCheck("offer_version", "number", "number >= 1");
        builder.HasCheck("offer_version", "minutes", "delivery_learning_minutes >= 0 AND delivery_cpd_minutes >= 0");
        builder.HasCheck("offer_version", "price", "price_amount_pence >= 0");
    }

    public void Configure(EntityTypeBuilder<CompetencyMappingRow> builder)
    {
        builder.HasKey(row => new { row.OfferVersionId, row.CompetencyId });
        builder.BelongsTo<CompetencyMappingRow, OfferVersion>(nameof(CompetencyMappingRow.OfferVersionId));
        builder.Refers<CompetencyMappingRow, Competency>(nameof(CompetencyMappingRow.CompetencyId));
    }

    public void Configure(EntityTypeBuilder<OfferReferenceRow> builder)
    {
        builder.HasKey(row => new { row.ProviderId, row.System, row.Key });
        builder.Property(row => row.System).HasMaxLength(KeyLengths.External);
        builder.Property(row => row.Key).HasMaxLength(KeyLengths.External);
        builder.BelongsTo<OfferReferenceRow, Offer>(nameof(OfferReferenceRow.OfferId));
        builder.Refers<OfferReferenceRow, Provider>(nameof(OfferReferenceRow.ProviderId));
    }
}
