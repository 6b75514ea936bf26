using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Mutation <c>cancelEnrolment</c>: gives a place back; whoever waits first gets it.</summary>
internal sealed class CancelEnrolment(PlaceSteps steps, PlaceFunding funding, EnrolmentReads enrolments) : IMutation<CancelEnrolmentInput, Enrolment>
{
    public Task<Outcome<Effect<Enrolment>, UserError>> RunAsync(CancelEnrolmentInput input, CancellationToken cancellation) =>
        steps.TakeAsync(
        input.Id,
        (found, facts) => EnrolmentStepRules.Cancel(found, input.Reason, facts),
        (place, _) => funding.ReleaseAsync([place], place.Reason, cancellation),
        ["status", "reason"],
        cancellation);

    public Task<Enrolment?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => enrolments.FindAsync(new EnrolmentId(answered.Id), cancellation);
}

/// <summary>Input <c>CancelEnrolmentInput</c>.</summary>
internal sealed record CancelEnrolmentInput(string Id, string? Reason, string? IdempotencyKey) : IMutationInput;
