using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Places on runs.</summary>
internal sealed class EnrolmentMapping :
    IEntityTypeConfiguration<Enrolment>, IEntityTypeConfiguration<EnrolmentStep>, IEntityTypeConfiguration<RunPlaces>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.IsOfCoach(nameof(Enrolment.CoachId), nameof(Enrolment.Id));
        builder.Property(enrolment => enrolment.Status).IsConcurrencyToken();
        builder.Property(enrolment => enrolment.Reason).HasMaxLength(TextRule.Reason.Maximum);
        builder.ComplexProperty(typeof(Money?), nameof(Enrolment.Cost), MoneyMapping.IsMoney);
        builder.Ignore(enrolment => enrolment.IsLive);
        builder.Ignore(enrolment => enrolment.TakesPlace);

        // One live place on an offer, and one living request of a number on a run: a substitute has the number of the place taken over.
        const string live = "status IN ('Requested', 'WaitingList', 'Booked')";
        builder.HasIndex(enrolment => new { enrolment.CoachId, enrolment.OfferId }).IsUnique().HasFilter(live);
        builder.HasIndex(enrolment => new { enrolment.RunId, enrolment.Number });
        builder.HasIndex(enrolment => new { enrolment.CoachId, enrolment.RequestedAt, enrolment.Id }).IsDescending(false, true, true);
        builder.Refers<Enrolment, Offer>(nameof(Enrolment.OfferId));
        builder.Refers<Enrolment, OfferRun>(nameof(Enrolment.RunId));
        builder.Refers<Enrolment, Organisation>(nameof(Enrolment.EmployerId));
        builder.Refers<Enrolment, Principal>(nameof(Enrolment.RequestedById));
        builder.Refers<Enrolment, Principal>(nameof(Enrolment.DecidedById));
        builder.HasOne<Completion>().WithMany()
            .HasForeignKey(nameof(Enrolment.CoachId), nameof(Enrolment.CompletionId))
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasCheck("enrolment", "number", "number >= 1");
        builder.HasCheck("enrolment", "cost", "cost_pence >= 0");
    }

    public void Configure(EntityTypeBuilder<EnrolmentStep> builder)
    {
        builder.HasKey(step => new { step.CoachId, step.EnrolmentId, step.Number });
        builder.HasOne<Enrolment>().WithMany()
            .HasForeignKey(nameof(EnrolmentStep.CoachId), nameof(EnrolmentStep.EnrolmentId))
            .OnDelete(DeleteBehavior.Cascade);
        builder.Refers<EnrolmentStep, Principal>(nameof(EnrolmentStep.ById));
        builder.HasCheck("enrolment_step", "number", "number >= 1");
    }

    public void Configure(EntityTypeBuilder<RunPlaces> builder)
    {
        builder.HasKey(places => places.RunId);
        builder.Property(places => places.RunId).ValueGeneratedNever();
        builder.Ignore(places => places.HasPlace);
        builder.Ignore(places => places.Free);
        builder.Refers<RunPlaces, OfferRun>(nameof(RunPlaces.RunId));
        builder.HasCheck("run_places", "taken", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)");
    }
}
