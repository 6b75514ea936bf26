namespace CpdGraph.Domain;

/// <summary>A completion that is to be checked.</summary>
/// <param name="Completion">The completion.</param>
/// <param name="IsReplaced">Whether a later one corrects it.</param>
public sealed record CompletionToCheck(Completion Completion, bool IsReplaced = false);
