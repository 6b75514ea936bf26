using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>
/// Accounts and what they may do. These tables are found by what a token or a code says, not by a coach, so where records are spread over
/// several servers they are kept whole on each. That is why they name coaches without a foreign key: none can lead from there to a part.
/// </summary>
internal sealed class AccessMapping :
    IEntityTypeConfiguration<Principal>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Principal> builder)
    {
        builder.Property(principal => principal.Id).ValueGeneratedNever();
        builder.Property(principal => principal.Issuer).HasMaxLength(TextRule.Identity.Maximum);
        builder.Property(principal => principal.Subject).HasMaxLength(TextRule.Identity.Maximum);
        builder.Property(principal => principal.CoachId).IsConcurrencyToken();
        builder.HasIndex(principal => new { principal.Issuer, principal.Subject }).IsUnique();
        builder.HasIndex(principal => principal.CoachId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Property(membership => membership.Id).ValueGeneratedNever();
        builder.Property(membership => membership.MemberName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(membership => membership.RevocationReason).HasMaxLength(TextRule.Reason.Maximum);
        builder.Property(membership => membership.RevokedAt).IsConcurrencyToken();
        builder.Refers<Membership, Principal>(nameof(Membership.PrincipalId));
        builder.Refers<Membership, Provider>(nameof(Membership.ProviderId));
        builder.Refers<Membership, Organisation>(nameof(Membership.OrganisationId));
        builder.Refers<Membership, Principal>(nameof(Membership.GrantedById));

        // Of two grants of the same that are open at their end, one is too many. Those with a last day are compared by the rules alone.
        const string open = "revoked_at IS NULL AND valid_to IS NULL";
        builder.HasIndex(membership => new { membership.PrincipalId, membership.Role }).IsUnique()
            .HasFilter($"provider_id IS NULL AND organisation_id IS NULL AND {open}");
        builder.HasIndex(membership => new { membership.PrincipalId, membership.Role, membership.ProviderId }).IsUnique()
            .HasFilter($"provider_id IS NOT NULL AND {open}");
        builder.HasIndex(membership => new { membership.PrincipalId, membership.Role, membership.OrganisationId, membership.Relation }).IsUnique()
            .HasFilter($"organisation_id IS NOT NULL AND {open}");
        builder.HasIndex(membership => membership.PrincipalId);
        builder.HasDays("membership", "valid_from", "valid_to");
        builder.HasCheck("membership", "role", "role <> 'Coach'");
        builder.HasCheck("membership", "provider", "(provider_id IS NOT NULL) = (role = 'Publisher')");
        builder.HasCheck("membership", "relation", "(relation IS NULL) = (organisation_id IS NULL)");
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.InviteeName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(invitation => invitation.CodeHash).HasMaxLength(KeyLengths.Hash);
        builder.Property(invitation => invitation.RedeemedAt).IsConcurrencyToken();
        builder.Property(invitation => invitation.RevokedAt).IsConcurrencyToken();
        builder.HasIndex(invitation => invitation.CodeHash).IsUnique();

        // Of two invitations to one record that are open, one is too many: the later takes the place of the earlier.
        const string open = "redeemed_at IS NULL AND revoked_at IS NULL";
        builder.HasIndex(invitation => invitation.CoachId).IsUnique().HasFilter($"coach_id IS NOT NULL AND {open}");
        builder.HasIndex(invitation => new { invitation.CoachId, invitation.IssuedAt });
        builder.HasIndex(invitation => invitation.SupervisorId).IsUnique().HasFilter($"supervisor_id IS NOT NULL AND {open}");
        builder.HasIndex(invitation => new { invitation.SupervisorId, invitation.IssuedAt });
        builder.Refers<Invitation, Supervisor>(nameof(Invitation.SupervisorId));
        builder.Refers<Invitation, Principal>(nameof(Invitation.IssuedById));
        builder.Refers<Invitation, Principal>(nameof(Invitation.RedeemedById));
        builder.HasDays("invitation", "issued_at", "expires_at");
        builder.HasCheck("invitation", "redeemed", "(redeemed_at IS NULL) = (redeemed_by_id IS NULL)");
        builder.HasCheck("invitation", "record", "(coach_id IS NULL) <> (supervisor_id IS NULL)");
    }
}
