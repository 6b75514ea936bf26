using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Coaches, where they work and who supervises them. What belongs to a coach has the coach first in its key.</summary>
internal sealed class CoachMapping :
    IEntityTypeConfiguration<Coach>, IEntityTypeConfiguration<Employment>,
    IEntityTypeConfiguration<Supervisor>, IEntityTypeConfiguration<SupervisorAssignment>
{
    public void Configure(EntityTypeBuilder<Coach> builder)
    {
        builder.Property(coach => coach.Id).ValueGeneratedNever();
        builder.Property(coach => coach.DisplayName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(coach => coach.Email).HasMaxLength(EmailRule.MaximumLength);
        builder.Property(coach => coach.Revision).IsConcurrencyToken();
        builder.HasIndex(coach => new { coach.DisplayName, coach.Id });
        builder.Refers<Coach, Principal>(nameof(Coach.PrincipalId));
        builder.HasCheck("coach", "revision", "revision >= 1");
    }

    public void Configure(EntityTypeBuilder<Employment> builder)
    {
        builder.IsOfCoach(nameof(Employment.CoachId), nameof(Employment.Id));
        builder.Property(employment => employment.JobTitle).HasMaxLength(TextRule.Title.Maximum);
        builder.Property(employment => employment.EndedOn).IsConcurrencyToken();
        builder.Refers<Employment, Organisation>(nameof(Employment.OrganisationId));
        builder.Refers<Employment, Organisation>(nameof(Employment.PlacedWithId));
        builder.HasDays("employment", "started_on", "ended_on");

        // One engine keeps decimals as text.
        const string share = "CAST(whole_time_equivalent AS numeric)";
        builder.HasCheck("employment", "whole_time_equivalent", $"{share} > 0 AND {share} <= 1");
    }

    public void Configure(EntityTypeBuilder<Supervisor> builder)
    {
        builder.Property(supervisor => supervisor.Id).ValueGeneratedNever();
        builder.Property(supervisor => supervisor.DisplayName).HasMaxLength(TextRule.Name.Maximum);
        builder.Property(supervisor => supervisor.Email).HasMaxLength(EmailRule.MaximumLength);
        builder.Property(supervisor => supervisor.Revision).IsConcurrencyToken();
        builder.HasIndex(supervisor => supervisor.PrincipalId).IsUnique();
        builder.HasIndex(supervisor => supervisor.CoachId);
        builder.HasIndex(supervisor => new { supervisor.DisplayName, supervisor.Id });
        builder.Refers<Supervisor, Organisation>(nameof(Supervisor.OrganisationId));
        builder.Refers<Supervisor, Principal>(nameof(Supervisor.PrincipalId));
        builder.HasCheck("supervisor", "revision", "revision >= 1");
        builder.HasCheck("supervisor", "capacity", "capacity_minutes_per_month >= 0");
    }

    public void Configure(EntityTypeBuilder<SupervisorAssignment> builder)
    {
        builder.IsOfCoach(nameof(SupervisorAssignment.CoachId), nameof(SupervisorAssignment.Id));
        builder.Property(assignment => assignment.EndsOn).IsConcurrencyToken();
        builder.Refers<SupervisorAssignment, Supervisor>(nameof(SupervisorAssignment.SupervisorId));

        // Of each kind a coach has one at a time. Two without a last day always overlap; the rules compare the others.
        builder.HasIndex(assignment => new { assignment.CoachId, assignment.Kind }).IsUnique().HasFilter("ends_on IS NULL");
    }
}
