using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>
/// Attendance from a spreadsheet: a row is a place, named by its id, or by run and person. Each run is held once, however many rows are about it, and money
/// moves at the end.
/// </summary>
internal sealed class AttendanceRows(CpdContext db, RunDesk desk, FundingDesk money, ProviderImportWork work)
{
    private const string Action = "importAttendance";

    private readonly Dictionary<OfferRunId, HeldRun> holding = [];

    public async Task<ImmutableArray<ImportFinding>> ReadAsync(CancellationToken cancellation)
    {
        var providers = new RowProviders(work);
        var runs = await KnownRuns.ReadAsync(db, providers.Ids, cancellation);
        var rows = RowReading.All(work).Select(row => (Row: row, Line: AttendanceLine.Read(row.Cells))).ToArray();
        var placed = rows.Select(one => (one.Row, one.Line, Run: RunOf(one.Row, one.Line, providers, runs))).ToArray();
        var known = await HoldAsync(placed, runs, cancellation);
        var asked = placed.Select(one => Read(one.Row, one.Line, one.Run, runs, known)).ToArray();
        var recorded = new List<RecordedAttendance>();

        Refuse([.. asked.Where(one => one.Place is not null).GroupBy(one => one.Place!.Id).SelectMany(same => same.Skip(1).Select(two => (two, same.First())))]);

        foreach (var run in asked.Where(one => one is { Place: not null, Entry: not null, Row.Failed: false }).GroupBy(one => one.Place!.RunId).OrderBy(run => run.Key.Value))
        {
            recorded.AddRange(Record([.. run], runs, known));
        }

        await KeepAsync(recorded, cancellation);

        HashSet<EnrolmentId> changed = [.. recorded.SelectMany(part => part.Changes).Select(change => change.After.Id)];

        return [.. asked.Select(one => Finding(one, changed))];
    }

    // Somebody may name the run of a place by the place itself.
    private static RunState? RunOf(RowReading row, AttendanceLine line, RowProviders providers, KnownRuns runs)
    {
        row.Title = line.Run.Offer ?? line.Run.Reference?.Key;

        if (line.Place is not null || providers.Of(row.Cells, line.Run.Provider) is not { } provider)
        {
            return null;
        }

        var found = line.Run is { Offer: null, Reference: { } key } ? runs.WithReference(provider.Id, key)
            : runs.Offer(row.Cells, provider.Id, line.Run.Offer) is not { } offer ? null
            : line.Run.Reference is { } reference ? Several(runs.WithReference(offer.Offer.Id, reference))
            : line.Run.StartsAt is { } start ? runs.StartingAt(offer.Offer.Id, start)
            : [];

        if (found is [var only])
        {
            return only;
        }

        if (found is not null && !row.Failed)
        {
            row.Cells.Refuse(
                line.Run.Reference is null ? "starts_at" : "reference",
                found.Count == 0 ? "No such run was found. Give its own key, or its offer and start." : "Several runs are meant by this. Give the place, or offer and start.");
        }

        return null;
    }

    private static IReadOnlyList<RunState> Several(RunState? one) => one is null ? [] : [one];

    // Whoever also decides on a coach locks the coach first, then the runs, each in one order for everybody; and reads after.
    private async Task<KnownPlaces> HoldAsync((RowReading Row, AttendanceLine Line, RunState? Run)[] placed, KnownRuns runs, CancellationToken cancellation)
    {
        OfferRunId[] ids = placed.Any(one => one.Line.Place is not null) ? [.. runs.All.Select(run => run.Run.Id)] : [.. placed.Select(one => one.Run?.Run.Id).OfType<OfferRunId>().Distinct()];
        var seen = await KnownPlaces.ReadAsync(db, ids, cancellation);

        if (!work.Writes)
        {
            return seen;
        }

        OfferRunId[] named =
        [
            .. placed.Select(one => one.Run?.Run.Id ?? PlaceOf(one.Line, seen)?.RunId).OfType<OfferRunId>().Distinct().OrderBy(id => id.Value),
        ];
        await db.LockAsync([.. named.SelectMany(seen.On).Select(place => place.CoachId).Distinct()], cancellation);

        foreach (var run in named)
        {
            if (await desk.HoldAsync(run, cancellation) is { } held)
            {
                holding[run] = held;
            }
        }

        return await KnownPlaces.ReadAsync(db, ids, cancellation);
    }

    private static Enrolment? PlaceOf(AttendanceLine line, KnownPlaces known) =>
        line.Place is { } text && NamedId.Read<EnrolmentId>(text, NodeKind.Enrolment) is { } id ? known.Find(id) : null;

    private static Asked Read(RowReading row, AttendanceLine line, RunState? run, KnownRuns runs, KnownPlaces known)
    {
        if (row.Failed || (run is null && line.Place is null))
        {
            return new(row, null, null);
        }

        var place = line.Place is null ? known.Of(row.Cells, run!.Run.Id, line.Email, line.Name) : PlaceOf(line, known);

        if (place is null)
        {
            if (line.Place is not null)
            {
                row.Cells.Refuse("place", "No such place was found on a run of this provider. Take it from an export of the run.");
            }

            return new(row, null, null);
        }

        var held = runs.Run(place.RunId)!;
        row.Title = $"{runs.ById[held.Run.OfferId].Version.Title}, {UkMoment.Of(held.Run.StartsAt)}";
        var entry = AttendanceLine.EntryOf(row.Cells, new(GlobalId.Of(place.Id), place));

        if (entry is null && !row.Failed)
        {
            row.Cells.Warn("attended", "The row does not say whether this person came, so nothing is recorded for it.");
        }

        // Once a completion was made of it, a place stays as it is; saying so again is no mistake.
        var isKnown = entry is not null && place.CompletionId is { } made && known.Made.TryGetValue(made, out var completion) && AttendanceLine.SaysTheSame(entry, held.Run, completion);

        return new(row, place, isKnown ? null : entry);
    }

    private static void Refuse((Asked Twice, Asked First)[] same)
    {
        foreach (var (twice, first) in same)
        {
            twice.Row.Cells.Refuse(null, $"Row {first.Row.Number} is about the same place. Remove one of them.");
        }
    }

    /// <summary>Decides about all rows of one run, in parts as large as the rule takes. Refused rows are told, and the others decided about without them.</summary>
    private IEnumerable<RecordedAttendance> Record(Asked[] rows, KnownRuns runs, KnownPlaces known)
    {
        var run = runs.Run(rows[0].Place!.RunId)!;
        var facts = known.FactsOf(holding.TryGetValue(run.Run.Id, out var held) ? held.Run : run.Run, runs.ById[run.Run.OfferId].Offer, work.Caller, work.Now);

        foreach (var part in rows.Chunk(AttendanceRules.MaximumAtOnce))
        {
            var good = part;

            if (Decide(facts, part) is Outcome<RecordedAttendance, AttendanceError>.Refused(var errors))
            {
                Tell(part, errors);
                good = [.. part.Where(one => !one.Row.Failed)];
            }

            if (good.Length > 0 && Decide(facts, good) is Outcome<RecordedAttendance, AttendanceError>.Done(var recorded))
            {
                yield return recorded;

                // Who still waited has been told once.
                facts = facts with { Hopeful = [] };
            }
        }
    }

    private static Outcome<RecordedAttendance, AttendanceError> Decide(AttendanceFacts facts, Asked[] rows) =>
        AttendanceRules.Record(new(GlobalId.Of(facts.Run.Id), facts), [.. rows.Select(row => row.Entry!)]);

    private static void Tell(Asked[] rows, ImmutableArray<AttendanceError> errors)
    {
        foreach (var error in errors)
        {
            if (error.Field is ["attendance", var place, ..] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                rows[index].Row.Refuse([error], AttendanceLine.ColumnOf);
            }
            else
            {
                // What is wrong with the run is wrong with every row about it.
                foreach (var row in rows)
                {
                    row.Row.Refuse([error], AttendanceLine.ColumnOf);
                }
            }
        }
    }

    private async Task KeepAsync(List<RecordedAttendance> recorded, CancellationToken cancellation)
    {
        if (!work.Writes || recorded.Count == 0)
        {
            return;
        }

        foreach (var run in recorded.GroupBy(part => part.Places[0].RunId))
        {
            await desk.KeepAsync(holding[run.Key], [.. run.SelectMany(part => part.Changes.Concat(part.Closed))], cancellation);
        }

        db.AddRange(recorded.SelectMany(part => part.Completions));
        await money.SpendOfAsync(recorded.SelectMany(part => part.Changes).ToDictionary(change => change.After, change => change.After.CompletionId), cancellation);
        await money.ReleaseOfAsync([.. recorded.SelectMany(part => part.Closed).Select(change => change.Before!)], AttendanceRules.TakenPlace, cancellation);

        foreach (var change in recorded.SelectMany(part => part.Changes.Concat(part.Closed)))
        {
            Audit(PlaceWrites.Reference(change.After), change.After.CoachId, ["status", "sessionsAttended"]);
        }

        foreach (var completion in recorded.SelectMany(part => part.Completions))
        {
            Audit(new(RecordKind.Completion, completion.Id.Value), completion.CoachId, []);
        }
    }

    private static ImportFinding Finding(Asked asked, HashSet<EnrolmentId> changed) => asked.Row.Failed || asked.Place is not { } place
        ? asked.Row.Refused()
        : asked.Row.Found(changed.Contains(place.Id) ? ImportRowOutcome.Update : ImportRowOutcome.Unchanged, PlaceWrites.Reference(place));

    private void Audit(RecordReference subject, CoachId coach, ImmutableArray<string> fields) =>
        db.Add(AuditEvent.Of(work.Caller, Action, subject, work.Now, coach, fields, Activity.Current?.TraceId.ToHexString()));

    /// <param name="Place">Null when the row names none.</param>
    /// <param name="Entry">Null when the row says nothing new.</param>
    private sealed record Asked(RowReading Row, Enrolment? Place, AttendanceEntry? Entry);
}
