using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What is known when a completion is recorded.</summary>
public sealed record CompletionFacts
{
    /// <summary>Whose completion it is; the caller may write in their record.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>Who records it.</summary>
    public required PrincipalId RecorderId { get; init; }

    /// <summary>The coach's employer on the day of the learning. Null between employments.</summary>
    public OrganisationId? EmployerId { get; init; }

    /// <summary>All completions of the coach for the offer on that day.</summary>
    public ImmutableArray<Completion> SameDay { get; init; } = [];

    /// <summary>Of the completions in <see cref="SameDay"/> and the one to be corrected, those that others correct.</summary>
    public ImmutableArray<CompletionId> Replaced { get; init; } = [];

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}
