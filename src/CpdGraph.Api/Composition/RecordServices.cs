using CpdGraph.Api.Features.Attention;
using CpdGraph.Api.Features.Audit;
using CpdGraph.Api.Features.Calendars;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Dashboards;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Features.Imports;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.Features.Nodes;
using CpdGraph.Api.Features.Pathways;
using CpdGraph.Api.Features.Plans;
using CpdGraph.Api.Features.Readiness;
using CpdGraph.Api.Features.Suggestions;
using CpdGraph.Api.Features.Supervision;
using CpdGraph.Api.Features.Viewer;
using CpdGraph.Api.Imports;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Composition;

/// <summary>What reads people's records, once a request or mutation: each sees with the caller's eyes.</summary>
internal static class RecordServices
{
    public static IServiceCollection AddRecordReads(this IServiceCollection services) => services
        .AddScoped<PlacesReads>()
        .AddScoped<CoachReads>()
        .AddScoped<CoachJudgements>()
        .AddScoped<SupervisorReads>()
        .AddScoped<TierReads>()
        .AddScoped<SupervisorList>()
        .AddScoped<SupervisorWrites>()
        .AddScoped<MembershipReads>()
        .AddScoped<RecordedOffers>()
        .AddScoped<PlaceCompletions>()
        .AddScoped<CompletionReads>()
        .AddScoped<CompletionsToCheck>()
        .AddScoped<LearningReads>()
        .AddScoped<CpdYearReads>()
        .AddScoped<AwardReads>()
        .AddScoped<FundingFactReads>()
        .AddScoped<FundingDesk>()
        .AddScoped<AwardTargets>()
        .AddScoped<AllocationReads>()
        .AddScoped<LedgerReads>()
        .AddScoped<StatementReads>()
        .AddScoped<CompletionCounts>()
        .AddScoped<PlanReads>()
        .AddScoped<ReadinessReads>()
        .AddScoped<ProgressReads>()
        .AddScoped<SupervisionReads>()
        .AddScoped<SessionReads>()
        .AddScoped<StandingReads>()
        .AddScoped<AssessmentReads>()
        .AddScoped<EvidenceReads>()
        .AddScoped<SuggestionReads>()
        .AddScoped<EnrolmentReads>()
        .AddScoped<EnrolmentList>()
        .AddScoped<RunDesk>()
        .AddScoped<PlaceSteps>()
        .AddScoped<PlaceFunding>()
        .AddScoped<CompletedPlaces>()
        .AddScoped<AttentionReads>()
        .AddScoped<AttentionPlaces>()
        .AddScoped<AttentionBudgets>()
        .AddScoped<ImportReads>()
        .AddScoped<AuditReads>()
        .AddScoped<ProviderImport>()
        .AddScoped<ProviderExport>()
        .AddScoped<CalendarLinkReads>()
        // Some tens of kilobytes to some hundred each.
        .AddSingleton(new KeptAnswers<WorkforceNumbers>(most: 256, _ => 1))
        // By rows, of which one answer may have many thousands.
        .AddSingleton(new KeptAnswers<CompletionCube>(most: 200_000, cube => cube.Rows.Length + 1))
        .AddSingleton<CompletionFactsFile>()
        .AddSingleton(services => new WireNames(services.GetRequiredService<ExecutableSchema>().Schema))
        .AddSingleton<OfferSupplyStore>()
        .AddScoped<LastNight>()
        .AddScoped<DashboardReads>()
        .AddScoped<CompletionFactReads>()
        .AddScoped<RecordNodes>();
}
