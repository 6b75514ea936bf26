using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Mutation <c>recordFundingAllocation</c>: who funds an organisation records a budget of it.</summary>
internal sealed class RecordFundingAllocation(CpdContext db, RequestCatalogue catalogue, AllocationReads allocations, Caller caller, TimeProvider clock)
    : IMutation<RecordFundingAllocationInput, FundingAllocation>
{
    public Task<Outcome<Effect<FundingAllocation>, UserError>> RunAsync(RecordFundingAllocationInput input, CancellationToken cancellation)
    {
        var entry = new AllocationEntry
        {
            Organisation = NamedId.Find<OrganisationId, Organisation>(input.OrganisationId, NodeKind.Organisation, catalogue.View.Organisation),
            Stream = NamedId.Find<FundingStreamId, FundingStream>(input.StreamId, NodeKind.FundingStream, catalogue.View.FundingStream),
            Amount = input.Amount,
            OpensOn = input.OpensOn,
            ClosesOn = input.ClosesOn,
            Reference = input.Reference,
        };
        var stranger = entry.Organisation.Value is { } organisation && !caller.May(AccessPolicy.FundsOrganisation, AccessSubject.Of(organisation.Id))
            ? ImmutableArray.Create<UserError>(new NotYours(
                "You do not fund this organisation. Ask a steward to grant you that, or somebody who funds it to record the budget.", UserErrorCode.NotPermitted, "organisationId"))
            : [];

        return Task.FromResult(AllocationRules.Record(entry, caller.PrincipalId!.Value, clock.GetUtcNow()).Match<Outcome<Effect<FundingAllocation>, UserError>>(
            movement => stranger.IsEmpty ? Keep(movement) : stranger,
            errors => stranger.AddRange(errors)));
    }

    public async Task<FundingAllocation?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new FundingAllocationId(answered.Id);

        return (await allocations.FindAsync([id], cancellation)).GetValueOrDefault(id);
    }

    private Effect<FundingAllocation> Keep(Movement movement)
    {
        db.AddRange(movement.Allocation, movement.Entry);

        return new(movement.Allocation, new RecordReference(RecordKind.FundingAllocation, movement.Allocation.Id.Value));
    }
}

/// <summary>Input <c>RecordFundingAllocationInput</c>.</summary>
internal sealed record RecordFundingAllocationInput(
    string OrganisationId, string StreamId, MoneyEntry Amount, DateOnly OpensOn, DateOnly ClosesOn, string? Reference, string? IdempotencyKey) : IMutationInput;
