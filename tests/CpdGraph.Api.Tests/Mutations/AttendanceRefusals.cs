using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with recording who attended, and with passing places on.</summary>
internal static class AttendanceRefusals
{
    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("recordRunAttendance", RecordRunAttendance(world)),
        ("substituteEnrolment", SubstituteEnrolment(world)),
    ];

    private static MutationRefusals RecordRunAttendance(RefusalWorld world) => new(
        [
            new(Missing, world.Hugo, new { runId = world.PastRun, attendance = Array.Empty<object>() }, "InvalidInputError REQUIRED attendance"),
            new(Unknown, world.Hugo, Attended(RefusalWorld.Absent(world.PastRun), world.PatsPlace), "NotFoundError NOT_FOUND runId"),
            new(Unknown, world.Hugo, Attended(world.PastRun, "damaged"), "NotFoundError NOT_FOUND attendance.0.enrolmentId"),
            new(State, world.Hugo, Attended(world.FullRun, world.PatsPlace), "WrongStateError WRONG_STATE runId"),
            new(State, world.Hugo, Attended(world.PastRun, world.AmirasAttended), "WrongStateError WRONG_STATE attendance.0.enrolmentId"),
            new(NotYours, world.Rhona, Attended(world.PastRun, world.AmirasAttended), "NotPermittedError NOT_PERMITTED runId"),
            new(NotYours, world.Hugo, Attended(world.PastRun, world.StrangersPlace), "NotFoundError NOT_FOUND attendance.0.enrolmentId"),
        ],
        Not("The keys of sessions are looked up."))
    {
        Twins = [new(world.Hugo, world.StrangersPlace, RefusalWorld.Absent(world.PatsPlace), id => Attended(world.PastRun, (string)id))],
    };

    private static MutationRefusals SubstituteEnrolment(RefusalWorld world) => new(
        [
            new(Unknown, world.Lena, new { id = RefusalWorld.Absent(world.PatsPlace), coachId = world.AmiraId }, "NotFoundError NOT_FOUND id"),
            new(Unknown, world.Lena, new { id = world.PatsPlace, coachId = RefusalWorld.Absent(world.AmiraId) }, "NotFoundError NOT_FOUND coachId"),
            new(State, world.Lena, new { id = world.GivenBack, coachId = world.AmiraId }, "WrongStateError WRONG_STATE id"),
            new(State, world.Lena, new { id = world.PatsPlace, coachId = world.PatId }, "RuleRefusedError SUBSTITUTE_NOT_ALLOWED coachId"),
            new(NotYours, world.Lena, new { id = world.StrangersPlace, coachId = world.AmiraId }, "NotFoundError NOT_FOUND id"),
            new(NotYours, world.Lena, new { id = world.PatsPlace, coachId = world.StrangerId }, "NotFoundError NOT_FOUND coachId"),
        ],
        With(Not("It takes no text."), Missing, "The schema asks for all of it."))
    {
        Twins =
        [
            new(world.Lena, world.StrangersPlace, RefusalWorld.Absent(world.PatsPlace), id => new { id, coachId = world.AmiraId }),
            new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.PatId), id => new { id = world.PatsPlace, coachId = id }),
        ],
    };

    private static object Attended(string runId, string enrolmentId) => new { runId, attendance = new[] { new { enrolmentId } } };

    private static Dictionary<Wrong, string> Not(string text) => new()
    {
        [TooLong] = text,
        [Malformed] = text,
        [Future] = "It takes no day.",
        [NegativeMoney] = "It takes no money.",
        [FundingMismatch] = "It takes no funding.",
    };

    private static Dictionary<Wrong, string> With(Dictionary<Wrong, string> others, Wrong wrong, string reason) => new(others) { [wrong] = reason };
}
