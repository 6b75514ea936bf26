using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>Pathways with every kind of requirement.</summary>
internal static class SamplePathways
{
    public static CatalogueRows AddTo(CatalogueRows rows)
    {
        var (offer, withdrawn) = (rows.Offers[0], rows.Offers[1]);
        var competency = rows.Competencies[0];
        var specialism = rows.Specialisms[0];
        var readiness = rows.ReadinessRequirements[0];

        return rows with
        {
            Pathways =
            [
                new()
                {
                    Id = PathwayId.New(SampleRows.Moment),
                    Slug = "core",
                    Name = "Core",
                    Kind = PathwayKind.SpecialistRole,
                    Summary = "All of it",
                    Description = "Text",
                    TargetTier = PracticeTier.Tier4,
                    SpecialismId = specialism.Id,
                    Stages = [Stage(1, new OfferRequirement { AtLeast = 1, OfferIds = [offer.Id, withdrawn.Id] },
                        new CompetencyRequirement { CompetencyIds = [competency.Id], Attainment = Attainment.Competent }),
                        Stage(2, new ExperienceRequirement { Description = "Years", Months = 24 }, new ExperienceRequirement { Description = "Some" },
                        new TierRequirement { Tier = PracticeTier.Tier2 }, new ReadinessStepRequirement { RequirementIds = [readiness.Id] })],
                    Provenance = Provenance.ProjectAuthored,
                    SourceReference = "Us",
                    Revision = 1,
                    CreatedAt = SampleRows.Moment,
                    UpdatedAt = SampleRows.Moment,
                },
                new()
                {
                    Id = PathwayId.New(SampleRows.Moment),
                    Slug = "bare",
                    Name = "Bare",
                    Kind = PathwayKind.EntryToRole,
                    Summary = "Nothing",
                    Provenance = Provenance.Illustrative,
                    Revision = 1,
                    CreatedAt = SampleRows.Moment,
                    UpdatedAt = SampleRows.Moment,
                },
            ],
        };
    }

    private static PathwayStage Stage(int number, params PathwayRequirement[] requirements) => new()
    {
        Number = number,
        Title = $"Stage {number}",
        Steps =
        [
            .. requirements.Select((requirement, index) => new PathwayStep
            {
                Key = $"{number}-{index}",
                Stage = number,
                Title = "Step",
                Optional = index == 1,
                After = index == 0 ? [] : [$"{number}-{index - 1}"],
                Requirement = requirement,
            }),
        ],
    };
}
