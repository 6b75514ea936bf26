using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Records that a coach completed an offer, with who paid: by the coach, or by who supervises them.</summary>
internal sealed class RecordCompletion(
    CpdContext db, RequestCatalogue catalogue, CoachReads coaches, CompletionReads completions, Caller caller, TimeProvider clock)
    : IMutation<RecordCompletionInput, Completion>
{
    public async Task<Outcome<Effect<Completion>, UserError>> RunAsync(RecordCompletionInput input, CancellationToken cancellation)
    {
        var coach = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        // What else the coach has recorded decides, so two at once are decided one after the other.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var claim = await ReadAsync(input, cancellation);
        var facts = await FactsAsync(coach, claim, cancellation);

        // Without the coach the claim is judged as well, so that all that is wrong is said at once.
        var missing = coach is null ? [new RecordCompletionError.Input(CoachNamed.Missing(input.CoachId))] : ImmutableArray<UserError>.Empty;

        return CompletionRules.Decide(claim, facts).Match<Outcome<Effect<Completion>, UserError>>(
            recorded => missing.IsEmpty ? Keep(recorded) : missing,
            errors => missing.AddRange(errors));
    }

    public async Task<Completion?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new CompletionId(answered.Id);

        return (await completions.FindAsync([id], cancellation)).GetValueOrDefault(id);
    }

    private async Task<CompletionClaim> ReadAsync(RecordCompletionInput input, CancellationToken cancellation)
    {
        var offer = input.Offer switch
        {
            { Id: { } text } => NamedId.Read<OfferId>(text, NodeKind.Offer) is { } id ? catalogue.View.Offer(id) : null,
            { Slug: { } slug } => catalogue.View.OfferBySlug(slug),
            { External: { } reference } => catalogue.View.OfferByReference(reference),
            _ => null,
        };
        var replaces = input.ReplacesId is { } replaced && NamedId.Read<CompletionId>(replaced, NodeKind.Completion) is { } replacesId
            ? (await completions.FindAsync([replacesId], cancellation)).GetValueOrDefault(replacesId)
            : null;

        return new CompletionClaim
        {
            Offer = new(input.Offer.ToString(), offer is null ? null : await HistoryAsync(offer, cancellation)),
            Run = NamedId.FindGiven<OfferRunId, OfferRun>(input.RunId, NodeKind.OfferRun, catalogue.View.Run),
            OccurredOn = input.OccurredOn,
            Outcome = input.Outcome,
            CpdMinutes = input.CpdMinutes,
            DaysAttended = input.DaysAttended,
            Cost = input.Cost,
            Funding = FundingInput.ToEntries(input.Funding, catalogue.View),
            EvidenceUrl = input.EvidenceUrl,
            Replaces = input.ReplacesId is { } key ? new Named<Completion>(key, replaces) : null,
        };
    }

    private async Task<OfferHistory> HistoryAsync(CatalogueOffer offer, CancellationToken cancellation)
    {
        var withdrawal = offer.Status == OfferStatus.Withdrawn
            ? await db.OfferWithdrawals.FirstOrDefaultAsync(row => row.OfferId == offer.Id, cancellation)
            : null;

        return new OfferHistory(
            offer.Record, [.. catalogue.View.VersionsOf(offer.Id)], withdrawal is null ? null : LondonCalendar.DayOf(withdrawal.WithdrawnAt));
    }

    private async Task<CompletionFacts> FactsAsync(CoachShown? coach, CompletionClaim claim, CancellationToken cancellation)
    {
        var facts = new CompletionFacts { CoachId = coach?.Id ?? default, RecorderId = caller.PrincipalId!.Value, Now = clock.GetUtcNow() };

        if (coach is null || claim.Offer.Value is not { Offer.Id: var offer })
        {
            return facts;
        }

        var sameDay = await db.Completions
            .Where(row => row.CoachId == coach.Id && row.OfferId == offer && row.OccurredOn == claim.OccurredOn)
            .ToListAsync(cancellation);
        CompletionId?[] ids = [.. sameDay.Select(row => (CompletionId?)row.Id), claim.Replaces?.Value?.Id];
        var replaced = await db.Completions.Where(row => row.CoachId == coach.Id && row.ReplacesId != null && ids.Contains(row.ReplacesId))
            .Select(row => row.ReplacesId).ToListAsync(cancellation);

        return facts with
        {
            EmployerId = Employment.On(coach.Employments, claim.OccurredOn)?.OrganisationId,
            SameDay = [.. sameDay],
            Replaced = [.. replaced.OfType<CompletionId>()],
        };
    }

    private Effect<Completion> Keep(RecordedCompletion recorded)
    {
        db.Add(recorded.Completion);
        db.AddRange(recorded.Funding);

        return new Effect<Completion>(
            recorded.Completion, new RecordReference(RecordKind.Completion, recorded.Completion.Id.Value), recorded.Completion.CoachId);
    }
}

/// <summary>Input <c>RecordCompletionInput</c>.</summary>
internal sealed record RecordCompletionInput : IMutationInput
{
    public string? CoachId { get; init; }

    public required OfferKeyInput Offer { get; init; }

    public string? RunId { get; init; }

    public DateOnly OccurredOn { get; init; }

    public CompletionOutcome Outcome { get; init; }

    public int? CpdMinutes { get; init; }

    public decimal? DaysAttended { get; init; }

    public MoneyEntry? Cost { get; init; }

    public IReadOnlyList<FundingInput>? Funding { get; init; }

    public string? EvidenceUrl { get; init; }

    public string? ReplacesId { get; init; }

    public string? IdempotencyKey { get; init; }
}
