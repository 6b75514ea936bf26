using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on arrangements of supervision. Of each kind a coach has at most one at a time.</summary>
public static class AssignmentRules
{
    /// <summary>Decides whether a supervisor may be assigned to a coach.</summary>
    /// <param name="existing">All arrangements of the coach.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The new arrangement and those that end for it, or every mistake found.</returns>
    public static Outcome<SupervisionArrangement, AssignSupervisorError> Assign(
        AssignmentRequest request, IReadOnlyCollection<SupervisorAssignment> existing, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(existing);

        var today = LondonCalendar.DayOf(now);
        var check = new InputCheck();
        var coach = check.Find<Coach>(request.Coach, "coachId");
        var supervisor = check.Find<Supervisor>(request.Supervisor, "supervisorId");

        if (request.EndsOn < request.StartsOn)
        {
            check.Add(UserErrorCode.OutOfRange, "The last day is before the first. Choose a later one, or leave it out.", "endsOn");
        }

        if (request.StartsOn > today.AddYears(1) || request.StartsOn < today.AddYears(-10))
        {
            check.Add(UserErrorCode.OutOfRange, "The first day must lie within the last ten years or the coming one. Check the year.", "startsOn");
        }

        var errors = ImmutableArray.CreateBuilder<AssignSupervisorError>();
        errors.AddRange(check.As(problem => new AssignSupervisorError.Input(problem)));

        if (coach is not null && supervisor is not null && supervisor.IsSamePersonAs(coach))
        {
            errors.Add(new AssignSupervisorError.Self());
        }

        if (supervisor is not null)
        {
            errors.AddRange(SupervisorQualification.Lacking(request.Policy, supervisor, request.SupervisorTier).Select(lacking => new AssignSupervisorError.Unqualified(lacking)));
        }

        var days = new DateSpan(request.StartsOn, request.EndsOn);
        var inTheWay = existing
            .Where(row => row.Kind == request.Kind && !IsEmpty(row) && new DateSpan(row.StartsOn, row.EndsOn).Overlaps(days))
            .OrderBy(row => row.StartsOn)
            .ToImmutableArray();

        if (supervisor is not null && inTheWay.FirstOrDefault(row => row.SupervisorId == supervisor.Id && row.EndsOn == request.EndsOn && row.StartsOn <= request.StartsOn) is { } same)
        {
            errors.Add(new AssignSupervisorError.AlreadyArranged(same.Id));
        }

        // What begins on the same day is replaced before it counted; what begins later was arranged for then, and stays.
        if (inTheWay.FirstOrDefault(row => row.StartsOn > request.StartsOn) is { } later)
        {
            errors.Add(new AssignSupervisorError.LaterArrangement(later.StartsOn));
        }

        if (errors.Count > 0 || coach is null || supervisor is null)
        {
            return errors.ToImmutable();
        }

        return new SupervisionArrangement(
            new()
            {
                Id = SupervisorAssignmentId.New(now),
                CoachId = coach.Id,
                SupervisorId = supervisor.Id,
                Kind = request.Kind,
                StartsOn = request.StartsOn,
                EndsOn = request.EndsOn,
                CreatedAt = now,
            },
            [.. inTheWay.Select(row => row with { EndsOn = request.StartsOn.AddDays(-1) })]);
    }

    private static bool IsEmpty(SupervisorAssignment row) => row.EndsOn < row.StartsOn;
}
