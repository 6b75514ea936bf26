using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Refuses a completion, with the reason for the coach.</summary>
internal sealed class RejectCompletion(CpdContext db, CompletionsToCheck named, CompletionReads completions, Caller caller, TimeProvider clock)
    : IMutation<RejectCompletionInput, Completion>
{
    public async Task<Outcome<Effect<Completion>, UserError>> RunAsync(RejectCompletionInput input, CancellationToken cancellation)
    {
        var found = (await named.FindAsync([input.Id], cancellation))[0];

        return VerificationRules.Reject(found, input.Reason, caller, clock.GetUtcNow()).Match<Outcome<Effect<Completion>, UserError>>(
            rejected =>
            {
                db.Replace(found.Value!.Completion, rejected);

                return new Effect<Completion>(
                    rejected, new RecordReference(RecordKind.Completion, rejected.Id.Value), rejected.CoachId, ["verification", "rejectionReason"]);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<Completion?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new CompletionId(answered.Id);

        return (await completions.FindAsync([id], cancellation)).GetValueOrDefault(id);
    }
}

/// <summary>Input <c>RejectCompletionInput</c>.</summary>
internal sealed record RejectCompletionInput(string Id, string Reason, string? IdempotencyKey) : IMutationInput;
