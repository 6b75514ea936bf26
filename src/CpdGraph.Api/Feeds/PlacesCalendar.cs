using System.Diagnostics;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Feeds;

/// <summary>
/// The private calendar of a coach: booked places with their joining links, for whoever has its secret address. One that was switched off, one that
/// was never issued and one that is no secret at all are answered alike.
/// </summary>
internal static class PlacesCalendar
{
    // As long as somebody may want to see where they have been.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    public static async Task AnswerAsync(HttpContext context)
    {
        KeepOutOfTraces(context);
        var services = context.RequestServices;

        try
        {
            if (UrlSecret.Hash((string)context.Request.RouteValues["secret"]!) is { } hash
                && await FindAsync(services.GetRequiredService<CpdContext>(), hash, context.RequestAborted) is { } link)
            {
                await WriteAsync(context, services, link);
                return;
            }
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault) && !context.Response.HasStarted)
        {
            await SignInAnswers.BusyAsync(context);
            return;
        }

        await FeedEndpoints.NothingAsync(context);
    }

    // The index over hashes is asked, so that nothing can be learnt from how long a comparison takes.
    private static async Task<CalendarLink?> FindAsync(CpdContext db, string hash, CancellationToken cancellation) =>
        await db.CalendarLinks.FirstOrDefaultAsync(row => row.SecretHash == hash && row.RevokedAt == null, cancellation);

    private static async Task WriteAsync(HttpContext context, IServiceProvider services, CalendarLink link)
    {
        var (db, cancellation) = (services.GetRequiredService<CpdContext>(), context.RequestAborted);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var enrolments = await db.Enrolments
            .Where(row => row.CoachId == link.CoachId
                && (row.Status == EnrolmentStatus.Booked || row.Status == EnrolmentStatus.Attended || row.Status == EnrolmentStatus.RunCancelled))
            .ToListAsync(cancellation);
        var known = await services.GetRequiredService<EnrolmentReads>().KnowAsync(enrolments, cancellation);
        var joins = await services.GetRequiredService<EnrolmentReads>().JoiningLinksAsync(known, cancellation);
        var catalogue = services.GetRequiredService<RequestCatalogue>().View;
        var site = services.GetRequiredService<SiteAddress>();

        var entries =
            from enrolment in known
            let run = catalogue.Run(enrolment.RunId)
            where run is not null && run.EndsAt > now - Kept
            let offer = catalogue.Offer(run.OfferId)
            from entry in RunCalendar.EntriesOf(
                offer, run, PublicCalendars.PageOf(offer, site), EnrolmentReads.Joins(enrolment) ? joins.GetValueOrDefault(run.Id) : null, now)
            orderby entry.StartsAt, entry.Uid
            select entry;
        var body = CalendarText.Write("Booked learning", null, entries);

        await NoteReadAsync(db, link, now, cancellation);

        var response = context.Response;
        response.ContentType = CalendarText.MediaType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers["Referrer-Policy"] = "no-referrer";
        await response.BodyWriter.WriteAsync(body, cancellation);
    }

    // To the hour, so that a calendar that comes each minute does not write each minute.
    private static async Task NoteReadAsync(CpdContext db, CalendarLink link, DateTimeOffset now, CancellationToken cancellation)
    {
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));

        if (link.LastReadAt is null || link.LastReadAt < hour)
        {
            await db.CalendarLinks.Where(row => row.Id == link.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.LastReadAt, hour), cancellation);
        }
    }

    // The address is the secret: spans of the request must not carry it away.
    private static void KeepOutOfTraces(HttpContext context)
    {
        if ((context.Features.Get<IHttpActivityFeature>()?.Activity ?? Activity.Current) is { } span)
        {
            foreach (var (name, value) in span.TagObjects.ToArray())
            {
                if (value is string text && text.Contains(FeedPaths.PlacesCalendars, StringComparison.Ordinal))
                {
                    span.SetTag(name, FeedPaths.PlacesCalendars);
                }
            }
        }
    }
}
