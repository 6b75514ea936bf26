using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Audit;

/// <summary>Arguments of the audit trail, as clients send them. Null is no condition.</summary>
internal sealed record AuditArguments(
    int? First,
    string? After,
    int? Last,
    string? Before,
    string? SubjectId,
    string? CoachId,
    PrincipalKeyInput? Actor,
    IReadOnlyList<string>? Actions,
    DateRange? At) : IPageArguments
{
    /// <summary>What it was done to. An id of something that nothing is done to names nothing here, and matches nothing.</summary>
    public RecordReference? Subject() => SubjectId is { } text ? AuditSubjects.RecordOf(IdArgument.Any(text, "subjectId")) : null;

    /// <summary>Whose record it touched.</summary>
    public CoachId? Coach() => IdArgument.Named<CoachId>(CoachId, NodeKind.Coach, "coachId");
}
