using System.Text.Json;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Binding.Json;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.Api.Composition;

/// <summary>A server of any schema with JSON behind it: the real engine and HTTP, no database.</summary>
internal static class MockServer
{
    // As deep as the parser goes and the stack allows.
    private const int DeepestNesting = 256;

    /// <summary>Starts to listen.</summary>
    /// <param name="root">Parent of the root fields.</param>
    /// <param name="limitsOff">Whether only those limits hold that keep the process alive.</param>
    /// <exception cref="StartFailure">The address cannot be listened on.</exception>
    public static async Task<WebApplication> StartAsync(
        Schema schema, JsonElement root, string? urls, bool limitsOff, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var frameworkLogs = LoggingSetup.Apply(builder.Logging);
        KnownSettings.Check(builder.Configuration);
        var addresses = Listening.Configure(builder, urls);
        var limits = SettingsReader.Read<EngineLimits>(builder.Configuration, EngineLimits.Section);
        var executable = JsonBinding.Build(schema, root, new BindingOptions { MaxInputListItems = limitsOff ? int.MaxValue : limits.MaxInputListItems });

        builder.Services.AddGraphQLHttp();
        builder.Services.AddSingleton(services => new GraphQLExecutor(
            executable,
            limitsOff ? Unlimited() : limits.ToExecutionOptions(suggestions: true),
            fault =>
            {
                Log.FieldFailed(services.GetRequiredService<ILogger<GraphQLExecutor>>(), fault);

                return null;
            }));

        var app = builder.Build();
        var sdl = SchemaPrinter.Print(schema);
        PersistedDocumentStart.Check(app.Services);
        app.MapGraphQL();
        app.MapGraphQLSchema("/graphql/schema.graphql", () => sdl);
        app.MapGet("/health/live", () => "live");
        await Listening.StartAsync(app, addresses, cancellation);
        frameworkLogs.Open();

        return app;
    }

    private static ExecutionOptions Unlimited() => new()
    {
        Parser = new ParserOptions { MaxTokens = int.MaxValue, MaxNesting = DeepestNesting, MaxNumberLength = int.MaxValue },
        Validation = new ValidationOptions { MaxErrors = int.MaxValue, MaxMergeComparisons = int.MaxValue, Suggestions = true },
        MaxDepth = DeepestNesting,
        MaxIntrospectionDepth = DeepestNesting,
        MaxExpandedFields = int.MaxValue,
        MaxRepeats = int.MaxValue,
        MaxVariableValues = int.MaxValue,
        MaxCost = long.MaxValue,
        MaxResponseBytes = int.MaxValue,
        MaxErrors = int.MaxValue,
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
