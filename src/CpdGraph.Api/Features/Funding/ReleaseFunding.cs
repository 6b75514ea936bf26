using System.Collections.Immutable;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Mutation <c>releaseFunding</c>: who funds an organisation takes back what is promised and not spent, or a part of it.</summary>
internal sealed class ReleaseFunding(CpdContext db, AwardReads awards, FundingDesk desk, Caller caller) : IMutation<ReleaseFundingInput, FundingAward>
{
    public async Task<Outcome<Effect<FundingAward>, UserError>> RunAsync(ReleaseFundingInput input, CancellationToken cancellation)
    {
        var award = await LockedAsync(input.AwardId, cancellation);
        var outcome = ReleaseRules.Decide(new Named<FundingAward>(input.AwardId, award), input.Amount, input.Reason);

        if (award is not null && !MayRelease(award))
        {
            var stranger = new NotYours("You do not fund the organisation that holds this budget. Ask somebody who does, or a steward.", UserErrorCode.NotPermitted, "awardId");

            return outcome.Match<ImmutableArray<UserError>>(_ => [stranger], errors => [stranger, .. errors]);
        }

        return outcome.Match<Outcome<Effect<FundingAward>, UserError>>(
            release =>
            {
                var after = desk.Release(award!, release);

                return new Effect<FundingAward>(after, new RecordReference(RecordKind.FundingAward, after.Id.Value), after.CoachId, ["amount", "status"]);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<FundingAward?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await awards.FindAsync([new(answered.Id)], cancellation)).SingleOrDefault();

    private bool MayRelease(FundingAward award) => caller.May(
        AccessPolicy.FundsOrganisation, (award.HolderId ?? award.EmployerId) is { } organisation ? AccessSubject.Of(organisation) : AccessSubject.Nothing);

    // Those alone that the caller may see; locked, then read.
    private async Task<FundingAward?> LockedAsync(string text, CancellationToken cancellation)
    {
        if (NamedId.Read<FundingAwardId>(text, NodeKind.FundingAward) is not { } id || await VisibleAsync(id, cancellation) is not { } seen)
        {
            return null;
        }

        await db.LockAsync(seen.CoachId, cancellation);

        if (seen.EnrolmentId is { } place && await db.Enrolments.Where(row => row.CoachId == seen.CoachId && row.Id == place).Select(row => (OfferRunId?)row.RunId).SingleOrDefaultAsync(cancellation) is { } run)
        {
            await db.LockAsync(run, cancellation);
        }

        // What was taken out of a budget later is read after all that it hangs on is locked, so the budget is the one that it has.
        var award = await VisibleAsync(id, cancellation);

        if (award?.AllocationId is { } budget)
        {
            await desk.LockAsync(budget, cancellation);
            award = await VisibleAsync(id, cancellation);
        }

        return award;
    }

    private async Task<FundingAward?> VisibleAsync(FundingAwardId id, CancellationToken cancellation) =>
        (await awards.FindAsync([id], cancellation)).SingleOrDefault(award => caller.May(AccessPolicy.MoneyParties, AccessSubject.Of(award)));
}

/// <summary>Input <c>ReleaseFundingInput</c>.</summary>
internal sealed record ReleaseFundingInput(string AwardId, MoneyEntry? Amount, string Reason, string? IdempotencyKey) : IMutationInput;
