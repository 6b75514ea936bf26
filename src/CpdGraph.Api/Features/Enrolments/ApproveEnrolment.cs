using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Mutation <c>approveEnrolment</c>: a line manager approves a request for a place.</summary>
internal sealed class ApproveEnrolment(PlaceSteps steps, PlaceFunding funding, EnrolmentReads enrolments) : IMutation<ApproveEnrolmentInput, Enrolment>
{
    public Task<Outcome<Effect<Enrolment>, UserError>> RunAsync(ApproveEnrolmentInput input, CancellationToken cancellation) =>
        steps.TakeAsync(
        input.Id,
        EnrolmentStepRules.Approve,
        (place, held) => funding.CommitAsync(place, held, input.Funding, cancellation),
        ["status", "decidedBy"],
        cancellation);

    public Task<Enrolment?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => enrolments.FindAsync(new EnrolmentId(answered.Id), cancellation);
}

/// <summary>Input <c>ApproveEnrolmentInput</c>.</summary>
internal sealed record ApproveEnrolmentInput(string Id, IReadOnlyList<FundingInput>? Funding, string? IdempotencyKey) : IMutationInput;
