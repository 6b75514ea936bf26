using System.Text;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Http;

namespace CpdGraph.Api.Feeds;

/// <summary>What is published for other programs and for people without an account: pages of offers, calendars, the sitemap.</summary>
/// <remarks>Tokens do not count here: everybody gets the same, which is what the catalogue shows to the anonymous.</remarks>
internal static class FeedEndpoints
{
    // Nothing but our own style sheet: what publishers write is shown and can do nothing.
    private const string PageSecurity = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private const string Html = "text/html; charset=utf-8";
    private const string Xml = "application/xml; charset=utf-8";

    // What they take out of the budget of an address, in the cost of operations: by how much of the catalogue is written.
    private const long PageCost = 20;
    private const long CalendarCost = 100;
    private const long SitemapCost = 1_000;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        var styles = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Pages", "offer.css"));
        var site = endpoints.ServiceProvider.GetRequiredService<SiteAddress>();
        var sitemap = new KeptFile(catalogue => Sitemap.Of(catalogue, site));

        endpoints.MapMethods(FeedPaths.Styles, Reading, context => AnswerAsync(context, styles, "text/css; charset=utf-8"));
        endpoints.MapMethods("/offers/{slug}", Reading, context => ForCost(context, PageCost, OfferAsync));
        endpoints.MapMethods("/calendars/offers/{slug}.ics", Reading, context => ForCost(context, CalendarCost, OfferCalendarAsync));
        endpoints.MapMethods("/calendars/providers/{slug}.ics", Reading, context => ForCost(context, CalendarCost, ProviderCalendarAsync));
        endpoints.MapMethods(FeedPaths.PlacesCalendars + "{secret}.ics", Reading, context => ForCost(context, CalendarCost, PlacesCalendar.AnswerAsync));
        endpoints.MapMethods(FeedPaths.Sitemap, Reading, context => ForCost(context, SitemapCost, answered => SitemapAsync(answered, sitemap)));
        endpoints.MapMethods("/sitemap-{part:int}.xml", Reading, context => ForCost(context, SitemapCost, SitemapPartAsync));
        endpoints.MapMethods(FeedPaths.Robots, Reading, context => AnswerAsync(context, Encoding.UTF8.GetBytes(Sitemap.Robots(Site(context))), "text/plain; charset=utf-8"));
    }

    /// <summary>The answer where nothing is, whatever was there.</summary>
    public static Task NothingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";

        return context.Response.WriteAsync("There is no calendar at this address.", context.RequestAborted);
    }

    private static async Task ForCost(HttpContext context, long cost, RequestDelegate answer)
    {
        if (RequestBudget.Spend(context, cost) is { } wait)
        {
            await SignInAnswers.RateLimitedAsync(context, wait);
            return;
        }

        await answer(context);
    }

    private static async Task OfferAsync(HttpContext context)
    {
        var catalogue = Catalogue(context);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PageSecurity;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        switch (catalogue.OfferBySlug(Named(context)))
        {
            case { Status: OfferStatus.Published } offer:
                await AnswerAsync(context, Encoding.UTF8.GetBytes(OfferPage.Of(catalogue, offer, Site(context))), Html);
                break;
            case { Status: OfferStatus.Withdrawn } offer:
                var replacement = offer.ReplacementId is { } id ? catalogue.Offer(id) : null;
                await GoneAsync(context, StatusCodes.Status410Gone, OfferPage.OfWithdrawn(offer, replacement is { Status: OfferStatus.Published } ? replacement : null));
                break;
            default:
                await GoneAsync(context, StatusCodes.Status404NotFound, OfferPage.OfNothing());
                break;
        }
    }

    private static Task OfferCalendarAsync(HttpContext context)
    {
        var catalogue = Catalogue(context);

        return catalogue.OfferBySlug(Named(context)) is { } offer
            ? AnswerAsync(context, PublicCalendars.OfOffer(catalogue, offer, Site(context)), CalendarText.MediaType)
            : NothingAsync(context);
    }

    private static Task ProviderCalendarAsync(HttpContext context)
    {
        var catalogue = Catalogue(context);

        return catalogue.ProviderBySlug(Named(context)) is { } provider
            ? AnswerAsync(context, PublicCalendars.OfProvider(catalogue, provider, Site(context)), CalendarText.MediaType)
            : NothingAsync(context);
    }

    private static async Task SitemapAsync(HttpContext context, KeptFile sitemap)
    {
        var maxAge = MaxAge(context);
        var (content, age) = await sitemap.OfAsync(Catalogue(context), maxAge);

        await PublicAnswer.WriteAsync(context, content, Xml, maxAge, age);
    }

    private static Task SitemapPartAsync(HttpContext context) =>
        Sitemap.Part(Catalogue(context), Site(context), int.Parse((string)context.Request.RouteValues["part"]!, System.Globalization.CultureInfo.InvariantCulture)) is { } part
            ? AnswerAsync(context, part, Xml)
            : NothingAsync(context);

    private static Task AnswerAsync(HttpContext context, byte[] body, string contentType) =>
        PublicAnswer.WriteAsync(context, new PublicContent(body), contentType, MaxAge(context));

    private static Task GoneAsync(HttpContext context, int status, string page)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Html;
        context.Response.Headers.CacheControl = "no-store";

        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static TimeSpan MaxAge(HttpContext context) => TimeSpan.FromSeconds(context.RequestServices.GetRequiredService<CachingOptions>().MaxAgeSeconds);

    private static CatalogueView Catalogue(HttpContext context) => context.RequestServices.GetRequiredService<RequestCatalogue>().View;

    private static SiteAddress Site(HttpContext context) => context.RequestServices.GetRequiredService<SiteAddress>();

    private static string Named(HttpContext context) => (string)context.Request.RouteValues["slug"]!;
}
