using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class OrganisationMapping :
    IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<OrganisationRelationship>, IEntityTypeConfiguration<OrganisationSuccession>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.Property(organisation => organisation.OdsCode).HasMaxLength(KeyLengths.Code);
        builder.HasIndex(organisation => organisation.OdsCode).IsUnique();
        builder.HasDays("organisation", "opened_on", "closed_on");
    }

    public void Configure(EntityTypeBuilder<OrganisationRelationship> builder)
    {
        builder.Property(relationship => relationship.Id).ValueGeneratedNever();
        builder.HasIndex(relationship => new
        {
            relationship.ChildId,
            relationship.ParentId,
            relationship.Kind,
            relationship.ValidFrom,
        }).IsUnique();
        builder.Refers<OrganisationRelationship, Organisation>(nameof(OrganisationRelationship.ChildId));
        builder.Refers<OrganisationRelationship, Organisation>(nameof(OrganisationRelationship.ParentId));
        builder.HasDays("organisation_relationship", "valid_from", "valid_to");
    }

    public void Configure(EntityTypeBuilder<OrganisationSuccession> builder)
    {
        builder.Property(succession => succession.Id).ValueGeneratedNever();
        builder.HasIndex(succession => new { succession.PredecessorId, succession.SuccessorId }).IsUnique();
        builder.Refers<OrganisationSuccession, Organisation>(nameof(OrganisationSuccession.PredecessorId));
        builder.Refers<OrganisationSuccession, Organisation>(nameof(OrganisationSuccession.SuccessorId));
    }
}
