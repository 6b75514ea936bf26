using System.Collections.Immutable;
using System.Collections.ObjectModel;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Mutation <c>awardFunding</c>: who funds an organisation pays for a place or a completion out of its budgets, all lines or none.</summary>
internal sealed class AwardFunding(RequestCatalogue catalogue, FundingDesk desk, AwardTargets targets, AwardReads awards, Caller caller)
    : IMutation<AwardFundingInput, AwardedFunding>
{
    public async Task<Outcome<Effect<AwardedFunding>, UserError>> RunAsync(AwardFundingInput input, CancellationToken cancellation)
    {
        var key = input.For.CompletionId is null ? "enrolmentId" : "completionId";

        if (await targets.FindAsync(input.For, cancellation) is not { } target)
        {
            var thing = input.For.CompletionId is null ? "enrolment" : "completion";

            return new AwardError.Input(new(UserErrorCode.NotFound, $"No such {thing} was found. Check it, or choose another.", ["for", key])
            {
                Key = input.For.CompletionId ?? input.For.EnrolmentId,
            });
        }

        if (caller.CoachId == target.Coach.Id)
        {
            return new NotYours("Nobody awards money to themselves. Ask somebody else who funds the organisation.", UserErrorCode.OwnRecord, "for");
        }

        if (FundingScope.Of(caller) is { IsEverybody: false, Organisations.Count: 0 })
        {
            return new NotYours("You fund no organisation. Ask somebody who does, or a steward.", UserErrorCode.NotPermitted, "for");
        }

        var problems = target.Problem is { } problem ? ImmutableArray.Create<UserError>(problem) : [];
        var planned = await desk.DecideAsync(
            new()
            {
                Coach = target.Coach,
                Offer = catalogue.View.Offer(target.OfferId) is { } offer ? FundedOffer.Of(offer) : new(target.OfferId, false, null, null, []),
                Cost = target.Cost is { } cost ? new MoneyEntry(cost.Amount, cost.Currency) : null,
                Lines = input.Funding,
                Intent = FundingIntent.Commit,
                Payer = FundingPayer.Caller,
                Standing = target.Standing,
                AwardedOn = target.AwardedOn,
            },
            cancellation);

        return planned.Match<Outcome<Effect<AwardedFunding>, UserError>>(
            plans => problems.IsEmpty ? Effect(desk.Keep(plans, target.ToKeep())) : problems,
            errors => problems.AddRange(errors));
    }

    public Task<AwardedFunding?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => ReadAgainAsync([answered], cancellation);

    public async Task<AwardedFunding?> ReadAgainAsync(ImmutableArray<RecordReference> answered, CancellationToken cancellation)
    {
        FundingAwardId[] ids = [.. answered.Select(reference => new FundingAwardId(reference.Id))];
        var found = (await awards.FindAsync(ids, cancellation)).ToDictionary(award => award.Id);

        return new([.. ids.Select(found.GetValueOrDefault).OfType<FundingAward>()]);
    }

    private static Effect<AwardedFunding> Effect(ImmutableArray<FundingAward> awarded) => new(new([.. awarded]), Reference(awarded[0]), awarded[0].CoachId)
    {
        Others = [.. awarded.Skip(1).Select(award => new EffectOn(Reference(award), award.CoachId))],
    };

    private static RecordReference Reference(FundingAward award) => new(RecordKind.FundingAward, award.Id.Value);
}

/// <summary>Input <c>AwardFundingInput</c>.</summary>
internal sealed record AwardFundingInput(FundingTargetKeyInput For, IReadOnlyList<FundingInput> Funding, string? IdempotencyKey) : IMutationInput;

/// <summary>Awards that were made together, in the order of the input.</summary>
internal sealed class AwardedFunding(IList<FundingAward> awards) : ReadOnlyCollection<FundingAward>(awards);
