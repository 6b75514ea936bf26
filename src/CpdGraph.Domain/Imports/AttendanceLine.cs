using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>One row of an attendance list: whose place it is about, what it says, and how a place is written as one.</summary>
public sealed record AttendanceLine
{
    private static readonly FrozenSet<string> Came = FrozenSet.Create("YES", "Y", "TRUE", "1", "ATTENDED", "PRESENT", "CAME", "X");
    private static readonly FrozenSet<string> StayedAway = FrozenSet.Create("NO", "N", "FALSE", "0", "DIDNOTATTEND", "ABSENT", "DNA", "NOSHOW");

    /// <summary>The place as the row names it. Null when it names the person instead.</summary>
    public string? Place { get; init; }

    /// <summary>The person's e-mail address. Null when the row has none.</summary>
    public string? Email { get; init; }

    /// <summary>The person's name. Null when the row has none.</summary>
    public string? Name { get; init; }

    /// <summary>The run and its provider as the row names them.</summary>
    public required RunLine Run { get; init; }

    /// <summary>By what a row names a place. What is wrong with these cells is told.</summary>
    public static AttendanceLine Read(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);

        return new() { Place = cells.Text("place"), Email = cells.Peek("email"), Name = cells.Text("name"), Run = RunLine.Read(cells) };
    }

    /// <summary>What a row says of a place. Null when it says nothing, or something wrong, which is told.</summary>
    public static AttendanceEntry? EntryOf(ImportCells cells, Named<Enrolment> place)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var keys = cells.Peek("sessions")?.Split([';', ',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (attended, outcome, minutes) = (Attended(cells), cells.OneOf<CompletionOutcome>("outcome"), cells.Minutes("cpd_minutes"));

        return cells.Problems > 0 || (attended is null && keys is null && outcome is null && minutes is null)
            ? null
            : new() { Place = place, SessionKeys = keys, DidNotAttend = attended == false, Outcome = outcome, CpdMinutes = minutes };
    }

    /// <summary>Whether a place that has made its completion was recorded as an entry says.</summary>
    /// <param name="entry">The entry; its place is there.</param>
    /// <param name="run">The run with its sessions.</param>
    /// <param name="completion">What the place has made.</param>
    public static bool SaysTheSame(AttendanceEntry entry, OfferRun run, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(completion);
        var keys = entry.SessionKeys ?? [.. run.Sessions.Select(session => session.Key)];

        return !entry.DidNotAttend
            && entry.Place.Value!.SessionsAttended.ToHashSet().SetEquals(keys)
            && (entry.Outcome ?? completion.Outcome) == completion.Outcome
            && (entry.CpdMinutes ?? completion.CpdMinutes) == completion.CpdMinutes;
    }

    /// <summary>The cells of a place in the order of <see cref="ImportFields"/>. They read back as the same attendance.</summary>
    /// <param name="place">The place.</param>
    /// <param name="id">Its id as the API gives it.</param>
    /// <param name="name">Name for the attendance list.</param>
    /// <param name="run">The run with its sessions.</param>
    /// <param name="offer">Its offer.</param>
    /// <param name="completion">What the place has made. Null when it has made none.</param>
    /// <param name="catalogue">As its reader sees it.</param>
    public static ImmutableArray<string> Cells(Enrolment place, string id, string name, OfferRun run, Offer offer, Completion? completion, CatalogueView catalogue)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(catalogue);
        var reference = run.ExternalReferences.FirstOrDefault();
        var some = place.Status == EnrolmentStatus.Attended && place.SessionsAttended.Length < run.Sessions.Length;

        return
        [
            id,
            catalogue.Provider(offer.ProviderId)?.Slug ?? "",
            FormulaGuard.Guarded(reference?.Key ?? ""),
            FormulaGuard.Guarded(reference?.System is { } system && system != OfferLine.Spreadsheet ? system : ""),
            offer.Slug,
            UkMoment.Of(run.StartsAt),
            "",
            "",
            "",
            FormulaGuard.Guarded(name),
            place.Status switch { EnrolmentStatus.Attended => "Yes", EnrolmentStatus.DidNotAttend => "No", _ => "" },
            some ? string.Join("; ", place.SessionsAttended) : "",
            completion is { Outcome: not CompletionOutcome.Attended and var outcome } ? StableCode.Of(outcome) : "",
            completion?.CpdMinutes.ToString(CultureInfo.InvariantCulture) ?? "",
        ];
    }

    /// <summary>The column that a field of the input stands in. Null for the whole row.</summary>
    public static string? ColumnOf(ImmutableArray<string> field) => field switch
    {
        ["attendance", _, "enrolmentId", ..] => null,
        ["attendance", _, "sessionKeys", ..] => "sessions",
        ["attendance", _, "didNotAttend", ..] => "attended",
        ["attendance", _, var name, ..] => OfferLine.Snake(name),
        _ => null,
    };

    private static bool? Attended(ImportCells cells)
    {
        if (cells.Peek("attended") is not { } text)
        {
            return null;
        }

        var plain = ImportColumn.Plain(text);

        if (!Came.Contains(plain) && !StayedAway.Contains(plain))
        {
            cells.Refuse("attended", "Write Yes for who came, and No for who did not.");
            return null;
        }

        return Came.Contains(plain);
    }
}
