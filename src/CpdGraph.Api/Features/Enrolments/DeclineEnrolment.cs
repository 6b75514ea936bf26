using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Mutation <c>declineEnrolment</c>: a line manager or the provider declines a request for a place.</summary>
internal sealed class DeclineEnrolment(PlaceSteps steps, PlaceFunding funding, EnrolmentReads enrolments) : IMutation<DeclineEnrolmentInput, Enrolment>
{
    public Task<Outcome<Effect<Enrolment>, UserError>> RunAsync(DeclineEnrolmentInput input, CancellationToken cancellation) =>
        steps.TakeAsync(
        input.Id,
        (found, facts) => EnrolmentStepRules.Decline(found, input.Reason, facts),
        (place, _) => funding.ReleaseAsync([place], place.Reason, cancellation),
        ["status", "decidedBy", "reason"],
        cancellation);

    public Task<Enrolment?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => enrolments.FindAsync(new EnrolmentId(answered.Id), cancellation);
}

/// <summary>Input <c>DeclineEnrolmentInput</c>.</summary>
internal sealed record DeclineEnrolmentInput(string Id, string Reason, string? IdempotencyKey) : IMutationInput;
