using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Readiness;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Records that a coach's tier was recognised: by who supervises them today, or by a steward. Never for oneself.</summary>
internal sealed class AwardCoachTier(
    CpdContext db, RequestCatalogue catalogue, CoachReads coaches, SupervisorReads supervisors, ReadinessReads readiness, EvidenceReads portfolios, Caller caller, TimeProvider clock)
    : IMutation<AwardCoachTierInput, CoachTier>
{
    public async Task<Outcome<Effect<CoachTier>, UserError>> RunAsync(AwardCoachTierInput input, CancellationToken cancellation)
    {
        if ((NamedId.Read<CoachId>(input.CoachId, NodeKind.Coach) is { } id ? await coaches.FindAsync(id, cancellation) : null) is not { } coach)
        {
            return new AwardTierError.Input(CoachNamed.Missing(input.CoachId));
        }

        if (await supervisors.IsCallerAsync(coach.Id, cancellation))
        {
            return new NotYours("Nobody recognises their own tier. Ask who supervises you, or a steward.", UserErrorCode.OwnRecord, "coachId");
        }

        // The coach's other recognitions decide.
        await db.LockAsync(coach.Id, cancellation);

        var facts = new TierFacts
        {
            CoachId = coach.Id,
            Existing = [.. await db.TierAwards.Where(award => award.CoachId == coach.Id).ToListAsync(cancellation)],
            HasAccreditedTraining = (await readiness.VerdictsAsync([coach], input.AwardedOn, cancellation))[coach.Id]?.HasAccreditedTraining == true,
            Descriptor = catalogue.View.FrameworkOn(input.AwardedOn) is { } framework
                ? catalogue.View.TiersOf(framework.Id).FirstOrDefault(row => row.Tier == input.Tier)
                : null,
            Recorder = caller,
            Now = clock.GetUtcNow(),
        };

        return TierRules.Award(await ReadAsync(input, coach.Id, cancellation), facts).Match<Outcome<Effect<CoachTier>, UserError>>(
            award =>
            {
                db.Add(award);

                return new Effect<CoachTier>(new CoachTier(award, coach), new RecordReference(RecordKind.TierAward, award.Id.Value), coach.Id);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachTier?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        await db.TierAwards.FirstOrDefaultAsync(row => row.Id == new TierAwardId(answered.Id), cancellation) is { } award
            && await coaches.FindAsync(award.CoachId, cancellation) is { } coach
            ? new CoachTier(award, coach)
            : null;

    private async Task<TierEntry> ReadAsync(AwardCoachTierInput input, CoachId coach, CancellationToken cancellation)
    {
        CompletionId[] ids = [.. (input.CompletionIds ?? []).Select(text => NamedId.Read<CompletionId>(text, NodeKind.Completion)).OfType<CompletionId>()];
        var completions = ids.Length == 0
            ? []
            : await db.Completions.Where(row => row.CoachId == coach && ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);

        var evidence = await portfolios.FindAsync(
            (input.EvidenceIds ?? []).Select(text => NamedId.Read<EvidenceItemId>(text, NodeKind.EvidenceItem)).OfType<EvidenceItemId>(), cancellation);

        return new()
        {
            Tier = input.Tier,
            AwardedOn = input.AwardedOn,
            Basis = input.Basis,
            RecognisedBy = input.RecognisedBy,
            Completions = NamedId.Several<CompletionId, Completion>(input.CompletionIds, NodeKind.Completion, completions.GetValueOrDefault),
            Evidence = NamedId.Several<EvidenceItemId, EvidenceItem>(input.EvidenceIds, NodeKind.EvidenceItem, id => evidence.GetValueOrDefault(id)?.Item),
            OverrideReason = input.OverrideReason,
        };
    }
}

/// <summary>Input <c>AwardCoachTierInput</c>.</summary>
internal sealed record AwardCoachTierInput(
    string CoachId, PracticeTier Tier, DateOnly AwardedOn, string Basis, string? RecognisedBy, IReadOnlyList<string>? CompletionIds, IReadOnlyList<string>? EvidenceIds,
    string? OverrideReason, string? IdempotencyKey) : IMutationInput;
