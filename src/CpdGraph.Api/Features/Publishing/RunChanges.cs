using System.Collections.Immutable;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Holds runs that are to be changed or cancelled, and keeps what was decided of them and of the places on them.</summary>
internal sealed class RunChanges(CpdContext db, RunDesk desk, FundingDesk money, PublishingReads reads, Caller caller)
{
    /// <summary>Finds a run and holds it, so that nobody gets or gives back a place meanwhile. It is not held for those who may not change it.</summary>
    /// <returns>The run held, and what a change hangs on. Nothing when it does not exist for the caller.</returns>
    public async Task<(HeldRun? Held, Named<RunState> Run)> HoldAsync(string named, CancellationToken cancellation)
    {
        if (NamedId.Read<OfferRunId>(named, NodeKind.OfferRun) is not { } id || await desk.FindAsync(id, cancellation) is not { } found || !caller.CatalogueViewer.Sees(found.Offer))
        {
            return (null, new(named, null));
        }

        var held = OfferSteps.MayChange(caller, found.Offer.ProviderId) ? await desk.HoldAsync(id, cancellation) : found;

        return (held, new(named, held is null ? null : await StateOfAsync(held, cancellation)));
    }

    /// <summary>Holds the runs of an offer that have not begun and are not cancelled, in one order for everybody.</summary>
    public async Task<ImmutableArray<(HeldRun Held, RunState Run)>> HoldToComeAsync(OfferId offer, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = await db.Runs.Where(row => row.OfferId == offer && row.CancelledAt == null && row.StartsAt > now).Select(row => row.Id).ToListAsync(cancellation);
        var runs = ImmutableArray.CreateBuilder<(HeldRun, RunState)>(ids.Count);

        foreach (var id in ids.OrderBy(id => id.Value))
        {
            // Somebody may have cancelled or moved it while this request waited for it.
            if (await desk.HoldAsync(id, cancellation) is { Run.CancelledAt: null } held && held.Run.StartsAt > now)
            {
                runs.Add((held, await StateOfAsync(held, cancellation)));
            }
        }

        return runs.ToImmutable();
    }

    /// <summary>Keeps a change, and gives places that it makes to those who wait. Nothing is written when nothing changed.</summary>
    public async Task<Effect<OfferRun>> KeepAsync(HeldRun held, RunState before, Change<UpdatedRun> change, CancellationToken cancellation)
    {
        if (change.Value.Revision is null)
        {
            return new(before.Run, Reference(before.Run), ChangedFields: []);
        }

        Write(held, before, change.Value);
        var promoted = await desk.KeepAsync(held, [], cancellation);

        return new(change.Value.Run, Reference(before.Run), ChangedFields: change.Fields) { Others = [.. promoted.Select(PlaceEffect)] };
    }

    /// <summary>Keeps cancellations: whoever has a place, waits or has asked is told so, and their money goes back.</summary>
    /// <returns>The places that ended, each with an audit event of its own.</returns>
    public async Task<ImmutableArray<EffectOn>> KeepCancelledAsync(IReadOnlyCollection<(HeldRun Held, RunState Before, UpdatedRun After)> runs, CancellationToken cancellation)
    {
        var ended = ImmutableArray.CreateBuilder<EnrolmentChange>();

        foreach (var (held, before, after) in runs)
        {
            Write(held, before, after);
            ended.AddRange(await desk.EndAllAsync(held, after.Run.CancellationReason!, caller.PrincipalId, cancellation));
        }

        // Budgets after all runs, and all at once, so that no two wait for each other.
        await money.ReleaseOfAsync([.. ended.Select(change => change.After)], runs.FirstOrDefault().After?.Run.CancellationReason, cancellation);

        return [.. ended.Select(PlaceEffect)];
    }

    /// <summary>What an earlier request with the same idempotency key had changed, if its offer still exists for the caller.</summary>
    public async Task<OfferRun?> AgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new OfferRunId(answered.Id);

        return await db.Runs.FirstOrDefaultAsync(row => row.Id == id, cancellation) is { } run
            && await reads.AgainAsync(new(RecordKind.Offer, run.OfferId.Value), cancellation) is not null
            ? run
            : null;
    }

    /// <summary>A run as the audit trail knows it.</summary>
    public static RecordReference Reference(OfferRun run) => new(RecordKind.OfferRun, run.Id.Value);

    private static EffectOn PlaceEffect(EnrolmentChange change) => new(PlaceWrites.Reference(change.After), change.After.CoachId);

    private async Task<RunState> StateOfAsync(HeldRun held, CancellationToken cancellation)
    {
        var id = held.Run.Id;
        var references = await db.RunReferences.Where(row => row.RunId == id).OrderBy(row => row.Position).ToListAsync(cancellation);
        var link = await db.RunJoiningLinks.FirstOrDefaultAsync(row => row.RunId == id, cancellation);

        return new(
            held.Run with { ExternalReferences = [.. references.Select(row => new ExternalReference(row.System, row.Key))] },
            held.Offer.ProviderId,
            held.Places.Taken,
            link?.Url);
    }

    private void Write(HeldRun held, RunState before, UpdatedRun after)
    {
        db.Replace(before.Run, after.Run);
        db.Add(after.Revision!);
        WriteLink(after.Run.Id, before.JoinUrl, after.JoinUrl);
        held.Becomes(after.Run);
    }

    private void WriteLink(OfferRunId run, string? before, string? after)
    {
        switch (before, after)
        {
            case (null, { } added):
                db.Add(new RunJoiningLink { RunId = run, Url = added });
                break;
            case ({ } removed, null):
                db.Remove(new RunJoiningLink { RunId = run, Url = removed });
                break;
            case ({ } was, { } now) when was != now:
                db.Replace(new RunJoiningLink { RunId = run, Url = was }, new RunJoiningLink { RunId = run, Url = now });
                break;
        }
    }
}
