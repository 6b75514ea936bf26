using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads <c>pathways.yaml</c>.</summary>
internal sealed class PathwaySeed(SeedReading reading, OfferSeed offers)
{
    private enum RequirementKind
    {
        Offers,
        Competencies,
        Experience,
        Tier,
        Readiness,
    }

    public IEnumerable<Pathway> Read(string file) => reading.Rows(file, "slug").Select(row =>
    {
        var slug = row.Slug("slug");

        return new Pathway
        {
            Id = PathwayId.From(reading.Define(CatalogueKind.Pathway, slug, row.Place)),
            Slug = slug,
            Name = row.Text("name"),
            Kind = row.Choice<PathwayKind>("kind"),
            Summary = row.Text("summary"),
            Description = row.TextOrNull("description"),
            TargetTier = row.ChoiceOrNull<PracticeTier>("targetTier"),
            SpecialismId = row.TextOrNull("specialism") is { } specialism ? offers.Specialism(row, specialism) : null,
            Stages = Stages(row),
            Provenance = row.Provenance,
            SourceReference = row.Source,
            Revision = 1,
            CreatedAt = SeedStamp.Unstamped,
            UpdatedAt = SeedStamp.Unstamped,
        };
    });

    private ImmutableArray<PathwayStage> Stages(SeedNode pathway)
    {
        var stages = ImmutableArray.CreateBuilder<PathwayStage>();
        var earlier = new HashSet<string>();

        foreach (var row in pathway.RequiredRows("stages", "title"))
        {
            var number = stages.Count + 1;
            var steps = ImmutableArray.CreateBuilder<PathwayStep>();

            foreach (var step in row.RequiredRows("steps", "key"))
            {
                steps.Add(Step(step, number, earlier));
            }

            stages.Add(new PathwayStage { Number = number, Title = row.Text("title"), Steps = steps.ToImmutable() });
        }

        return stages.ToImmutable();
    }

    private PathwayStep Step(SeedNode row, int stage, HashSet<string> earlier)
    {
        var key = row.Text("key");
        var after = row.Texts("after");

        // Only what stands further up can come first: so there is never a cycle.
        foreach (var unknown in after.Where(other => !earlier.Contains(other)))
        {
            reading.Report(row.Place, $"comes after '{unknown}', which is no earlier step of this pathway.");
        }

        if (!earlier.Add(key))
        {
            reading.Report(row.Place, $"'{key}' is there already.");
        }

        return new PathwayStep
        {
            Key = key,
            Stage = stage,
            Title = row.Text("title"),
            Optional = row.FlagOrNull("optional") ?? false,
            After = after,
            Requirement = Requirement(row),
        };
    }

    private PathwayRequirement Requirement(SeedNode step)
    {
        if (step.PartOrNull("requirement") is not { } part)
        {
            reading.Report(step.Place, "'requirement' is missing.");
            return new TierRequirement { Tier = default };
        }

        return part.Choice<RequirementKind>("kind") switch
        {
            RequirementKind.Offers => new OfferRequirement
            {
                AtLeast = part.Number("atLeast"),
                OfferIds = [.. part.Texts("offers").Select(slug => offers.Refer(part, slug))],
            },
            RequirementKind.Competencies => new CompetencyRequirement
            {
                CompetencyIds = [.. part.Texts("competencies").Select(code => offers.Competency(part, code))],
                Attainment = part.Choice<Attainment>("attainment"),
            },
            RequirementKind.Experience => new ExperienceRequirement
            {
                Description = part.Text("description"),
                Months = part.NumberOrNull("months"),
            },
            RequirementKind.Tier => new TierRequirement { Tier = part.Choice<PracticeTier>("tier") },
            _ => new ReadinessStepRequirement { RequirementIds = offers.Requirements(part, "requirements") },
        };
    }
}
