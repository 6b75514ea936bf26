using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Viewer;
using CpdGraph.Api.Feeds;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Calendars;

/// <summary>Private calendar addresses. What is behind them, and the public calendars, is in <see cref="Feeds"/>.</summary>
internal static class CalendarsGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects.Add<CalendarLink>(link => AccessSubject.Of(link.CoachId));

        binding.Type<CalendarLink>("CalendarLink").Field("id", link => GlobalId.Of(link.Id));
        binding.AddMutation<IssueCalendarLinkInput, CalendarLinkIssued, IssueCalendarLink, CalendarLink>("issueCalendarLink", "calendarLink", (issued, _) => issued.Link)
            .Field("url", string? (payload, context) =>
                payload.Value?.Secret is { } secret ? context.Service<SiteAddress>().Of(FeedPaths.PlacesCalendar(secret)) : null);
        binding.AddMutation<RevokeCalendarLinkInput, CalendarLink, RevokeCalendarLink, CalendarLink>("revokeCalendarLink", "calendarLink", (link, _) => link);
    }

    /// <summary>What is shown of the caller here.</summary>
    public static TypeBinding<ViewerShown> AddTo(TypeBinding<ViewerShown> viewer) => viewer.Batch<CalendarLink?>("calendarLink", async (batch, cancellation) =>
    {
        var link = await batch.Service<CalendarLinkReads>().LiveAsync(cancellation);

        batch.Fill(_ => link);
    });

    /// <summary>What the audit trail calls an address.</summary>
    public static RecordReference ReferenceTo(CalendarLink link) => new(RecordKind.CalendarLink, link.Id.Value);
}
