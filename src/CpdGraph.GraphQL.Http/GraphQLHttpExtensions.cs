using CpdGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CpdGraph.GraphQL.Http;

/// <summary>How an application gets its GraphQL addresses.</summary>
public static class GraphQLHttpExtensions
{
    /// <summary>Adds what <see cref="MapGraphQL"/> needs but for the <see cref="GraphQLExecutor"/>, which is the application's.</summary>
    /// <param name="services">Receives the options; they are read from <see cref="HttpLimits.Section"/> and validated at start.</param>
    /// <param name="configure">Changes what the configuration says.</param>
    public static IServiceCollection AddGraphQLHttp(this IServiceCollection services, Action<HttpLimits>? configure = null)
    {
        var limits = services.AddOptions<HttpLimits>().BindConfiguration(HttpLimits.Section).ValidateDataAnnotations().ValidateOnStart();

        if (configure is not null)
        {
            limits.Configure(configure);
        }

        services.AddOptions<PersistedDocumentOptions>().BindConfiguration(PersistedDocumentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => PersistedDocuments.Load(
            provider.GetRequiredService<IOptions<PersistedDocumentOptions>>().Value, provider.GetRequiredService<GraphQLExecutor>()));
        services.AddOptions<StreamOptions>().BindConfiguration(StreamOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<OpenStreams>();

        return services;
    }

    /// <summary>Serves GraphQL over HTTP by POST and GET, as single answers and as event streams, and over WebSocket; with a JSON answer to whatever else comes to this address.</summary>
    /// <param name="endpoints">The application's routes.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="rootValue">The parent of root fields in a request. Null: null.</param>
    /// <exception cref="PersistedDocumentsException">The stored documents cannot be served as they are.</exception>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern = "/graphql", Func<HttpContext, object?>? rootValue = null)
    {
        var services = endpoints.ServiceProvider;
        var endpoint = new GraphQLEndpoint(
            services.GetRequiredService<GraphQLExecutor>(),
            services.GetRequiredService<IOptions<HttpLimits>>().Value,
            services.GetRequiredService<PersistedDocuments>(),
            rootValue,
            services.GetRequiredService<OpenStreams>(),
            services.GetRequiredService<ILogger<GraphQLEndpoint>>());

        return endpoints.Map(pattern, WithSockets(endpoints, endpoint)).WithDisplayName("GraphQL");
    }

    /// <summary>Lets one address take sockets, whatever the application does elsewhere.</summary>
    private static RequestDelegate WithSockets(IEndpointRouteBuilder endpoints, GraphQLEndpoint endpoint)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<StreamOptions>>().Value;
        var sockets = new WebSocketOptions
        {
            // Pings of the WebSocket itself, which every client answers by itself: one that does not is gone.
            KeepAliveInterval = TimeSpan.FromSeconds(options.KeepAliveSeconds),
            KeepAliveTimeout = TimeSpan.FromSeconds(options.KeepAliveSeconds + options.WriteSeconds),
        };

        foreach (var origin in options.AllowedOrigins)
        {
            sockets.AllowedOrigins.Add(origin);
        }

        var app = endpoints.CreateApplicationBuilder();
        app.UseWebSockets(sockets);
        app.Run(endpoint.HandleAsync);

        return app.Build();
    }

    /// <summary>Serves the schema's text by GET, with an ETag.</summary>
    /// <param name="endpoints">The application's routes.</param>
    /// <param name="pattern">The address, usually <c>/graphql/schema.graphql</c>.</param>
    /// <param name="print">The text. Cheap: called by each request; the same string again costs no new hash.</param>
    public static IEndpointConventionBuilder MapGraphQLSchema(this IEndpointRouteBuilder endpoints, string pattern, Func<string> print) =>
        endpoints.Map(pattern, new SchemaEndpoint(print).HandleAsync).WithDisplayName("GraphQL schema");
}
