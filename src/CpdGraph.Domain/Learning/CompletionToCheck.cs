namespace CpdGraph.Domain;

/// <summary>A completion that is to be checked.</summary>
/// <param name="Completion">The completion.</param>
/// <param name="IsReplaced">Whether a later one corrects it.</param>
/// <param name="PlaceProviderId">Provider of the run from whose place it came. Null when it came from none, or that is not why the caller sees it.</param>
public sealed record CompletionToCheck(Completion Completion, bool IsReplaced = false, ProviderId? PlaceProviderId = null);
