using CpdGraph.Api.Composition;
using CpdGraph.Api.Dashboard;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Http;

namespace CpdGraph.Api.Home;

/// <summary>
/// The page about the service, which needs no script, at <c>/about</c> (and at <c>/</c>, where there are no dashboards); its style sheet; and
/// <c>/run</c>, where its form goes.
/// </summary>
internal static class HomeEndpoints
{
    // Nothing but our own style sheet and form: what a query answers is shown as text and can do nothing.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const int LongestQuery = 64 * 1_024;
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHome(this IEndpointRouteBuilder endpoints)
    {
        var page = endpoints.ServiceProvider.GetRequiredService<HomePage>();

        endpoints.MapMethods("/about", Reading, ShowAsync);
        endpoints.MapMethods("/home.css", Reading, context =>
        {
            context.Response.ContentType = "text/css; charset=utf-8";

            return context.Response.WriteAsync(page.Styles, context.RequestAborted);
        });
        endpoints.MapGet("/run", context => RunAsync(context, page, context.Request.Query["query"].ToString()));
        endpoints.MapPost("/run", context => RunFormAsync(context, page));
    }

    /// <summary>Writes the page, with the status that is set.</summary>
    public static Task ShowAsync(HttpContext context)
    {
        var page = context.RequestServices.GetRequiredService<HomePage>();

        return WriteAsync(context, page.Render(Facts(context), Site(context), page.FirstQuery, answer: null));
    }

    private static async Task RunFormAsync(HttpContext context, HomePage page)
    {
        if (!context.Request.HasFormContentType)
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send the form of the page at /, or JSON to /graphql.");
            return;
        }

        IFormCollection form;

        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception wrong) when (wrong is BadHttpRequestException or InvalidDataException)
        {
            var status = (wrong as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            await RefuseAsync(context, status, "The form cannot be read: it is too large, or is no form.");
            return;
        }

        await RunAsync(context, page, form["query"].ToString());
    }

    private static async Task RunAsync(HttpContext context, HomePage page, string query)
    {
        if (query.Length > LongestQuery)
        {
            await RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "The query is too long for this page: send it to /graphql.");
            return;
        }

        if (context.RequestServices.GetRequiredService<PersistedDocuments>().Mode == PersistedDocumentMode.Only)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This server runs stored documents only, so queries cannot be tried here.");
            return;
        }

        using var result = await context.RequestServices.GetRequiredService<GraphQLExecutor>().ExecuteAsync(
            new GraphQLRequest
            {
                Document = System.Text.Encoding.UTF8.GetBytes(query),
                Services = context.RequestServices,
                // Another site could send this form.
                MutationsAllowed = false,
            },
            context.RequestAborted);

        await WriteAsync(context, page.Render(Facts(context), Site(context), query, result.Body));
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";

        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    private static DashboardSite Site(HttpContext context) => context.RequestServices.GetRequiredService<DashboardSite>();

    private static IEnumerable<(string Name, int Count)> Facts(HttpContext context)
    {
        var catalogue = context.RequestServices.GetRequiredService<RequestCatalogue>().View;

        yield return ("Published offers", catalogue.CountOffers(filter: null));
        yield return ("Dated runs", catalogue.Runs(filter: null, orders: null, PageRequest.First(0)).TotalCount);
        yield return ("Providers", catalogue.Providers(filter: null, PageRequest.First(0)).TotalCount);
        yield return ("Competencies", catalogue.Competencies(filter: null, PageRequest.First(0)).TotalCount);
        yield return ("Pathways", catalogue.Pathways(filter: null, PageRequest.First(0)).TotalCount);
        yield return ("Organisations", catalogue.Organisations(filter: null, PageRequest.First(0)).TotalCount);
    }
}
