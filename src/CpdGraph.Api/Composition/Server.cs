using CpdGraph.Api.Admission;
using CpdGraph.Api.Case;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Features.Imports;
using CpdGraph.Api.Features.Privacy;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Dashboards;
using CpdGraph.Api.Features.Publishing;
using CpdGraph.Api.Feeds;
using CpdGraph.Api.Home;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Api.Imports;
using CpdGraph.Api.SignIn;
using CpdGraph.Api.Telemetry;
using CpdGraph.Data;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http;
using CpdGraph.GraphQL.Telemetry;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Composition;

/// <summary>The web server: settings checked, database ready, catalogue loaded, addresses mapped.</summary>
internal static class Server
{
    /// <summary>Starts to listen.</summary>
    /// <param name="urls">The option <c>--urls</c>. Null: by the settings, else <see cref="Listening.DefaultUrl"/>.</param>
    /// <param name="folder">The option <c>--data</c>. Null when it was not given.</param>
    /// <param name="configure">Changes settings and services before they are read; for tests.</param>
    /// <exception cref="StartFailure">Something outside the program is not as it must be.</exception>
    /// <exception cref="DatabaseStartException">The same of the database.</exception>
    public static async Task<WebApplication> StartAsync(
        string? urls, string? folder, CancellationToken cancellation, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var frameworkLogs = LoggingSetup.Apply(builder.Logging);
        configure?.Invoke(builder);
        KnownSettings.Check(builder.Configuration);

        var addresses = Listening.Configure(builder, urls);
        Listening.EnsureFree(addresses);
        AddServices(builder, folder, addresses);
        var app = builder.Build();

        try
        {
            PersistedDocumentStart.Check(app.Services);
            await DatabaseStart.PrepareAsync(app.Services, cancellation);
            Map(app);
            await Listening.StartAsync(app, addresses, cancellation);
            frameworkLogs.Open();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, string? folder, string addresses)
    {
        var database = DatabaseOptions.Read(builder.Configuration, folder);
        var limits = SettingsReader.Read<EngineLimits>(builder.Configuration, EngineLimits.Section);
        var load = SettingsReader.Read<LoadOptions>(builder.Configuration, LoadOptions.Section).FittedTo(database.MaxConnections);
        var paging = SettingsReader.Read<PagingOptions>(builder.Configuration, PagingOptions.Section);
        CursorSecret.Check(paging.CursorKey);
        var caching = SettingsReader.Read<CachingOptions>(builder.Configuration, CachingOptions.Section);
        builder.Services.AddSingleton(caching);
        var compression = SettingsReader.Read<CompressionOptions>(builder.Configuration, CompressionOptions.Section);
        var signIn = SignInSettings.Read(builder.Configuration, builder.Environment.IsDevelopment(), database, addresses);
        var dashboard = DashboardSettings.Read(builder.Configuration, signIn);
        var schema = ProductSchema.Bind(SchemaFiles.Build(path: null), limits.MaxInputListItems, TimeSpan.FromSeconds(caching.MaxAgeSeconds));

        builder.Services.AddCpdData(database);
        builder.Services.AddSignIn(signIn);
        builder.Services.AddDashboard(dashboard);
        builder.Services.AddSingleton(_ => new HomePage(Path.Combine(AppContext.BaseDirectory, "Pages")));
        builder.Services.AddAdmission(builder.Configuration, load);
        builder.Services.AddGraphQLHttp();
        builder.Services.AddSingleton(caching);
        builder.Services.AddSingleton(compression);
        builder.Services.AddAnswerCompression(compression);
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton(schema);
        builder.Services.AddSingleton<IOperationLog, OperationLog>();
        builder.Services.AddHostedService<TelemetryExport>();
        builder.Services.AddSingleton(services => new GraphQLExecutor(
            schema,
            limits.ToExecutionOptions(load.ToLoadLimits(), suggestions: builder.Environment.IsDevelopment()),
            fault => DatabaseOutage.Answer(fault, services.GetRequiredService<ILogger<GraphQLExecutor>>()),
            services.GetRequiredService<IOperationLog>(),
            services.GetRequiredService<IOperationBudget>()));
        builder.Services.AddSingleton(services => MakePages(services, paging, limits, database));
        builder.Services.AddScoped<RequestCatalogue>();
        builder.Services.AddSingleton<CatalogueNews>();
        builder.Services.AddScoped<MutationUnit>();
        builder.Services.AddScoped<IMutationUnit>(services => services.GetRequiredService<MutationUnit>());
        builder.Services.AddScoped<MutationRunner>();
        builder.Services.AddScoped<PublishingReads>();
        builder.Services.AddScoped<RunChanges>();
        builder.Services.AddScoped<AccreditationReads>();
        var site = SettingsReader.Read<SiteOptions>(builder.Configuration, SiteOptions.Section);
        builder.Services.AddSingleton(site);
        builder.Services.AddSingleton(services => SiteAddress.OfServer(services, site));
        builder.Services.AddSingleton(caching);
        builder.Services.AddSingleton<CasePackages>();
        builder.Services.AddSingleton(SettingsReader.Read<AssessmentOptions>(builder.Configuration, AssessmentOptions.Section));
        builder.Services.AddImports(SettingsReader.Read<UploadOptions>(builder.Configuration, UploadOptions.Section));
        builder.Services.AddRecordReads();
    }

    private static Pages MakePages(IServiceProvider services, PagingOptions paging, EngineLimits limits, DatabaseOptions database)
    {
        var folder = database is { IsEmbedded: true, ConnectionString: null } ? Path.GetFullPath(database.Folder) : null;

        if (folder is null && paging.CursorKey.Length == 0)
        {
            Log.CursorsOfThisProcess(services.GetRequiredService<ILogger<Pages>>());
        }

        return new Pages(new CursorCodec(CursorSecret.Obtain(paging.CursorKey, folder)), paging.DefaultPageSize, limits.MaxPageSize);
    }

    private static void Map(WebApplication app)
    {
        var sdl = SchemaPrinter.Print(app.Services.GetRequiredService<ExecutableSchema>().Schema) + "\n";

        if (app.Services.GetRequiredService<SignInSettings>().DevelopmentKey is not null)
        {
            Log.DevelopmentSignInIsOn(app.Services.GetRequiredService<ILogger<SignInSettings>>());
        }

        // Made now, so that a file that holds no key ends the start and not the first request.
        _ = app.Services.GetRequiredService<Pages>();
        _ = app.Services.GetRequiredService<TokenCheck>();

        if (app.Services.GetRequiredService<CompressionOptions>().Enabled)
        {
            app.UseResponseCompression();
        }

        if (app.Services.GetRequiredService<SiteOptions>().OpenToOtherSites)
        {
            app.UseCrossOriginReads();
        }

        app.UseSignIn();
        app.UseDashboardFiles();
        app.MapGraphQL().ReadsToken();
        app.MapGraphQLSchema("/graphql/schema.graphql", () => sdl);
        app.MapOwnRecord();
        app.MapSpreadsheets();
        app.MapCompletionFacts();
        app.MapCase();
        app.MapUploads();
        app.MapImportFiles();
        app.MapHealth();
        app.MapHome();
        app.MapDashboard();
        app.MapFeeds();
    }
}
