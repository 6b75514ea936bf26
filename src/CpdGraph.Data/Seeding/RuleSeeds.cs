using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads the dated rules: <c>readiness-requirements.yaml</c>, <c>supervision-policies.yaml</c>, <c>funding-streams.yaml</c>.</summary>
internal static class RuleSeeds
{
    public static IEnumerable<ReadinessRequirement> Readiness(SeedReading reading, string file, CompetencyFrameworkId framework) =>
        reading.Rows(file, "code").Select(row =>
        {
            var (code, from) = (row.Text("code"), row.Day("validFrom"));

            return new ReadinessRequirement
            {
                Id = ReadinessRequirementId.From(row.Reading.Define(CatalogueKind.ReadinessRequirement, $"{code}/{from:yyyy-MM-dd}", row.Place)),
                FrameworkId = framework,
                Code = code,
                Title = row.Text("title"),
                Guidance = row.TextOrNull("guidance"),
                Strength = row.Choice<RequirementStrength>("strength"),
                Confirmable = row.Flag("confirmable"),
                PerSetting = row.Flag("perSetting"),
                AccreditationScope = row.TextOrNull("accreditationScope"),
                MinimumDays = row.DecimalOrNull("minimumDays"),
                ValidFrom = from,
                ValidTo = row.DayOrNull("validTo"),
                Provenance = row.Provenance,
                SourceReference = row.Source,
            };
        });

    public static IEnumerable<SupervisionPolicy> Supervision(SeedReading reading, string file) => reading.Rows(file, "kind").Select(row =>
    {
        var (kind, from) = (row.Choice<SupervisionKind>("kind"), row.Day("validFrom"));

        return new SupervisionPolicy
        {
            Id = SupervisionPolicyId.From(row.Reading.Define(CatalogueKind.SupervisionPolicy, $"{kind}/{from:yyyy-MM-dd}", row.Place)),
            Kind = kind,
            Text = row.Text("text"),
            DueAfterDays = row.NumberOrNull("dueAfterDays"),
            OverdueAfterDays = row.NumberOrNull("overdueAfterDays"),
            MinutesPerMonth = row.NumberOrNull("minutesPerMonth"),
            MinimumSupervisorTier = row.ChoiceOrNull<PracticeTier>("minimumSupervisorTier"),
            ClinicalRegistrationNeeded = row.Flag("clinicalRegistrationNeeded"),
            ValidFrom = from,
            ValidTo = row.DayOrNull("validTo"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    });

    public static IEnumerable<ICatalogueRecord> Funding(SeedReading reading, string file)
    {
        foreach (var row in reading.Rows(file, "code"))
        {
            var stream = Stream(row);
            yield return stream;

            foreach (var rule in row.Rows("rules", "code"))
            {
                yield return Rule(rule, stream);
            }
        }
    }

    private static FundingStream Stream(SeedNode row)
    {
        var code = row.Text("code");

        return new FundingStream
        {
            Id = FundingStreamId.From(row.Reading.Define(CatalogueKind.FundingStream, code, row.Place)),
            Code = code,
            Name = row.Text("name"),
            Kind = row.Choice<FundingKind>("kind"),
            Description = row.TextOrNull("description"),
            AvailableTo = row.Choices<OrganisationKind>("availableTo"),
            OpensOn = row.DayOrNull("opensOn"),
            ClosesOn = row.DayOrNull("closesOn"),
            GuidanceUrl = row.TextOrNull("guidanceUrl"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    }

    private static FundingRule Rule(SeedNode row, FundingStream stream)
    {
        var (code, from) = (row.Text("code"), row.Day("validFrom"));

        return new FundingRule
        {
            Id = FundingRuleId.From(row.Reading.Define(CatalogueKind.FundingRule, $"{stream.Code}/{code}/{from:yyyy-MM-dd}", row.Place)),
            StreamId = stream.Id,
            Code = code,
            Text = row.Text("text"),
            ValidFrom = from,
            ValidTo = row.DayOrNull("validTo"),
            Uses = row.Choices<FundingUse>("uses"),
            Ceiling = row.PartOrNull("ceiling") is { } ceiling ? PriceSeed.Money(ceiling) : null,
            CeilingPer = row.ChoiceOrNull<CeilingScope>("ceilingPer"),
            SharePercent = row.DecimalOrNull("sharePercent"),
            Condition = row.ChoiceOrNull<FundingCondition>("condition"),
            Bodies = row.Texts("bodies"),
            Fact = row.TextOrNull("fact"),
            Provenance = row.Provenance,
            SourceReference = row.Source,
        };
    }
}
