using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Finds the completions that somebody wants to verify or refuse.</summary>
internal sealed class CompletionsToCheck(CompletionReads completions, PlaceCompletions places, RequestCatalogue catalogue)
{
    /// <summary>One entry an id, in the same order; without a value where it is absent, or not the caller's to see.</summary>
    public async Task<ImmutableArray<Named<CompletionToCheck>>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        // More than the rule allows are refused unread.
        CompletionId?[] named = [.. ids.Select(text => NamedId.Read<CompletionId>(text, NodeKind.Completion))];
        var found = ids.Count > VerificationRules.MaximumAtOnce
            ? new Dictionary<CompletionId, Completion>()
            : await completions.FindAsync(named.OfType<CompletionId>(), cancellation);
        var corrected = await completions.CorrectedAsync(found.Values, cancellation);

        return
        [
            .. ids.Select((text, index) => new Named<CompletionToCheck>(
                text,
                named[index] is { } id && found.GetValueOrDefault(id) is { } completion
                    ? new CompletionToCheck(completion, corrected.Contains(id), places.ProviderOf(completion, catalogue.View))
                    : null)),
        ];
    }
}
