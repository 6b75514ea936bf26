using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>An item in a coach's portfolio of evidence.</summary>
public sealed record EvidenceItem : IRevisioned
{
    /// <summary>Its id.</summary>
    public required EvidenceItemId Id { get; init; }

    /// <summary>The coach.</summary>
    public required CoachId CoachId { get; init; }

    /// <summary>Its kind.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Markdown; never details of patients. Null when there is none.</summary>
    public string? Body { get; init; }

    /// <summary>The day from which it is. Never in the future.</summary>
    public required DateOnly GatheredOn { get; init; }

    /// <summary>Address that the coach entered; never fetched by the server. Null when there is none.</summary>
    public string? LinkUrl { get; init; }

    /// <summary>Competencies that it shows.</summary>
    public ImmutableArray<CompetencyId> CompetencyIds { get; init; } = [];

    /// <summary>Who may read it besides the coach.</summary>
    public required EvidenceSharing Sharing { get; init; }

    /// <summary>When the coach took it out of the portfolio, UTC. Null while it is in it. What cites it can still name it.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <inheritdoc />
    public required int Revision { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset UpdatedAt { get; init; }
}
