using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>How far coaches have come: assessments, and the portfolio of evidence.</summary>
internal sealed class CompetenceMapping : IEntityTypeConfiguration<CompetencyAssessment>, IEntityTypeConfiguration<EvidenceItem>
{
    public void Configure(EntityTypeBuilder<CompetencyAssessment> builder)
    {
        builder.IsOfCoach(nameof(CompetencyAssessment.CoachId), nameof(CompetencyAssessment.Id));
        builder.Property(assessment => assessment.Rationale).HasMaxLength(TextRule.Reflection.Maximum);
        builder.Property(assessment => assessment.AssessedByName).HasMaxLength(TextRule.Name.Maximum);
        builder.HasIndex(assessment => new { assessment.CoachId, assessment.AssessedOn, assessment.Id }).IsDescending(false, true, true);
        builder.Refers<CompetencyAssessment, Competency>(nameof(CompetencyAssessment.CompetencyId));
        builder.Refers<CompetencyAssessment, Principal>(nameof(CompetencyAssessment.AssessedById));
        builder.HasOne<CompetencyAssessment>().WithMany()
            .HasForeignKey(nameof(CompetencyAssessment.CoachId), nameof(CompetencyAssessment.AnswersId))
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasCheck("competency_assessment", "answers", "answers_id IS NULL OR kind = 'Supervisor'");
    }

    public void Configure(EntityTypeBuilder<EvidenceItem> builder)
    {
        builder.IsOfCoach(nameof(EvidenceItem.CoachId), nameof(EvidenceItem.Id));
        builder.Property(item => item.Title).HasMaxLength(TextRule.Title.Maximum);
        builder.Property(item => item.Body).HasMaxLength(TextRule.Reflection.Maximum);
        builder.Property(item => item.LinkUrl).HasMaxLength(LinkRule.MaximumLength);
        builder.Property(item => item.Revision).IsConcurrencyToken();
        builder.HasIndex(item => new { item.CoachId, item.GatheredOn, item.Id }).IsDescending(false, true, true);
        builder.HasCheck("evidence_item", "revision", "revision >= 1");
    }
}
