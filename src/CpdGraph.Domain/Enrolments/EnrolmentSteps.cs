using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What may become of an enrolment in which state.</summary>
public static class EnrolmentSteps
{
    /// <summary>Whether an enrolment in one state may come into another.</summary>
    public static bool Allows(EnrolmentStatus from, EnrolmentStatus to) => (from, to) switch
    {
        (EnrolmentStatus.Requested, EnrolmentStatus.Booked or EnrolmentStatus.WaitingList or EnrolmentStatus.Declined or EnrolmentStatus.Cancelled
            or EnrolmentStatus.RunCancelled) => true,
        (EnrolmentStatus.WaitingList, EnrolmentStatus.Booked or EnrolmentStatus.Cancelled or EnrolmentStatus.RunCancelled) => true,
        (EnrolmentStatus.Booked, EnrolmentStatus.Cancelled or EnrolmentStatus.RunCancelled or EnrolmentStatus.Substituted or EnrolmentStatus.Attended or EnrolmentStatus.DidNotAttend) => true,
        _ => false,
    };

    /// <summary>The states from which an enrolment may come into this one, in the order of the enum.</summary>
    public static ImmutableArray<EnrolmentStatus> Before(EnrolmentStatus to) => [.. Enum.GetValues<EnrolmentStatus>().Where(from => Allows(from, to))];

    /// <summary>An enrolment that comes into another state.</summary>
    /// <param name="by">Who does it. Null for the service itself.</param>
    /// <exception cref="InvalidOperationException">The states do not follow each other: whoever calls has decided wrongly.</exception>
    public static EnrolmentChange Move(Enrolment enrolment, EnrolmentStatus to, PrincipalId? by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(enrolment);

        return Allows(enrolment.Status, to)
            ? new(enrolment, enrolment with { Status = to, UpdatedAt = now }, by)
            : throw new InvalidOperationException($"{to} does not follow {enrolment.Status}.");
    }

    /// <summary>What to do about an enrolment that cannot come into a state.</summary>
    internal static string Advice(EnrolmentStatus current) => current switch
    {
        EnrolmentStatus.Requested => "This request has not been decided on yet. Approve or decline it first.",
        EnrolmentStatus.WaitingList => "This place is on the waiting list, approved already. It is given as soon as one is free.",
        EnrolmentStatus.Booked => "This place is booked already. Cancel it if it is not needed.",
        EnrolmentStatus.Declined => "This request was declined. Ask for a place again if it is still wanted.",
        EnrolmentStatus.Cancelled => "This place was cancelled. Ask for one again if it is still wanted.",
        EnrolmentStatus.Substituted => "This place was given to a substitute. See to that one instead.",
        EnrolmentStatus.RunCancelled => "The run was cancelled. Choose another one.",
        _ => "The run has taken place and attendance is recorded. Nothing changes any more.",
    };
}
