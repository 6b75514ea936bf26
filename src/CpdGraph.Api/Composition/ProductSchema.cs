using CpdGraph.Api.Access;
using CpdGraph.Api.Composition.Scalars;
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
using CpdGraph.Api.Features.Organisations;
using CpdGraph.Api.Features.Pathways;
using CpdGraph.Api.Features.Plans;
using CpdGraph.Api.Features.Privacy;
using CpdGraph.Api.Features.Publishing;
using CpdGraph.Api.Features.Readiness;
using CpdGraph.Api.Features.Service;
using CpdGraph.Api.Features.Suggestions;
using CpdGraph.Api.Features.Supervision;
using CpdGraph.Api.Features.Viewer;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Composition;

/// <summary>The service's own schema with everything that answers it.</summary>
internal static class ProductSchema
{
    /// <summary>Binds the schema.</summary>
    /// <param name="maximumListItems">Items in a list that a client sends.</param>
    /// <param name="maximumAge">How long answers from the public catalogue may be kept by browsers and proxies.</param>
    /// <exception cref="StartFailure">The schema and the program differ: every place is named.</exception>
    public static ExecutableSchema Bind(Schema schema, int maximumListItems = 100, TimeSpan maximumAge = default)
    {
        var subjects = new AccessSubjects();
        var binding = new SchemaBinding(
            schema,
            new BindingOptions
            {
                AccessRules = new AuthorizeDirectiveRules(schema, subjects),
                CacheRules = new CatalogueCacheRules(maximumAge),
                MaxInputListItems = maximumListItems,
            });

        AddScalars(binding);
        AddShared(binding);
        UserErrorGraph.AddTo(binding);
        NodesGraph.AddTo(binding);
        ServiceGraph.AddTo(binding);
        CatalogueGraph.AddTo(binding, offer => FundingGraph.AddTo(LearningGraph.AddTo(offer.AddPublishing())), run => EnrolmentsGraph.AddTo(run.AddPublishing()));
        PublishingGraph.AddTo(binding, subjects);
        CompetenciesGraph.AddTo(binding);
        PathwaysGraph.AddTo(binding);
        FundingGraph.AddTo(binding, subjects);
        SupervisionGraph.AddTo(binding, subjects);
        OrganisationsGraph.AddTo(binding, FundingGraph.AddTo);
        CoachesGraph.AddTo(binding, subjects, coach =>
        {
            LearningGraph.AddTo(coach);
            PlansGraph.AddTo(coach);
            ReadinessGraph.AddTo(coach);
            ProgressGraph.AddTo(coach);
            SupervisionGraph.AddTo(coach);
            CompetenceGraph.AddTo(coach);
            SuggestionsGraph.AddTo(coach);
            EnrolmentsGraph.AddTo(coach);
            FundingGraph.AddTo(coach);
        });
        LearningGraph.AddTo(binding, subjects, AttendanceGraph.AddTo);
        PlansGraph.AddTo(binding, subjects);
        ReadinessGraph.AddTo(binding);
        ProgressGraph.AddTo(binding);
        CompetenceGraph.AddTo(binding, subjects);
        SuggestionsGraph.AddTo(binding);
        EnrolmentsGraph.AddTo(binding, subjects);
        AttendanceGraph.AddTo(binding);
        AttentionGraph.AddTo(binding);
        ViewerGraph.AddTo(binding, subjects, viewer => AttentionGraph.AddTo(CalendarsGraph.AddTo(viewer)));
        CalendarsGraph.AddTo(binding, subjects);
        DashboardGraph.AddTo(binding);
        CompletionFactsGraph.AddTo(binding);
        AuditGraph.AddTo(binding, subjects);
        PrivacyGraph.AddTo(binding);
        ImportsGraph.AddTo(binding, subjects);

        try
        {
            return binding.Build();
        }
        catch (BindingException difference)
        {
            throw new StartFailure($"The files in schema/ and this program do not belong together: install both of one version.\n{difference.Report}", difference);
        }
    }

    private static void AddScalars(SchemaBinding binding)
    {
        binding.Scalar("Date", new DateCodec());
        binding.Scalar("DateTime", new DateTimeCodec());
        binding.Scalar("Decimal", new DecimalCodec());
        binding.Scalar("URL", new UrlCodec());
        binding.Scalar("Markdown", new MarkdownCodec());
        binding.Scalar("OdsCode", PatternCodec.OdsCode);
        binding.Scalar("Slug", PatternCodec.Slug);
        binding.Scalar("CurrencyCode", PatternCodec.CurrencyCode);
    }

    private static void AddShared(SchemaBinding binding)
    {
        binding.Enum<Provenance>("Provenance");
        binding.Enum<Verification>("Verification");
        binding.Enum<Role>("Role");
        binding.Enum<OrderDirection>("OrderDirection");
        binding.Type<PageInfo>("PageInfo");
        binding.Type<MoneyShown>("Money");
        binding.Type<ExternalReference>("ExternalReference");
    }
}
