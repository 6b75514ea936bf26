using System.Collections.Immutable;
using System.Diagnostics;
using CpdGraph.Api.Features.Publishing;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>
/// Runs from a spreadsheet. A row's run is found by the provider's own key, else by offer and start. A run that is changed is held like in a mutation, so
/// that nobody gets a place meanwhile: it alone takes statements of its own.
/// </summary>
internal sealed class RunRows(CpdContext db, RunChanges runs, ProviderImportWork work)
{
    private const string Action = "importRuns";
    private const string Field = "run";

    private static readonly ImmutableArray<ImportColumn> Fields = ImportFields.Of(ImportDataset.Runs);

    public async Task<ImmutableArray<ImportFinding>> ReadAsync(CancellationToken cancellation)
    {
        var providers = new RowProviders(work);

        if (work.Writes)
        {
            await db.LockOffersAsync(providers.Ids, cancellation);
        }

        var known = await KnownRuns.ReadAsync(db, providers.Ids, cancellation);
        var findings = new List<(RowReading Row, ImportFinding Finding, RunState? Changes, RunEdit? Edit)>(work.Sheet.Rows.Count);

        foreach (var row in RowReading.All(work))
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Add(Decide(row, providers, known));
        }

        // In one order for everybody, so that no two wait for each other.
        foreach (var (at, change) in findings.Index().Where(one => one.Item.Changes is not null).OrderBy(one => one.Item.Changes!.Run.Id.Value).ToArray())
        {
            findings[at] = change with { Finding = await ChangeAsync(change.Row, change.Changes!, change.Edit!, cancellation) };
        }

        return [.. findings.Select(one => one.Finding)];
    }

    private (RowReading Row, ImportFinding Finding, RunState? Changes, RunEdit? Edit) Decide(RowReading row, RowProviders providers, KnownRuns known)
    {
        var line = RunLine.Read(row.Cells);
        row.Title = line.Offer;

        if (providers.Of(row.Cells, line.Provider) is not { } provider || known.Offer(row.Cells, provider.Id, line.Offer) is not { } offer)
        {
            return (row, row.Refused(), null, null);
        }

        row.Title = line.StartsAt is { } start ? $"{offer.Version.Title}, {UkMoment.Of(start)}" : offer.Version.Title;
        var same = line.Reference is { } reference ? known.WithReference(offer.Offer.Id, reference) is { } found ? [found] : []
            : line.StartsAt is { } starts ? known.StartingAt(offer.Offer.Id, starts) : [];

        if (same.Count > 1)
        {
            row.Cells.Refuse("starts_at", "Several runs of this offer start then. Say by reference which one is meant.");
        }
        else if (same is [var one] && known.RowOf(one.Run.Id) is { } earlier)
        {
            row.Cells.Refuse(null, $"Row {earlier} is about the same run. Remove one of them.");
        }
        else if (same is [var existing])
        {
            known.Note(existing.Run.Id, row.Number);

            return Change(row, line, offer, existing);
        }
        else
        {
            return (row, Add(row, line, offer, known), null, null);
        }

        return (row, row.Refused(), null, null);
    }

    private ImportFinding Add(RowReading row, RunLine line, OfferState offer, KnownRuns known)
    {
        if (RunLine.Cancels(row.Cells))
        {
            row.Cells.Refuse("status", "This run is not here, so that it cannot be cancelled. Leave the row out.");
        }

        var details = line.DetailsOf(row.Cells);
        row.Follows(["starts_at", "ends_at"], of: ["date", "start_time", "starts_at", "end_date", "end_time", "duration", "sessions"]);
        var decision = RunScheduling.Schedule(new(offer.Offer.Slug, offer), details, line.Reference, _ => null, work.Caller, work.Now);

        if (row.Failed || decision is not Outcome<ScheduledRun, ScheduleRunError>.Done(var (run, joinUrl)))
        {
            row.Refuse(decision.Match<ImmutableArray<UserError>>(_ => [], errors => ImmutableArray<UserError>.CastUp(errors)), RunLine.ColumnOf);

            return row.Refused();
        }

        known.Note(new RunState(run, offer.Offer.ProviderId, Taken: 0, joinUrl), row.Number);
        var target = RunChanges.Reference(run);

        if (work.Writes)
        {
            db.Add(run);
            Audit(target, coach: null, []);

            if (joinUrl is not null)
            {
                db.Add(new RunJoiningLink { RunId = run.Id, Url = joinUrl });
            }
        }

        return row.Found(ImportRowOutcome.Create, target);
    }

    private (RowReading Row, ImportFinding Finding, RunState? Changes, RunEdit? Edit) Change(RowReading row, RunLine line, OfferState offer, RunState existing)
    {
        row.Cells.LeaveAlone(RunLine.Cells(existing.Run, offer.Offer, existing.JoinUrl, work.Catalogue), Fields);

        if (RunLine.Cancels(row.Cells))
        {
            row.Cells.Refuse("status", "Runs are cancelled one by one, with a reason, and not by a spreadsheet. Leave the cell empty.");
        }

        var (target, edit) = (RunChanges.Reference(existing.Run), line.EditOf(row.Cells, existing.Run));

        if (!row.Failed && SaysNothingNew(existing, edit))
        {
            return (row, row.Found(ImportRowOutcome.Unchanged, target), null, null);
        }

        var decision = RunScheduling.Update(new(offer.Offer.Slug, existing), edit, expectedRevision: null, work.Caller, work.Now, Field);

        if (row.Failed || decision is not Outcome<Change<UpdatedRun>, ChangeRunError>.Done)
        {
            row.Refuse(decision.Match<ImmutableArray<UserError>>(_ => [], errors => ImmutableArray<UserError>.CastUp(errors)), RunLine.ColumnOf);

            return (row, row.Refused(), null, null);
        }

        return (row, row.Found(ImportRowOutcome.Update, target), work.Writes ? existing : null, edit);
    }

    // A run that is over or cancelled may stand in the file as long as the row says nothing new of it: it is looked at as if it were still to come.
    private bool SaysNothingNew(RunState existing, RunEdit edit)
    {
        var toCome = existing with { Run = existing.Run with { CancelledAt = null } };

        return RunScheduling.Update(new("", toCome), edit, expectedRevision: null, work.Caller, existing.Run.StartsAt.AddDays(-1), Field)
            is Outcome<Change<UpdatedRun>, ChangeRunError>.Done({ Value.Revision: null });
    }

    // Decided once more while it is held: somebody may have got a place since.
    private async Task<ImportFinding> ChangeAsync(RowReading row, RunState existing, RunEdit edit, CancellationToken cancellation)
    {
        var (held, run) = await runs.HoldAsync(GlobalId.Of(existing.Run.Id), cancellation);
        var decision = RunScheduling.Update(run, edit, expectedRevision: null, work.Caller, work.Now, Field);

        if (held is null || decision is not Outcome<Change<UpdatedRun>, ChangeRunError>.Done(var change))
        {
            row.Refuse(decision.Match<ImmutableArray<UserError>>(_ => [], errors => ImmutableArray<UserError>.CastUp(errors)), RunLine.ColumnOf);

            return row.Refused();
        }

        var effect = await runs.KeepAsync(held, run.Value!, change, cancellation);
        Audit(effect.Subject, coach: null, effect.ChangedFields);

        foreach (var (place, coach) in effect.Others)
        {
            Audit(place, coach, []);
        }

        return row.Found(ImportRowOutcome.Update, effect.Subject);
    }

    private void Audit(RecordReference subject, CoachId? coach, ImmutableArray<string> fields) =>
        db.Add(AuditEvent.Of(work.Caller, Action, subject, work.Now, coach, fields, Activity.Current?.TraceId.ToHexString()));
}
