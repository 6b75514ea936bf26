using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>What a coach should know, at which tier, under whose eyes: frameworks, specialisms, requirements, policies.</summary>
internal static class SampleFrameworks
{
    public static CatalogueRows AddTo(CatalogueRows rows)
    {
        var framework = new CompetencyFramework
        {
            Id = CompetencyFrameworkId.New(SampleRows.Moment),
            Code = "HWBC",
            Name = "Framework",
            Version = "1",
            Status = FrameworkStatus.Current,
            PublishedOn = SampleRows.Day,
            ValidFrom = SampleRows.Day,
            ValidTo = SampleRows.Day.AddDays(1),
            SourceUrl = "https://example.org/framework",
            Provenance = Provenance.ProjectAuthored,
            SourceReference = "Us",
        };
        var bareFramework = framework with
        {
            Id = CompetencyFrameworkId.New(SampleRows.Moment),
            Version = "2",
            PublishedOn = null,
            ValidTo = null,
            SourceUrl = null,
            SourceReference = null,
        };
        var area = new CompetencyArea
        {
            Id = CompetencyAreaId.New(SampleRows.Moment),
            FrameworkId = framework.Id,
            Code = "1",
            Name = "Area",
            Description = "With *marks*",
            Position = 1,
            Provenance = Provenance.Official,
            SourceReference = "Section 8",
        };
        var competency = new Competency
        {
            Id = CompetencyId.New(SampleRows.Moment),
            AreaId = area.Id,
            Code = "1.1",
            Position = 1,
            Statement = "Knows “when” to stop & listen – naïve <b>or not</b>",
            Guidance = "Read on",
            ExpectedFrom = PracticeTier.Tier2,
            Expectations = [new(PracticeTier.Tier1, Attainment.Aware), new(PracticeTier.Tier4, Attainment.LeadsOthers)],
            Alignments =
            [
                new()
                {
                    Framework = "Other",
                    Code = "A",
                    Label = "Same",
                    Url = "https://example.org",
                    Provenance = Provenance.ProjectAuthored,
                    SourceReference = "Us",
                },
                new() { Framework = "Third", Code = "B", Label = "Alike", Provenance = Provenance.Illustrative },
            ],
            Provenance = Provenance.ProjectAuthored,
            SourceReference = "Us",
        };
        var bareCompetency = new Competency
        {
            Id = CompetencyId.New(SampleRows.Moment),
            AreaId = area.Id,
            Code = "1.2",
            Position = 2,
            Statement = "Bare",
            Provenance = Provenance.ProjectAuthored,
        };
        var specialism = new Specialism
        {
            Id = SpecialismId.New(SampleRows.Moment),
            Slug = "respiratory",
            Name = "Respiratory",
            Description = "Lungs",
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "A page",
        };
        var readiness = new ReadinessRequirement
        {
            Id = ReadinessRequirementId.New(SampleRows.Moment),
            FrameworkId = framework.Id,
            Code = "ACCREDITED",
            Title = "Course",
            Guidance = "Four days",
            Strength = RequirementStrength.Recommended,
            Confirmable = true,
            PerSetting = true,
            AccreditationScope = "FOUR_DAY_HEALTH_COACHING",
            MinimumDays = 4.5m,
            ValidFrom = SampleRows.Day,
            ValidTo = SampleRows.Day,
            Provenance = Provenance.OfficialParaphrased,
            SourceReference = "Section 5",
        };

        return rows with
        {
            Frameworks = [framework, bareFramework],
            Areas = [area, area with { Id = CompetencyAreaId.New(SampleRows.Moment), Code = "2", Description = null, SourceReference = null }],
            Competencies = [competency, bareCompetency],
            Tiers =
            [
                new()
                {
                    Id = TierDescriptorId.New(SampleRows.Moment),
                    FrameworkId = framework.Id,
                    Tier = PracticeTier.Tier3,
                    Name = "Third",
                    Description = "Leads",
                    Criteria = ["Two years", "A \"course\""],
                    MaySupervise = true,
                    Provenance = Provenance.ProjectAuthored,
                    SourceReference = "Us",
                },
            ],
            ReadinessRequirements =
            [
                readiness,
                readiness with { Id = ReadinessRequirementId.New(SampleRows.Moment), Code = "BARE", Guidance = null, ValidTo = null, SourceReference = null },
            ],
            SupervisionPolicies =
            [
                new()
                {
                    Id = SupervisionPolicyId.New(SampleRows.Moment),
                    Kind = SupervisionKind.HealthCoaching,
                    Text = "Monthly",
                    DueAfterDays = 31,
                    OverdueAfterDays = 45,
                    MinutesPerMonth = 60,
                    MinimumSupervisorTier = PracticeTier.Tier3,
                    ClinicalRegistrationNeeded = true,
                    ValidFrom = SampleRows.Day,
                    ValidTo = SampleRows.Day,
                    Provenance = Provenance.OfficialParaphrased,
                    SourceReference = "Section 6",
                },
                new()
                {
                    Id = SupervisionPolicyId.New(SampleRows.Moment),
                    Kind = SupervisionKind.Clinical,
                    Text = "When needed",
                    ValidFrom = SampleRows.Day,
                    Provenance = Provenance.ProjectAuthored,
                },
            ],
            Specialisms = [specialism, specialism with { Id = SpecialismId.New(SampleRows.Moment), Slug = "bare", Description = null, SourceReference = null }],
        };
    }
}
