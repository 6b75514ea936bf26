using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>One row of a spreadsheet of runs: what it says, and how a run is written as one.</summary>
public sealed record RunLine
{
    /// <summary>Own key of the run. Null when the row has none.</summary>
    public ExternalReference? Reference { get; init; }

    /// <summary>Slug of the provider. Null when the row says none.</summary>
    public string? Provider { get; init; }

    /// <summary>Slug, own key or title of the offer. Null when the row has none.</summary>
    public string? Offer { get; init; }

    /// <summary>When the run starts. Null when the row does not say.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>By what a row names its run. What is wrong with these cells is told.</summary>
    public static RunLine Read(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);

        return new() { Reference = OfferLine.ReferenceOf(cells), Provider = cells.Text("provider"), Offer = cells.Text("offer"), StartsAt = StartOf(cells) };
    }

    /// <summary>What a row says of a run that is there already: columns that the file has not are left alone; an empty cell clears what can be cleared.</summary>
    /// <param name="cells">The row. What is wrong with its cells is told.</param>
    /// <param name="run">The run.</param>
    public RunEdit EditOf(ImportCells cells, OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(run);
        var says = StartsAt is not null && (cells.Has("starts_at") || cells.Has("date"));
        var ends = EndOf(cells, says ? StartsAt : run.StartsAt);
        var (free, price) = OfferLine.PriceOf(cells);

        return new()
        {
            StartsAt = says ? Edit<DateTimeOffset?>.To(StartsAt) : default,
            EndsAt = ends is not null ? Edit<DateTimeOffset?>.To(ends) : default,
            Sessions = cells.Has("sessions") ? Edit<ImmutableArray<RunSessionEntry>>.To(SessionList.Read(cells, "sessions")) : default,
            SessionsNeeded = cells.Has("sessions_needed") ? cells.Whole("sessions_needed") : default(Edit<int?>),
            Venue = VenueOf(cells, run.Venue),
            JoinUrl = cells.Has("join_url") ? Edit<string?>.To(cells.Text("join_url")) : default,
            Capacity = cells.Has("capacity") ? cells.Whole("capacity") : default(Edit<int?>),
            WaitingListOpen = cells.Has("waiting_list") ? cells.Flag("waiting_list") : default(Edit<bool?>),
            BookingOpensAt = cells.Has("booking_opens_at") ? cells.Moment("booking_opens_at") : default(Edit<DateTimeOffset?>),
            BookingClosesAt = cells.Has("booking_closes_at") ? cells.Moment("booking_closes_at") : default(Edit<DateTimeOffset?>),
            BookingUrl = cells.Has("booking_url") ? Edit<string?>.To(cells.Text("booking_url")) : default,
            ApprovalNeeded = cells.Has("approval_needed") ? cells.Flag("approval_needed") : default(Edit<bool?>),
            CancellationNoticeDays = cells.Has("cancellation_notice_days") ? cells.Whole("cancellation_notice_days") : default(Edit<int?>),
            Free = free,
            Price = price,
        };
    }

    /// <summary>What a row says of a new run.</summary>
    /// <param name="cells">The row. What is wrong with its cells is told.</param>
    public RunDetails DetailsOf(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (free, price) = OfferLine.PriceOf(cells);

        return new()
        {
            StartsAt = StartsAt,
            EndsAt = EndOf(cells, StartsAt),
            Sessions = SessionList.Read(cells, "sessions"),
            SessionsNeeded = cells.Whole("sessions_needed"),
            Venue = VenueOf(cells, null).Or(null),
            JoinUrl = cells.Text("join_url"),
            Capacity = cells.Whole("capacity"),
            WaitingListOpen = cells.Flag("waiting_list") ?? false,
            BookingOpensAt = cells.Moment("booking_opens_at"),
            BookingClosesAt = cells.Moment("booking_closes_at"),
            BookingUrl = cells.Text("booking_url"),
            ApprovalNeeded = cells.Flag("approval_needed") ?? false,
            CancellationNoticeDays = cells.Whole("cancellation_notice_days"),
            Free = free.Or(null),
            Price = price.Or(null),
        };
    }

    /// <summary>Whether a row wants its run to be cancelled.</summary>
    public static bool Cancels(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);

        return ImportColumn.Plain(cells.Text("status") ?? "") is "CANCELLED" or "CANCELED";
    }

    /// <summary>The cells of a run in the order of <see cref="ImportFields"/>. They read back as the same run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="offer">Its offer.</param>
    /// <param name="joinUrl">Its joining link, for those who may know it. Null when there is none.</param>
    /// <param name="catalogue">As its reader sees it.</param>
    public static ImmutableArray<string> Cells(OfferRun run, Offer offer, string? joinUrl, CatalogueView catalogue)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(catalogue);
        var reference = run.ExternalReferences.FirstOrDefault();

        return
        [
            FormulaGuard.Guarded(reference?.Key ?? ""),
            FormulaGuard.Guarded(reference?.System is { } system && system != OfferLine.Spreadsheet ? system : ""),
            catalogue.Provider(offer.ProviderId)?.Slug ?? "",
            offer.Slug,
            UkMoment.Of(run.StartsAt),
            UkMoment.Of(run.EndsAt),
            "",
            "",
            "",
            "",
            "",
            FormulaGuard.Guarded(SessionList.Of(run)),
            OfferLine.Text(run.SessionsNeeded),
            FormulaGuard.Guarded(run.Venue?.Name ?? ""),
            FormulaGuard.Guarded(run.Venue?.Address ?? ""),
            FormulaGuard.Guarded(run.Venue?.Postcode ?? ""),
            joinUrl ?? "",
            OfferLine.Text(run.Capacity),
            OfferLine.YesNo(run.WaitingListOpen),
            Moment(run.BookingOpensAt),
            Moment(run.BookingClosesAt),
            run.BookingUrl ?? "",
            OfferLine.YesNo(run.ApprovalNeeded),
            OfferLine.Text(run.CancellationNoticeDays),
            OfferLine.YesNo(run.Price.Free),
            OfferLine.PriceText(run.Price.Amount),
            run.CancelledAt is null ? "" : "CANCELLED",
        ];
    }

    /// <summary>The column that a field of the input stands in. Null for the whole row.</summary>
    public static string? ColumnOf(ImmutableArray<string> field) => field switch
    {
        ["offer"] => "offer",
        ["external", "system", ..] => "reference_system",
        ["external", ..] => "reference",
        [_, "venue", "name"] => "venue",
        [_, "venue", "address"] => "address",
        [_, "venue", "postcode"] => "postcode",
        [_, "waitingListOpen", ..] => "waiting_list",
        [_, var name, ..] => OfferLine.Snake(name),
        _ => null,
    };

    private static string Moment(DateTimeOffset? moment) => moment is { } known ? UkMoment.Of(known) : "";

    private static DateTimeOffset? StartOf(ImportCells cells)
    {
        if (cells.Peek("starts_at") is not null)
        {
            return cells.Moment("starts_at");
        }

        if (cells.Day("date") is not { } day)
        {
            return null;
        }

        // Many write both into one cell: 09:30 - 16:30.
        if (Times(cells) is [var from, _])
        {
            return At(cells, day, from, "start_time");
        }

        if (cells.Peek("start_time") is null)
        {
            cells.Refuse("start_time", "Enter the time at which it starts, like 09:30.");
        }

        return cells.Moment(day, "start_time");
    }

    private static DateTimeOffset? EndOf(ImportCells cells, DateTimeOffset? starts)
    {
        if (cells.Peek("ends_at") is not null)
        {
            return cells.Moment("ends_at");
        }

        if (starts is not { } start)
        {
            return null;
        }

        var day = cells.Day("end_date") ?? LondonCalendar.DayOf(start);

        return cells.Peek("end_time") is not null ? cells.Moment(day, "end_time")
            : Times(cells) is [_, var to] ? At(cells, day, to, "start_time")
            : cells.Minutes("duration") is { } minutes ? start.AddMinutes(minutes)
            : null;
    }

    private static string[] Times(ImportCells cells) =>
        cells.Peek("start_time")?.Split(['-', '–', '—'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [_, _] both ? both : [];

    private static DateTimeOffset? At(ImportCells cells, DateOnly day, string text, string column)
    {
        if (UkMoment.TryReadTime(text) is { } time && UkMoment.At(day, time).Moment is { } moment)
        {
            return moment;
        }

        cells.Refuse(column, "This is no time of day. Write it like 09:30, or 09:30 - 16:30.");
        return null;
    }

    private static Edit<Venue?> VenueOf(ImportCells cells, Venue? now)
    {
        if (!cells.Has("venue") && !cells.Has("address") && !cells.Has("postcode"))
        {
            return default;
        }

        var venue = new Venue
        {
            Name = cells.Has("venue") ? cells.Text("venue") : now?.Name,
            Address = cells.Has("address") ? cells.Text("address") : now?.Address,
            Postcode = cells.Has("postcode") ? cells.Text("postcode") : now?.Postcode,
        };

        return Edit<Venue?>.To(venue == new Venue() ? null : venue);
    }
}
