using System.Collections.Immutable;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>
/// Where places on runs are given and taken back: holds the run, reads what a decision hangs on, and keeps what was decided. Whoever also decides
/// on a coach locks the coach first, and budgets after the run.
/// </summary>
internal sealed class RunDesk(CpdContext db, TimeProvider clock)
{
    /// <summary>
    /// Holds a run until the transaction ends, so that nobody else decides on its places, and reads it afresh. Places that have become free,
    /// as the provider has made room, go to those who wait before anything else is decided. Null when there is no such run.
    /// </summary>
    public async Task<HeldRun?> HoldAsync(OfferRunId id, CancellationToken cancellation)
    {
        await db.LockAsync(id, cancellation);

        if (await FindAsync(id, cancellation) is not { } held)
        {
            return null;
        }

        await PromoteAsync(held, cancellation);

        return held;
    }

    /// <summary>Reads a run without holding it: for an answer, not for a decision. Null when there is no such run.</summary>
    public async Task<HeldRun?> FindAsync(OfferRunId id, CancellationToken cancellation)
    {
        var row = await (
            from run in db.Runs
            where run.Id == id
            join offer in db.Offers on run.OfferId equals offer.Id
            select new
            {
                Run = run,
                Offer = offer,
                Sessions = db.RunSessions.Where(session => session.RunId == run.Id).ToList(),
                Places = db.RunPlaces.FirstOrDefault(places => places.RunId == run.Id),
            }
        ).AsSingleQuery().FirstOrDefaultAsync(cancellation);

        return row is null ? null : new HeldRun(row.Run with { Sessions = SessionsOf(row.Run, row.Sessions) }, row.Offer, row.Places);
    }

    /// <summary>The run of a published offer, with the version that is shown. Null when its offer is not published.</summary>
    public async Task<BookableRun?> BookableAsync(HeldRun held, CancellationToken cancellation) =>
        held.Offer is { Status: OfferStatus.Published, CurrentVersion: { } number, Id: var offer }
        && await db.OfferVersions.FirstOrDefaultAsync(version => version.OfferId == offer && version.Number == number, cancellation) is { } version
            ? new(held.Run, held.Offer, version)
            : null;

    /// <summary>An enrolment as it is while its run is held: it may have been promoted a moment ago. Null when there is none.</summary>
    public async Task<Enrolment?> AsHeldAsync(HeldRun held, CoachId coach, EnrolmentId id, CancellationToken cancellation) =>
        held.Changes.LastOrDefault(change => change.After.Id == id)?.After ?? await db.Enrolments.FirstOrDefaultAsync(row => row.CoachId == coach && row.Id == id, cancellation);

    /// <summary>Live places of a coach, with when they take place.</summary>
    public async Task<ImmutableArray<LivePlace>> LivePlacesAsync(CoachId coach, CancellationToken cancellation)
    {
        var rows = await (
            from enrolment in db.Enrolments
            where enrolment.CoachId == coach
                && (enrolment.Status == EnrolmentStatus.Requested || enrolment.Status == EnrolmentStatus.WaitingList || enrolment.Status == EnrolmentStatus.Booked)
            join run in db.Runs on enrolment.RunId equals run.Id
            select new { Enrolment = enrolment, Run = run, Sessions = db.RunSessions.Where(session => session.RunId == run.Id).ToList() }
        ).AsSingleQuery().ToListAsync(cancellation);

        return [.. rows.Select(row => new LivePlace(row.Enrolment, SessionsOf(row.Run, row.Sessions)))];
    }

    /// <summary>Who manages a coach today, and whether they can approve anything.</summary>
    public async Task<ImmutableArray<LineManager>> LineManagersAsync(CoachId coach, CancellationToken cancellation)
    {
        var today = LondonCalendar.DayOf(clock.GetUtcNow());
        var rows = await (
            from assignment in db.SupervisorAssignments
            where assignment.CoachId == coach && assignment.Kind == SupervisionKind.LineManagement
                && assignment.StartsOn <= today && (assignment.EndsOn == null || assignment.EndsOn >= today)
            join supervisor in db.Supervisors on assignment.SupervisorId equals supervisor.Id
            select new
            {
                Supervisor = supervisor,
                MayApprove = db.Memberships.Any(row => row.PrincipalId == supervisor.PrincipalId && row.Role == Role.Supervisor
                    && row.RevokedAt == null && row.ValidFrom <= today && (row.ValidTo == null || row.ValidTo >= today)),
            }
        ).ToListAsync(cancellation);

        return [.. rows.Select(row => new LineManager(row.Supervisor, row.MayApprove))];
    }

    /// <summary>Keeps what was decided on a run that is held, and gives what has become free to those who wait.</summary>
    /// <returns>What was decided, then who was promoted, since the run was held.</returns>
    public async Task<ImmutableArray<EnrolmentChange>> KeepAsync(HeldRun held, IReadOnlyCollection<EnrolmentChange> decided, CancellationToken cancellation)
    {
        foreach (var change in decided)
        {
            held.Note(change);
        }

        await PromoteAsync(held, cancellation);
        await WriteAsync(held, cancellation);

        return [.. decided, .. held.Changes.Except(decided)];
    }

    /// <summary>Ends every live place of a run that is held and will not take place.</summary>
    /// <param name="held">The run, which is cancelled already: see <see cref="HeldRun.Becomes"/>.</param>
    /// <param name="reason">Why; the coaches read it.</param>
    /// <param name="by">Who cancelled it. Null for the command line.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Those places, whose money is to be released.</returns>
    public async Task<ImmutableArray<EnrolmentChange>> EndAllAsync(HeldRun held, string reason, PrincipalId? by, CancellationToken cancellation)
    {
        var run = held.Run.Id;
        var live = await db.Enrolments
            .Where(row => row.RunId == run && (row.Status == EnrolmentStatus.Requested || row.Status == EnrolmentStatus.WaitingList || row.Status == EnrolmentStatus.Booked))
            .OrderBy(row => row.Number).ThenBy(row => row.Id)
            .ToListAsync(cancellation);

        // Whoever was promoted as the run was held is booked by now.
        var now = live.Select(row => held.Changes.LastOrDefault(change => change.After.Id == row.Id)?.After ?? row);
        EnrolmentChange[] ended = [.. now.Select(place => EnrolmentStepRules.RunCancelled(place, reason, by, clock.GetUtcNow()))];
        await KeepAsync(held, ended, cancellation);

        return [.. ended];
    }

    /// <summary>Gives back every live place of a coach who is to be erased, whenever the run is: nobody holds a place who is not here any more.</summary>
    /// <returns>Those places, and who was promoted.</returns>
    public async Task<ImmutableArray<EnrolmentChange>> GiveBackAsync(CoachId coach, PrincipalId? by, CancellationToken cancellation)
    {
        var changes = ImmutableArray.CreateBuilder<EnrolmentChange>();
        var live = await db.Enrolments
            .Where(row => row.CoachId == coach && (row.Status == EnrolmentStatus.Requested || row.Status == EnrolmentStatus.WaitingList || row.Status == EnrolmentStatus.Booked))
            .Select(row => new { row.RunId, row.Id })
            .ToListAsync(cancellation);

        // In one order for everybody, so that no two wait for each other.
        foreach (var place in live.OrderBy(place => place.RunId.Value))
        {
            if (await HoldAsync(place.RunId, cancellation) is { } held && await AsHeldAsync(held, coach, place.Id, cancellation) is { IsLive: true } enrolment)
            {
                changes.AddRange(await KeepAsync(held, [EnrolmentStepRules.Cancelled(enrolment, held.Run, reason: null, by, clock.GetUtcNow())], cancellation));
            }
        }

        return changes.ToImmutable();
    }

    private async Task PromoteAsync(HeldRun held, CancellationToken cancellation)
    {
        if (held.Places.Free == 0)
        {
            return;
        }

        var (run, known) = (held.Run.Id, held.Changes.Where(change => change.Before is not null).Select(change => change.After.Id).ToArray());
        var waiting = db.Enrolments
            .Where(row => row.RunId == run && row.Status == EnrolmentStatus.WaitingList && !known.Contains(row.Id))
            .OrderBy(row => row.Number).ThenBy(row => row.Id);
        var rows = await (held.Places.Free is { } free ? waiting.Take(free) : waiting).ToListAsync(cancellation);

        foreach (var change in WaitingList.Promote(held.Run, held.Places, rows, clock.GetUtcNow()).Promoted)
        {
            held.Note(change);
        }
    }

    private async Task WriteAsync(HeldRun held, CancellationToken cancellation)
    {
        CoachId[] coaches = [.. held.Changes.Where(change => change.Before is not null).Select(change => change.After.CoachId)];
        EnrolmentId[] ids = [.. held.Changes.Where(change => change.Before is not null).Select(change => change.After.Id)];
        var steps = ids.Length == 0
            ? []
            : await db.EnrolmentSteps.Where(step => coaches.Contains(step.CoachId) && ids.Contains(step.EnrolmentId))
                .GroupBy(step => step.EnrolmentId)
                .Select(rows => new { rows.Key, Latest = rows.Max(step => step.Number) })
                .ToDictionaryAsync(row => row.Key, row => row.Latest, cancellation);

        // Whoever was promoted may have been cancelled in the same breath: one row, and a step for each.
        foreach (var of in held.Changes.GroupBy(change => change.After.Id))
        {
            var last = of.Last().After;

            if (of.First().Before is { } before)
            {
                db.Replace(before, last);
            }
            else
            {
                db.Add(last);
            }

            db.AddRange(of.Select((change, index) => new EnrolmentStep
            {
                CoachId = last.CoachId,
                EnrolmentId = last.Id,
                Number = steps.GetValueOrDefault(last.Id) + index + 1,
                Status = change.After.Status,
                At = change.After.UpdatedAt,
                ById = change.ById,
            }));
        }

        if (held.Kept is { } kept)
        {
            db.Replace(kept, held.Places);
        }
        else
        {
            db.Add(held.Places);
        }
    }

    // A run that has no sessions of its own is one meeting from its start to its end.
    private static ImmutableArray<RunSession> SessionsOf(OfferRun run, IEnumerable<RunSessionRow> rows)
    {
        RunSession[] sessions =
        [
            .. rows.OrderBy(row => row.StartsAt).ThenBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => new RunSession { Key = row.Key, StartsAt = row.StartsAt, EndsAt = row.EndsAt, Title = row.Title, Venue = row.Venue }),
        ];

        return sessions is [] ? [new() { Key = "run", StartsAt = run.StartsAt, EndsAt = run.EndsAt }] : [.. sessions];
    }
}

/// <summary>A run with its places as they are in the transaction that holds it.</summary>
/// <param name="run">With its sessions.</param>
/// <param name="kept">Its places as the database has them. Null when nobody has asked for one yet.</param>
internal sealed class HeldRun(OfferRun run, Offer offer, RunPlaces? kept)
{
    private readonly List<EnrolmentChange> changes = [];

    /// <summary>The run with its sessions.</summary>
    public OfferRun Run { get; private set; } = run;

    /// <summary>Its offer.</summary>
    public Offer Offer => offer;

    /// <summary>Its places as the database has them. Null when nobody has asked for one yet.</summary>
    public RunPlaces? Kept => kept;

    /// <summary>Its places after all that was decided so far.</summary>
    public RunPlaces Places { get; private set; } = (kept ?? RunPlaces.Untouched(run.Id)).For(run);

    /// <summary>What was decided so far, in order.</summary>
    public IReadOnlyList<EnrolmentChange> Changes => changes;

    /// <summary>Notes what was decided, to be kept with the rest.</summary>
    public void Note(EnrolmentChange change)
    {
        changes.Add(change);
        Places = Places.After(change, Run);
    }

    /// <summary>Decides from here on by what the run has become: it may have more places, or another start.</summary>
    public void Becomes(OfferRun after)
    {
        Run = after;
        Places = Places.For(after);
    }
}
