using System.Collections.Immutable;
using System.Collections.ObjectModel;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Confirms completions, all or none.</summary>
internal sealed class VerifyCompletion(CpdContext db, CompletionsToCheck named, CompletionReads completions, Caller caller, TimeProvider clock)
    : IMutation<VerifyCompletionInput, VerifiedCompletions>
{
    public async Task<Outcome<Effect<VerifiedCompletions>, UserError>> RunAsync(VerifyCompletionInput input, CancellationToken cancellation)
    {
        var found = await named.FindAsync(input.Ids, cancellation);

        return VerificationRules.Verify(found, caller, clock.GetUtcNow()).Match<Outcome<Effect<VerifiedCompletions>, UserError>>(
            verified => Keep(verified, found),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public Task<VerifiedCompletions?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        ReadAgainAsync([answered], cancellation);

    public async Task<VerifiedCompletions?> ReadAgainAsync(ImmutableArray<RecordReference> answered, CancellationToken cancellation)
    {
        var found = await completions.FindAsync(answered.Select(reference => new CompletionId(reference.Id)), cancellation);

        return new([.. answered.Select(reference => found.GetValueOrDefault(new CompletionId(reference.Id))).OfType<Completion>()]);
    }

    private Effect<VerifiedCompletions> Keep(ImmutableArray<Completion> verified, ImmutableArray<Named<CompletionToCheck>> found)
    {
        foreach (var completion in verified)
        {
            db.Replace(found.First(row => row.Value?.Completion.Id == completion.Id).Value!.Completion, completion);
        }

        return new Effect<VerifiedCompletions>(new([.. verified]), Reference(verified[0]), verified[0].CoachId, ["verification"])
        {
            Others = [.. verified.Skip(1).Select(completion => new EffectOn(Reference(completion), completion.CoachId))],
        };
    }

    private static RecordReference Reference(Completion completion) => new(RecordKind.Completion, completion.Id.Value);
}

/// <summary>Input <c>VerifyCompletionInput</c>.</summary>
internal sealed record VerifyCompletionInput(IReadOnlyList<string> Ids, string? IdempotencyKey) : IMutationInput;

/// <summary>Completions that were verified together, in the order of the input.</summary>
internal sealed class VerifiedCompletions(IList<Completion> completions) : ReadOnlyCollection<Completion>(completions);
