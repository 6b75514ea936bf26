using CpdGraph.Api.Composition;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Numbers of a workforce. Each is worked out when its field is asked for, and not before.</summary>
internal static class DashboardGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<OrganisationBasis>("OrganisationBasis");
        binding.Enum<CompletionDimension>("CompletionDimension");
        binding.Type<ReportPeriod>("ReportPeriod");
        binding.Type<DisclosureRuleShown>("DisclosureRule");

        AddDashboard(binding);
        AddTallies(binding);

        binding.Query.FieldAsync<DashboardArguments, DashboardShown?>("workforceDashboard", async (arguments, context, cancellation) =>
            await context.Service<DashboardReads>().FindAsync(arguments.Filter, cancellation));
    }

    private static void AddDashboard(SchemaBinding binding)
    {
        var labels = new CompletionLabels(binding.Schema);

        binding.Type<DashboardShown>("WorkforceDashboard")
            .Field("period", shown => shown.Numbers.Request.Period)
            .Field("generatedAt", shown => shown.Numbers.Facts.MadeAt)
            .Field("asAt", shown => shown.Numbers.AsAt)
            .Field("organisation", Organisation? (shown, context) => shown.Organisation is { } id ? context.Catalogue().Organisation(id) : null)
            .Field("disclosure", shown => shown.Rule)
            .Field("coachCount", shown => shown.Numbers.CoachCount)
            .Field("readiness", shown => shown.Numbers.Readiness)
            .Field("tiers", shown => shown.Numbers.Tiers)
            .Field("supervision", shown => shown.Numbers.Supervision)
            .Field("competencyCoverage", IReadOnlyList<CompetencyCoverageCell> (shown, context) => shown.IsPrevious
                ? []
                : [.. shown.Numbers.Coverage.Where(cell => context.Catalogue().Area(cell.AreaId) is not null)])
            .Field<FirstArguments, IReadOnlyList<WorkforceGap>>("gaps", (shown, arguments, context) => arguments.Checked() is var count && shown.IsPrevious
                ? []
                : [.. shown.Numbers.Gaps.Where(gap => context.Catalogue().Competency(gap.CompetencyId) is not null).Take(count)])
            .Field("learning", shown => shown.Numbers.Learning)
            .Field<CompletionsByArguments, IReadOnlyList<CompletionTallyShown>>("completions", (shown, arguments, context) =>
                labels.Show(arguments.By, shown.Numbers.Completions(arguments.By), context.Catalogue()))
            .Field("funding", IReadOnlyList<FundingTally> (shown, context) =>
            [
                .. shown.Numbers.Funding.Where(tally => context.Catalogue().FundingStream(tally.StreamId) is not null)
                    .OrderBy(tally => context.Catalogue().FundingStream(tally.StreamId)!.Name, StringComparer.Ordinal),
            ])
            .Field("offers", (shown, context) => SupplyOf(context).ByChannel)
            .Field("places", (shown, context) => new PlacesShown(shown.Numbers.Places, SupplyOf(context).Beginning(shown.Numbers.Request.Period)));
    }

    private static void AddTallies(SchemaBinding binding)
    {
        binding.Type<ReadinessTally>("ReadinessTally")
            .Field("topMissing", ReadinessRequirement? (tally, context) => tally.TopMissing is { } id ? context.Catalogue().ReadinessRequirement(id) : null);
        binding.Type<TierTally>("TierTally");
        binding.Type<SupervisionTally>("SupervisionTally");
        binding.Type<CompetencyCoverageCell>("CompetencyCoverageCell")
            .Field("area", (cell, context) => context.Catalogue().Area(cell.AreaId)!);
        binding.Type<WorkforceGap>("WorkforceGap")
            .Field("competency", (gap, context) => context.Catalogue().Competency(gap.CompetencyId)!)
            .Field("offerCount", (gap, context) => SupplyOf(context).For(gap.CompetencyId).Offers)
            .Field("upcomingRunCount", (gap, context) => SupplyOf(context).For(gap.CompetencyId).Runs);
        binding.Type<LearningTally>("LearningTally");
        binding.Type<CompletionTallyShown>("CompletionTally");
        binding.Type<FundingTally>("FundingTally")
            .Field("stream", (tally, context) => context.Catalogue().FundingStream(tally.StreamId)!)
            .Field("allocated", tally => Shown(tally.AllocatedPence)!)
            .Field("committed", tally => Shown(tally.CommittedPence))
            .Field("spent", tally => Shown(tally.SpentPence))
            .Field("remaining", tally => Shown(tally.RemainingPence));
        binding.Type<OfferTally>("OfferTally");
        binding.Type<PlacesShown>("PlaceTally")
            .Field("runs", places => places.Supply.Runs)
            .Field("offered", places => places.Supply.Places)
            .Field("booked", places => places.Tally.Booked)
            .Field("attended", places => places.Tally.Attended)
            .Field("didNotAttend", places => places.Tally.DidNotAttend);
    }

    private static OfferSupply SupplyOf(RequestContext context) => context.Service<OfferSupplyStore>().Of(context.Service<RequestCatalogue>());

    private static MoneyShown? Shown(long? pence) => MoneyShown.Of(pence is { } known ? new Money(known) : null);

    private sealed record PlacesShown(PlaceTally Tally, (int Runs, int Places) Supply);
}
