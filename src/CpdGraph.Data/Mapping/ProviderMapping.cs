using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class ProviderMapping : IEntityTypeConfiguration<Provider>
{
    public void Configure(EntityTypeBuilder<Provider> builder)
    {
        builder.Property(provider => provider.Id).ValueGeneratedNever();
        builder.Property(provider => provider.Slug).HasMaxLength(KeyLengths.Slug);
        builder.Property(provider => provider.Revision).IsConcurrencyToken();
        builder.HasIndex(provider => provider.Slug).IsUnique();

        // An organisation is at most one provider. Many providers are no organisation that is known here.
        builder.HasIndex(provider => provider.OrganisationId).IsUnique();
        builder.Refers<Provider, Organisation>(nameof(Provider.OrganisationId));
    }
}
