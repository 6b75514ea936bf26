using CpdGraph.Api.Composition;
using CpdGraph.Api.Home;

namespace CpdGraph.Api.Dashboard;

/// <summary>
/// The page at <c>/</c> and, for its own addresses, below <c>/app</c>; the query page; their files; what the page asks of its server before anybody
/// has signed in. Everything else it asks is GraphQL. While there is no page, the one that needs no script stands in for it and says why.
/// </summary>
internal static class DashboardEndpoints
{
    private const string RetryAfterSeconds = "30";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves the files of the page, wherever nothing else is.</summary>
    public static void UseDashboardFiles(this IApplicationBuilder app) => app.Use((context, next) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.RequestServices.GetRequiredService<DashboardSite>().Files?.Find(context.Request.Path) is { } file
            ? file.WriteAsync(context, policy: null, MayCompress(context))
            : next(context));

    public static void MapDashboard(this IEndpointRouteBuilder endpoints)
    {
        var policies = new DashboardPolicies(endpoints.ServiceProvider.GetRequiredService<DashboardOptions>());

        endpoints.MapMethods("/", Reading, context => PageAsync(context, policies));
        endpoints.MapMethods("/app/{**view}", Reading, context => ViewAsync(context, policies));
        endpoints.MapMethods("/query", Reading, context => QueryAsync(context, policies));
        endpoints.MapMethods("/query.html", Reading, context => QueryAsync(context, policies));
        endpoints.MapMethods("/index.html", Reading, context => PageAsync(context, policies));
        endpoints.MapGet("/app/config.json", ConfigAsync);
        endpoints.MapDemoSignIn();
    }

    private static Task PageAsync(HttpContext context, DashboardPolicies policies) =>
        Site(context).Files is { } files ? files.Index.WriteAsync(context, policies.Page, MayCompress(context)) : StandInAsync(context);

    // Below its own address are the page's files too. One that is no longer there must not come as the page, which would be taken for script.
    private static Task ViewAsync(HttpContext context, DashboardPolicies policies)
    {
        if (Site(context).Files is { } files && files.Find(context.Request.Path) is { } file)
        {
            return file.WriteAsync(context, policy: null, MayCompress(context));
        }

        if (context.Request.Path.StartsWithSegments("/app/assets", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return PageAsync(context, policies);
    }

    private static Task QueryAsync(HttpContext context, DashboardPolicies policies) =>
        Site(context).Files?.Query is { } query ? query.WriteAsync(context, policies.Query, MayCompress(context)) : StandInAsync(context);

    // At "/" it is a page in its own right; elsewhere it says that what was asked for may come yet.
    private static Task StandInAsync(HttpContext context)
    {
        if (context.Request.Path != "/")
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return HomeEndpoints.ShowAsync(context);
    }

    private static Task ConfigAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<DashboardOptions>();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";

        return context.Response.WriteAsJsonAsync(
            new
            {
                name = options.Name,
                notice = Site(context).Notice,
                signIn = new
                {
                    demo = context.RequestServices.GetRequiredService<DemoSignIn>().IsOfferedTo(context),
                    oidc = options.Oidc.Authority.Length == 0 ? null : new { authority = options.Oidc.Authority, clientId = options.Oidc.ClientId, scope = options.Oidc.Scope },
                },
            },
            context.RequestAborted);
    }

    private static DashboardSite Site(HttpContext context) => context.RequestServices.GetRequiredService<DashboardSite>();

    private static bool MayCompress(HttpContext context) => context.RequestServices.GetRequiredService<CompressionOptions>().Enabled;
}
