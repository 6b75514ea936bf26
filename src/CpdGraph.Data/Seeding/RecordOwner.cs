using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Whose record it is.</summary>
/// <param name="Key">Of the person in the file.</param>
/// <param name="RecorderId">Who writes in it.</param>
internal sealed record RecordOwner(
    string Key, Coach Coach, PrincipalId RecorderId, ImmutableArray<Employment> Employments, ImmutableArray<SupervisorAssignment> Assignments)
{
    /// <summary>The coach as one who asks.</summary>
    public Caller Caller => new()
    {
        Issuer = DemoPeople.Issuer,
        Subject = Key,
        PrincipalId = Coach.PrincipalId,
        Name = Coach.DisplayName,
        Roles = RoleSet.Of(Role.Coach),
        CoachId = Coach.Id,
    };

    /// <summary>Whether a supervisor was arranged for any kind on a day.</summary>
    public bool IsSupervisedBy(SupervisorId supervisor, DateOnly day) => Assignments.Any(row => row.SupervisorId == supervisor && row.IsLiveOn(day));

    /// <summary>Who was arranged for a kind on a day. Null when nobody was.</summary>
    public SupervisorId? Arranged(SupervisionKind kind, DateOnly day) =>
        Assignments.Where(row => row.Kind == kind && row.IsLiveOn(day)).MaxBy(row => row.StartsOn)?.SupervisorId;
}
