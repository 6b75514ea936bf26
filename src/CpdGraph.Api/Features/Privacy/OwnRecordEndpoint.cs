using System.Globalization;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Privacy;

/// <summary><c>GET /exports/own-record</c>: everything that is kept of who asks, as one JSON document.</summary>
internal static class OwnRecordEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = "/exports/own-record";

    // A few statements for each table about people: as much as a large operation.
    private const long Cost = 1_000;

    public static void MapOwnRecord(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, AnswerAsync).ReadsToken();

    private static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var caller = services.GetRequiredService<Caller>();

        if (!caller.IsSignedIn)
        {
            await SignInAnswers.NeededAsync(context);
            return;
        }

        if (RequestBudget.Spend(context, Cost) is { } wait)
        {
            await SignInAnswers.RateLimitedAsync(context, wait);
            return;
        }

        try
        {
            await WriteAsync(context, services, caller);
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault) && !context.Response.HasStarted)
        {
            Log.NotReady(services.GetRequiredService<ILogger<OwnRecordExport>>(), "The database does not answer.");
            context.Response.Headers.ContentDisposition = default;
            await SignInAnswers.BusyAsync(context);
        }
    }

    private static async Task WriteAsync(HttpContext context, IServiceProvider services, Caller caller)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var person = await services.GetRequiredService<CpdContext>().FindAsync(caller.CoachId, caller.SupervisorId, caller.PrincipalId, context.RequestAborted);
        var day = LondonCalendar.DayOf(now).ToString("O", CultureInfo.InvariantCulture);
        var response = context.Response;

        response.ContentType = "application/json; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"own-record-{day}.json\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        await services.GetRequiredService<OwnRecordExport>().WriteAsync(
            person, new OwnRecordTexts(services.GetRequiredService<RequestCatalogue>().View), now, response.Body, context.RequestAborted);
    }
}
