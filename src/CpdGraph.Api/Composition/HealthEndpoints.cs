using System.Data.Common;
using CpdGraph.Data;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Composition;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the catalogue is loaded and the database answers.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/health/live", Reading, context => AnswerAsync(context, StatusCodes.Status200OK, "live"));
        endpoints.MapMethods("/health/ready", Reading, ReadyAsync);
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        var reason = await ReasonNotReadyAsync(context);

        if (reason is not null)
        {
            Log.NotReady(context.RequestServices.GetRequiredService<ILogger<Marker>>(), reason);
        }

        await AnswerAsync(context, reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, reason ?? "ready");
    }

    private static async Task<string?> ReasonNotReadyAsync(HttpContext context)
    {
        if (!context.RequestServices.GetRequiredService<CatalogueStore>().IsLoaded)
        {
            return "The catalogue is not loaded yet.";
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);

        try
        {
            await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<CpdContext>>().CreateDbContextAsync(patience.Token);
            await db.Database.ExecuteSqlRawAsync("SELECT 1", patience.Token);

            return null;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or OperationCanceledException)
        {
            return "The database does not answer.";
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";

        return context.Response.WriteAsJsonAsync(new { status = text }, context.RequestAborted);
    }

    /// <summary>Names the log category.</summary>
    private sealed class Marker;
}
