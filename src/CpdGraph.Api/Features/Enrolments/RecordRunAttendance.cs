using System.Collections.Immutable;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Mutation <c>recordRunAttendance</c>: the provider says who came, which completes places and spends the money promised for them.</summary>
internal sealed class RecordRunAttendance(
    CpdContext db, RunDesk desk, EnrolmentReads enrolments, CompletionReads completions, PlaceCompletions places, FundingDesk money, Caller caller, TimeProvider clock)
    : IMutation<RecordRunAttendanceInput, AttendanceShown>
{
    public async Task<Outcome<Effect<AttendanceShown>, UserError>> RunAsync(RecordRunAttendanceInput input, CancellationToken cancellation)
    {
        // More than the rule allows are refused unread.
        EnrolmentId?[] named = [.. input.Attendance.Take(AttendanceRules.MaximumAtOnce).Select(entry => NamedId.Read<EnrolmentId>(entry.EnrolmentId, NodeKind.Enrolment))];
        var seen = await enrolments.FindAsync(named.OfType<EnrolmentId>(), cancellation);
        var held = await HoldAsync(input.RunId, [.. seen.Values.Select(place => place.CoachId).Distinct()], cancellation);
        var facts = held is null ? null : await FactsAsync(held, seen, cancellation);
        var now = held is null ? [] : await NowAsync(held, cancellation);
        var entries = input.Attendance.Select((entry, index) => new AttendanceEntry
        {
            Place = new(entry.EnrolmentId, index < named.Length && named[index] is { } id && seen.ContainsKey(id) ? now.GetValueOrDefault(id, seen[id]) : null),
            SessionKeys = entry.SessionKeys,
            DidNotAttend = entry.DidNotAttend,
            Outcome = entry.Outcome,
            CpdMinutes = entry.CpdMinutes,
        });

        return AttendanceRules.Record(
            new(input.RunId, facts is null ? null : facts with { Hopeful = [.. now.Values.Where(place => place.Status is EnrolmentStatus.Requested or EnrolmentStatus.WaitingList)] }),
            [.. entries]) switch
        {
            Outcome<RecordedAttendance, AttendanceError>.Done(var recorded) => await KeepAsync(held!, recorded, cancellation),
            Outcome<RecordedAttendance, AttendanceError>.Refused(var errors) => ImmutableArray<UserError>.CastUp(errors),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    public Task<AttendanceShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => ReadAgainAsync([answered], cancellation);

    public async Task<AttendanceShown?> ReadAgainAsync(ImmutableArray<RecordReference> answered, CancellationToken cancellation)
    {
        EnrolmentId[] ids = [.. answered.Where(reference => reference.Kind == RecordKind.Enrolment).Select(reference => new EnrolmentId(reference.Id))];
        var found = await enrolments.FindAsync(ids, cancellation);

        // Those who only waited were told so, and are not part of the answer.
        Enrolment[] recorded = [.. ids.Select(found.GetValueOrDefault).OfType<Enrolment>().Where(place => place.TakesPlace)];
        var made = await completions.FindAsync(recorded.Select(place => place.CompletionId).OfType<CompletionId>(), cancellation);

        return recorded is [var first, ..] ? new(first.RunId, recorded, [.. recorded.Select(place => place.CompletionId is { } id ? made.GetValueOrDefault(id) : null).OfType<Completion>()]) : null;
    }

    // What else the coaches have recorded of the offer decides, and so they are held first, in one order for everybody; then the run.
    private async Task<HeldRun?> HoldAsync(string named, CoachId[] coaches, CancellationToken cancellation)
    {
        if (NamedId.Read<OfferRunId>(named, NodeKind.OfferRun) is not { } id || await desk.FindAsync(id, cancellation) is not { } found || !caller.CatalogueViewer.Sees(found.Offer))
        {
            return null;
        }

        if (!caller.May(AccessPolicy.OwnProvider, AccessSubject.Of(found.Offer.ProviderId)))
        {
            return found;
        }

        await db.LockAsync(coaches, cancellation);

        return await desk.HoldAsync(id, cancellation);
    }

    private async Task<AttendanceFacts> FactsAsync(HeldRun held, IReadOnlyDictionary<EnrolmentId, Enrolment> seen, CancellationToken cancellation)
    {
        var offer = held.Offer.Id;
        CoachId[] coaches = [.. seen.Values.Where(place => place.RunId == held.Run.Id).Select(place => place.CoachId)];

        return new AttendanceFacts
        {
            Run = held.Run,
            Offer = new OfferHistory(held.Offer, [.. await db.OfferVersions.Where(row => row.OfferId == offer).ToListAsync(cancellation)]),
            Completions = [.. await db.Completions.Where(row => coaches.Contains(row.CoachId) && row.OfferId == offer).Standing(db).ToListAsync(cancellation)],
            Caller = caller,
            Now = clock.GetUtcNow(),
        };
    }

    // As they are while the run is held.
    private async Task<Dictionary<EnrolmentId, Enrolment>> NowAsync(HeldRun held, CancellationToken cancellation)
    {
        var run = held.Run.Id;

        return await db.Enrolments.Where(row => row.RunId == run).ToDictionaryAsync(row => row.Id, cancellation);
    }

    private async Task<Effect<AttendanceShown>> KeepAsync(HeldRun held, RecordedAttendance recorded, CancellationToken cancellation)
    {
        db.AddRange(recorded.Completions);
        await desk.KeepAsync(held, [.. recorded.Changes, .. recorded.Closed], cancellation);
        await money.SpendOfAsync(recorded.Changes.ToDictionary(change => change.After, change => change.After.CompletionId), cancellation);
        await money.ReleaseOfAsync([.. recorded.Closed.Select(change => change.Before!)], AttendanceRules.TakenPlace, cancellation);
        places.Know(recorded.Completions);

        EffectOn[] effects =
        [
            .. recorded.Places.Concat(recorded.Closed.Select(change => change.After)).Select(place => new EffectOn(PlaceWrites.Reference(place), place.CoachId)),
            .. recorded.Completions.Select(completion => new EffectOn(new RecordReference(RecordKind.Completion, completion.Id.Value), completion.CoachId)),
        ];

        return new Effect<AttendanceShown>(
            new(held.Run.Id, recorded.Places, recorded.Completions), effects[0].Subject, effects[0].Coach, ["status", "sessionsAttended"])
        {
            Others = [.. effects.Skip(1)],
        };
    }
}

/// <summary>Input <c>RecordRunAttendanceInput</c>.</summary>
internal sealed record RecordRunAttendanceInput(string RunId, IReadOnlyList<AttendanceInput> Attendance, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>AttendanceInput</c>.</summary>
internal sealed record AttendanceInput(string EnrolmentId, IReadOnlyList<string>? SessionKeys, bool DidNotAttend, CompletionOutcome? Outcome, int? CpdMinutes);

/// <summary>What was recorded of a run.</summary>
/// <param name="Places">In the order of the input.</param>
internal sealed record AttendanceShown(OfferRunId RunId, IReadOnlyList<Enrolment> Places, IReadOnlyList<Completion> Completions);
