using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads <c>frameworks.yaml</c>: frameworks with their areas, competencies and tiers.</summary>
internal static class FrameworkSeed
{
    /// <returns>The rows, and the framework that the service answers with when nobody names one.</returns>
    public static (ImmutableArray<ICatalogueRecord> Rows, CompetencyFrameworkId Primary) Read(SeedReading reading, string file)
    {
        var rows = ImmutableArray.CreateBuilder<ICatalogueRecord>();
        CompetencyFrameworkId? primary = null;

        foreach (var row in reading.Rows(file, "slug"))
        {
            var framework = Framework(row);
            rows.Add(framework);

            if (row.FlagOrNull("primary") == true)
            {
                if (primary is not null)
                {
                    reading.Report(row.Place, "is a second primary framework.");
                }

                primary = framework.Id;
            }

            AddAreas(rows, row, framework.Id);
            rows.AddRange(row.Rows("tiers", "tier").Select(tier => Tier(tier, framework.Id, row.Text("slug"))));
        }

        if (primary is null)
        {
            reading.Report(file, "names no primary framework.");
        }

        return (rows.ToImmutable(), primary ?? default);
    }

    private static CompetencyFramework Framework(SeedNode row)
    {
        var slug = row.Slug("slug");

        return new CompetencyFramework
        {
            Id = CompetencyFrameworkId.From(row.Reading.Define(CatalogueKind.CompetencyFramework, slug, row.Place)),
            Code = slug.ToUpperInvariant(),
            Name = row.Text("name"),
            Version = row.Text("version"),
            Status = row.Choice<FrameworkStatus>("status"),
            PublishedOn = row.DayOrNull("publishedOn"),
            ValidFrom = row.Day("validFrom"),
            ValidTo = row.DayOrNull("validTo"),
            SourceUrl = row.TextOrNull("sourceUrl"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    }

    private static void AddAreas(ImmutableArray<ICatalogueRecord>.Builder rows, SeedNode framework, CompetencyFrameworkId frameworkId)
    {
        var position = 0;

        foreach (var row in framework.RequiredRows("areas", "code"))
        {
            var code = row.Text("code");
            var area = new CompetencyArea
            {
                Id = CompetencyAreaId.From(row.Reading.Define(CatalogueKind.CompetencyArea, $"{framework.Text("slug")}/{code}", row.Place)),
                FrameworkId = frameworkId,
                Code = code,
                Name = row.Text("name"),
                Description = row.TextOrNull("description"),
                Position = ++position,
                Provenance = row.Provenance,
                SourceReference = row.Source,
            };
            rows.Add(area);
            rows.AddRange(row.RequiredRows("competencies", "code").Select((competency, index) => Competency(competency, area.Id, index + 1)));
        }
    }

    private static Competency Competency(SeedNode row, CompetencyAreaId area, int position)
    {
        var code = row.Text("code");

        // The few words for lists have no place in the catalogue yet; the files have them, so they are checked.
        _ = row.Text("title");

        return new Competency
        {
            Id = CompetencyId.From(row.Reading.Define(CatalogueKind.Competency, code, row.Place)),
            AreaId = area,
            Code = code,
            Position = position,
            Statement = row.Text("statement"),
            Guidance = row.TextOrNull("guidance"),
            ExpectedFrom = row.ChoiceOrNull<PracticeTier>("expectedFrom"),
            Expectations =
            [
                .. row.Choices<PracticeTier, Attainment>("expectations").Select(pair => new TierExpectation(pair.Key, pair.Value)),
            ],
            Alignments = [.. row.Rows("alignments", "code").Select(Alignment)],
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    }

    private static CompetencyAlignment Alignment(SeedNode row) => new()
    {
        Framework = row.Text("framework"),
        Code = row.Text("code"),
        Label = row.Text("label"),
        Url = row.TextOrNull("url"),
        Provenance = row.Provenance,
        SourceReference = row.Source,
    };

    private static TierDescriptor Tier(SeedNode row, CompetencyFrameworkId framework, string slug)
    {
        var tier = row.Choice<PracticeTier>("tier");

        return new TierDescriptor
        {
            Id = TierDescriptorId.From(row.Reading.Define(CatalogueKind.TierDescriptor, $"{slug}/{tier}", row.Place)),
            FrameworkId = framework,
            Tier = tier,
            Name = row.Text("name"),
            Description = row.Text("description"),
            Criteria = [.. row.RequiredRows("criteria").Select(Criterion)],
            MaySupervise = row.Flag("maySupervise"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    }

    // The text itself says when it is only a proposal, so its source is checked and not kept.
    private static string Criterion(SeedNode row)
    {
        _ = (row.Provenance, row.Source);
        return row.Text("text");
    }
}
