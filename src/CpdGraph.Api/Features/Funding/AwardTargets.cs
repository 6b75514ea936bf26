using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>
/// Finds what money is to be awarded for. Who funds the coach's employer, or an organisation in whose area the coach works, may name a place or
/// completion of theirs by its id, without seeing the record.
/// </summary>
internal sealed class AwardTargets(CpdContext db, RecordReader records, RequestCatalogue catalogue, Caller caller, TimeProvider clock)
{
    /// <summary>The place or completion that an input names, with its awards; everything is locked, then read. Null when absent, or not for the caller.</summary>
    public async Task<AwardTarget?> FindAsync(FundingTargetKeyInput key, CancellationToken cancellation)
    {
        var (completion, enrolment) = await RowsAsync(key, cancellation);

        if ((completion?.CoachId ?? enrolment?.CoachId) is not { } coach)
        {
            return null;
        }

        await db.LockAsync(coach, cancellation);

        if (enrolment is not null)
        {
            await db.LockAsync(enrolment.RunId, cancellation);
        }

        // Lock first, read after.
        (completion, enrolment) = await RowsAsync(key, cancellation);

        if (await records.CoachAsync(coach, cancellation) is not (var record, var employments))
        {
            return null;
        }

        var shown = CoachShown.Of(record, employments);

        return MayName(shown) ? new AwardTarget(shown, completion, enrolment, await AwardsAsync(coach, completion?.Id, enrolment?.Id, cancellation))
        {
            IsReplaced = completion is { Id: var id } && await db.Completions.AnyAsync(row => row.CoachId == coach && row.ReplacesId == id, cancellation),
            Today = LondonCalendar.DayOf(clock.GetUtcNow()),
        } : null;
    }

    // A completion that came from a place, and a place that was completed, are one thing.
    private async Task<(Completion? Completion, Enrolment? Enrolment)> RowsAsync(FundingTargetKeyInput key, CancellationToken cancellation)
    {
        if (key.CompletionId is { } text)
        {
            var completion = NamedId.Read<CompletionId>(text, NodeKind.Completion) is { } id ? await db.Completions.SingleOrDefaultAsync(row => row.Id == id, cancellation) : null;

            return (completion, completion is null
                ? null
                : await db.Enrolments.SingleOrDefaultAsync(row => row.CoachId == completion.CoachId && row.CompletionId == completion.Id, cancellation));
        }

        var enrolment = key.EnrolmentId is { } other && NamedId.Read<EnrolmentId>(other, NodeKind.Enrolment) is { } place
            ? await db.Enrolments.SingleOrDefaultAsync(row => row.Id == place, cancellation)
            : null;

        return (enrolment?.CompletionId is { } made
            ? await db.Completions.SingleOrDefaultAsync(row => row.CoachId == enrolment.CoachId && row.Id == made, cancellation)
            : null, enrolment);
    }

    private bool MayName(CoachShown coach)
    {
        if (caller.May(AccessPolicy.OwnRecordOrSupervisor, AccessSubject.Of(coach.Id)))
        {
            return true;
        }

        var today = LondonCalendar.DayOf(clock.GetUtcNow());
        HashSet<OrganisationId> areas = [.. coach.Employments.Where(post => post.RunsOn(today)).SelectMany(post => catalogue.View.AreasOf(post, today))];
        areas.UnionWith([.. catalogue.View.Serving(areas, today)]);
        var scope = FundingScope.Of(caller);

        return scope.Organisations.Any(areas.Contains);
    }

    private async Task<ImmutableArray<FundingAward>> AwardsAsync(CoachId coach, CompletionId? completion, EnrolmentId? enrolment, CancellationToken cancellation) =>
    [
        .. await db.FundingAwards
            .Where(row => row.CoachId == coach && ((completion != null && row.CompletionId == completion) || (enrolment != null && row.EnrolmentId == enrolment)))
            .OrderBy(row => row.Position)
            .ToListAsync(cancellation),
    ];
}

/// <summary>Input <c>FundingTargetKey</c>: exactly one is there.</summary>
internal sealed record FundingTargetKeyInput(string? EnrolmentId, string? CompletionId);

/// <summary>What money is to be awarded for.</summary>
/// <param name="Completion">Null until a place is completed.</param>
/// <param name="Enrolment">Null for a completion without a place.</param>
/// <param name="Awards">Of all states.</param>
internal sealed record AwardTarget(CoachShown Coach, Completion? Completion, Enrolment? Enrolment, ImmutableArray<FundingAward> Awards)
{
    public required bool IsReplaced { get; init; }

    public required DateOnly Today { get; init; }

    public OfferId OfferId => Completion?.OfferId ?? Enrolment!.OfferId;

    public Money? Cost => Enrolment?.Cost ?? Completion?.Cost;

    /// <summary>Awards that still stand.</summary>
    public ImmutableArray<FundingAward> Standing => [.. Awards.Where(award => award.Status is not (FundingStatus.Released or FundingStatus.Refused))];

    /// <summary>Why nothing can be awarded for it any more, or not yet. Null when something can.</summary>
    public AwardError.WrongState? Problem => this switch
    {
        { IsReplaced: true } => Wrong("REPLACED", ["SELF_REPORTED", "VERIFIED"], "This completion was corrected. Award the money for the one that corrects it."),
        { Completion.Verification: Verification.Rejected } =>
            Wrong("REJECTED", ["SELF_REPORTED", "VERIFIED"], "This completion was refused, so there is nothing to pay. Award the money once it was recorded anew."),
        { Completion: not null } => null,
        { Enrolment.Status: EnrolmentStatus.Requested } =>
            Wrong("REQUESTED", Payable, "This place waits for the line manager. Award the money once it is approved."),
        { Enrolment.Status: EnrolmentStatus.WaitingList or EnrolmentStatus.Booked or EnrolmentStatus.Attended or EnrolmentStatus.DidNotAttend } => null,
        { Enrolment.Status: var status } => Wrong(Code(status), Payable, "This place was given up, so there is nothing to pay."),
        _ => null,
    };

    /// <summary>What the awards are kept as.</summary>
    public FundingTarget ToKeep() => new(Coach.Id, Enrolment?.Id, Completion?.Id, Employment.On(Coach.Employments, AwardedOn)?.OrganisationId, AwardedOn)
    {
        LastPosition = Awards.IsEmpty ? 0 : Awards.Max(award => award.Position),
        PaysAtOnce = Completion is not null || Enrolment!.Status is EnrolmentStatus.Attended or EnrolmentStatus.DidNotAttend,
    };

    /// <summary>The day that decides: of a completion without a place the day of the learning, else today.</summary>
    public DateOnly AwardedOn => Enrolment is null ? Completion!.OccurredOn : Today;

    private static readonly ImmutableArray<string> Payable = ["WAITING_LIST", "BOOKED", "ATTENDED", "DID_NOT_ATTEND"];

    private static string Code(EnrolmentStatus status) =>
        string.Concat(status.ToString().Select((letter, index) => index > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{letter}")).ToUpperInvariant();

    private AwardError.WrongState Wrong(string current, ImmutableArray<string> allowed, string text) =>
        new(current, allowed, text, ["for", Completion is not null && Enrolment is null ? "completionId" : Enrolment is not null && Completion is null ? "enrolmentId" : "completionId"]);
}
