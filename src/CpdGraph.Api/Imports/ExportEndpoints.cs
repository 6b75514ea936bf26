using System.Globalization;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Http;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.Api.Imports;

/// <summary>
/// Spreadsheets to read: <c>/exports/{dataset}.csv</c> for a provider's own people, with all that reads back in; <c>/feeds/offers.csv</c> and
/// <c>/feeds/runs.csv</c> for everybody.
/// </summary>
internal static class ExportEndpoints
{
    // As much as a large operation.
    private const long Cost = 1_000;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Writes what is published: of one provider or of all, and only what has changed from a moment on.</summary>
    private delegate byte[] PublicFile(ProviderId? provider, DateTimeOffset? since, CatalogueView catalogue);

    public static void MapSpreadsheets(this IEndpointRouteBuilder endpoints)
    {
        foreach (var dataset in Enum.GetValues<ImportDataset>())
        {
            var name = NameOf(dataset);
            endpoints.MapMethods($"/exports/{name}.csv", Reading, context => GuardedAsync(context, () => ExportAsync(context, dataset, name))).ReadsToken();
        }

        MapFeed("/feeds/offers.csv", ProviderExport.PublicOffers);
        MapFeed("/feeds/runs.csv", ProviderExport.PublicRuns);

        void MapFeed(string path, PublicFile make)
        {
            var all = new KeptFile(catalogue => make(null, null, catalogue));
            endpoints.MapMethods(path, Reading, context => GuardedAsync(context, () => FeedAsync(context, make, all)));
        }
    }

    /// <summary>Name of a dataset in addresses and on the command line.</summary>
    public static string NameOf(ImportDataset dataset) => dataset.ToString().ToLowerInvariant();

    private static async Task GuardedAsync(HttpContext context, Func<Task> answer)
    {
        var services = context.RequestServices;

        if (RequestBudget.Spend(context, Cost) is { } wait)
        {
            await SignInAnswers.RateLimitedAsync(context, wait);
            return;
        }

        try
        {
            await answer();
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault) && !context.Response.HasStarted)
        {
            Log.NotReady(services.GetRequiredService<ILogger<ProviderExport>>(), "The database does not answer.");
            await SignInAnswers.BusyAsync(context);
        }
    }

    private static async Task ExportAsync(HttpContext context, ImportDataset dataset, string name)
    {
        var services = context.RequestServices;
        var caller = services.GetRequiredService<Caller>();
        var catalogue = services.GetRequiredService<RequestCatalogue>().View;

        if (!caller.IsSignedIn)
        {
            await SignInAnswers.NeededAsync(context);
            return;
        }

        if (ProviderOf(context, catalogue) is not { } provider)
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status404NotFound, ErrorCodes.BadUserInput, "No provider has this slug. Name one with ?provider=SLUG.");
            return;
        }

        if (!OfferSteps.MayChange(caller, provider.Id))
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "Only publishers of this provider, or a steward, can export. Ask one of them.");
            return;
        }

        var file = await services.GetRequiredService<ProviderExport>().CsvAsync(dataset, provider.Id, catalogue, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await WriteAsync(context, file, $"{provider.Slug}-{name}.csv");
    }

    private static async Task FeedAsync(HttpContext context, PublicFile make, KeptFile all)
    {
        var services = context.RequestServices;
        var clock = services.GetRequiredService<TimeProvider>();
        var catalogue = services.GetRequiredService<CatalogueStore>().Current.For(CatalogueViewer.Public, clock.GetUtcNow());
        var (asked, moment) = (context.Request.Query["provider"].ToString(), context.Request.Query["updatedSince"].ToString());
        var provider = ProviderOf(context, catalogue);

        if (asked.Length > 0 && provider is null)
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status404NotFound, ErrorCodes.BadUserInput, "No provider has this slug. Leave it out for all.");
            return;
        }

        if (!TryMoment(moment, out var since))
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, ErrorCodes.BadUserInput, "updatedSince is no moment. Write it like 2027-02-03T09:30:00Z.");
            return;
        }

        var maxAge = TimeSpan.FromSeconds(services.GetRequiredService<CachingOptions>().MaxAgeSeconds);
        var (content, age) = provider is null && since is null ? await all.OfAsync(catalogue, maxAge) : (new PublicContent(make(provider?.Id, since, catalogue)), default);
        await PublicAnswer.WriteAsync(context, content, CsvText.MediaType, maxAge, age);
    }

    private static Provider? ProviderOf(HttpContext context, CatalogueView catalogue) =>
        context.Request.Query["provider"].ToString() is { Length: > 0 and <= SlugRule.MaximumLength } slug ? catalogue.ProviderBySlug(slug.ToLowerInvariant()) : null;

    // A plus in an address that nobody has escaped arrives as a blank.
    private static bool TryMoment(string text, out DateTimeOffset? since)
    {
        var read = DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
        since = read ? moment : null;

        return read || text.Length == 0;
    }

    private static async Task WriteAsync(HttpContext context, byte[] file, string name)
    {
        var response = context.Response;
        response.ContentType = CsvText.MediaType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(file, context.RequestAborted);
        }
    }
}
