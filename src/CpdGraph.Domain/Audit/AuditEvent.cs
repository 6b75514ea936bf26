using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Who did what to what, and when. Only ever added. It holds names of fields, never what was in them.</summary>
public sealed record AuditEvent
{
    /// <summary>Its id.</summary>
    public required AuditEventId Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it. Null for the command line.</summary>
    public PrincipalId? ActorId { get; init; }

    /// <summary>Name of who did it.</summary>
    public required string ActorName { get; init; }

    /// <summary>Name of the mutation or verb, for example recordCompletion.</summary>
    public required string Action { get; init; }

    /// <summary>Kind of what it was done to.</summary>
    public required RecordKind SubjectKind { get; init; }

    /// <summary>Id of what it was done to.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The coach whose record it touched. Null when it touched nobody's.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>Names of the fields that changed, in schema words. Empty for something new.</summary>
    public ImmutableArray<string> ChangedFields { get; init; } = [];

    /// <summary>W3C trace id of the request. Null outside of one.</summary>
    public string? TraceId { get; init; }

    /// <summary>What a caller did to a record.</summary>
    public static AuditEvent Of(
        Caller caller, string action, RecordReference subject, DateTimeOffset now, CoachId? coach = null, ImmutableArray<string> changedFields = default, string? traceId = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentException.ThrowIfNullOrEmpty(action);

        return new()
        {
            Id = AuditEventId.New(now),
            At = now,
            ActorId = caller.PrincipalId,
            ActorName = caller.Name ?? "the command line",
            Action = action,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            CoachId = coach,
            ChangedFields = changedFields.IsDefault ? [] : changedFields,
            TraceId = traceId,
        };
    }
}
