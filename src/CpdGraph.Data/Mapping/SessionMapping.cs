using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Supervision meetings.</summary>
internal sealed class SessionMapping : IEntityTypeConfiguration<SupervisionSession>
{
    public void Configure(EntityTypeBuilder<SupervisionSession> builder)
    {
        builder.IsOfCoach(nameof(SupervisionSession.CoachId), nameof(SupervisionSession.Id));
        builder.Property(session => session.AgreedActions).HasMaxLength(TextRule.Reflection.Maximum);
        builder.Property(session => session.Verification).IsConcurrencyToken();

        // Coach and supervisor may both log the same meeting: the second is told of the first.
        builder.HasIndex(session => new { session.CoachId, session.Kind, session.HeldOn, session.SupervisorId }).IsUnique();
        builder.Refers<SupervisionSession, Supervisor>(nameof(SupervisionSession.SupervisorId));
        builder.Refers<SupervisionSession, Principal>(nameof(SupervisionSession.RecordedById));
        builder.Refers<SupervisionSession, Principal>(nameof(SupervisionSession.ConfirmedById));
        builder.HasCheck("supervision_session", "minutes", "duration_minutes >= 1 AND duration_minutes <= 480");
        builder.HasCheck("supervision_session", "confirmed", "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)");
    }
}
