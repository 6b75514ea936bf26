using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

internal sealed class RunMapping :
    IEntityTypeConfiguration<OfferRun>, IEntityTypeConfiguration<RunSessionRow>, IEntityTypeConfiguration<RunReferenceRow>,
    IEntityTypeConfiguration<RunJoiningLink>
{
    public void Configure(EntityTypeBuilder<OfferRun> builder)
    {
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Revision).IsConcurrencyToken();
        builder.Refers<OfferRun, Offer>(nameof(OfferRun.OfferId));
        builder.ComplexProperty(run => run.Price, price => price.IsPrice());
        builder.HasDays("offer_run", "starts_at", "ends_at");
        builder.HasDays("offer_run", "booking_opens_at", "booking_closes_at");
        builder.HasCheck("offer_run", "capacity", "capacity >= 0");
        builder.HasCheck("offer_run", "sessions_needed", "sessions_needed >= 1");
        builder.HasCheck("offer_run", "price", "price_amount_pence >= 0");
    }

    public void Configure(EntityTypeBuilder<RunSessionRow> builder)
    {
        builder.HasKey(row => new { row.RunId, row.Key });
        builder.Property(row => row.Key).HasMaxLength(KeyLengths.Code);
        builder.BelongsTo<RunSessionRow, OfferRun>(nameof(RunSessionRow.RunId));
        builder.HasDays("run_session", "starts_at", "ends_at");
    }

    public void Configure(EntityTypeBuilder<RunReferenceRow> builder)
    {
        builder.HasKey(row => new { row.OfferId, row.System, row.Key });
        builder.Property(row => row.System).HasMaxLength(KeyLengths.External);
        builder.Property(row => row.Key).HasMaxLength(KeyLengths.External);
        builder.BelongsTo<RunReferenceRow, OfferRun>(nameof(RunReferenceRow.RunId));
        builder.Refers<RunReferenceRow, Offer>(nameof(RunReferenceRow.OfferId));
    }

    public void Configure(EntityTypeBuilder<RunJoiningLink> builder)
    {
        builder.HasKey(link => link.RunId);
        builder.Property(link => link.RunId).ValueGeneratedNever();
        builder.BelongsTo<RunJoiningLink, OfferRun>(nameof(RunJoiningLink.RunId));
    }
}
