using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with starting and leaving pathways, and with confirming steps of them.</summary>
internal static class PathwayRefusals
{
    private const string Day = "2026-11-23";

    private static readonly object Core = new { slug = "core-practice" };
    private static readonly object Leader = new { slug = "team-leader" };

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
        [("startPathway", Start(world)), ("leavePathway", Leave(world)), ("confirmPathwayStep", Confirm(world))];

    // Amira is on the core pathway, and has left that of supervisors today.
    private static MutationRefusals Start(RefusalWorld world) => new(
        [
            new(Future, world.Amira, new { pathway = Leader, startedOn = "2026-11-25" }, "InvalidInputError IN_FUTURE startedOn"),
            new(Future, world.Amira, new { pathway = Leader, startedOn = "1969-12-31" }, "InvalidInputError OUT_OF_RANGE startedOn"),
            new(
                Unknown,
                world.Lena,
                new { coachId = RefusalWorld.Absent(world.AmiraId), pathway = new { slug = "nowhere" } },
                "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND pathway"),
            new(Unknown, world.Lena, new { pathway = Leader }, "NotFoundError NOT_FOUND coachId"),
            new(State, world.Amira, new { pathway = Core }, "AlreadyExistsError TAKEN pathway"),
            new(State, world.Amira, new { pathway = new { slug = "supervisor" }, startedOn = Day }, "InvalidInputError OUT_OF_RANGE startedOn"),
            new(NotYours, world.Lena, new { coachId = world.StrangerId, pathway = Leader }, "NotFoundError NOT_FOUND coachId"),
        ],
        NoMoney((Missing, "All that must be given the schema asks for."), (TooLong, "It takes no text."), (Malformed, "It takes no text.")))
    {
        Twins = [new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => new { coachId = id, pathway = Leader })],
    };

    private static MutationRefusals Leave(RefusalWorld world) => new(
        [
            new(TooLong, world.Amira, new { pathway = Core, reason = new string('x', 1_001) }, "InvalidInputError TOO_LONG reason"),
            new(Malformed, world.Amira, new { pathway = Core, reason = "About 943 476 5919." }, "InvalidInputError NHS_NUMBER_IN_TEXT reason"),
            new(
                Unknown,
                world.Lena,
                new { coachId = RefusalWorld.Absent(world.AmiraId), pathway = new { slug = "nowhere" } },
                "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND pathway"),
            new(State, world.Amira, new { pathway = Leader }, "WrongStateError WRONG_STATE pathway"),
            new(State, world.Amira, new { pathway = new { slug = "supervisor" } }, "WrongStateError WRONG_STATE pathway"),
            new(NotYours, world.Lena, new { coachId = world.StrangerId, pathway = Core }, "NotFoundError NOT_FOUND coachId"),
        ],
        NoMoney((Missing, "All that must be given the schema asks for."), (Future, "It takes no day.")))
    {
        Twins = [new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => new { coachId = id, pathway = Core })],
    };

    private static MutationRefusals Confirm(RefusalWorld world)
    {
        object Wish(string? coach = null, object? pathway = null, string step = "line-management", string metOn = Day, int? months = null, string? note = null) =>
            new { coachId = coach ?? world.AmiraId, pathway = pathway ?? Leader, step, metOn, months, note };

        return new(
            [
                new(Missing, world.Lena, Wish(step: "lead"), "InvalidInputError REQUIRED months"),
                new(TooLong, world.Lena, Wish(note: new string('x', 1_001)), "InvalidInputError TOO_LONG note"),
                new(Malformed, world.Lena, Wish(note: "About 943 476 5919."), "InvalidInputError NHS_NUMBER_IN_TEXT note"),
                new(Malformed, world.Lena, Wish(step: "lead", months: 5), "InvalidInputError OUT_OF_RANGE months"),
                new(Malformed, world.Lena, Wish(months: 5), "InvalidInputError INVALID months"),
                new(Future, world.Lena, Wish(metOn: "2026-11-25"), "InvalidInputError IN_FUTURE metOn"),
                new(Future, world.Lena, Wish(metOn: "1999-01-04"), "InvalidInputError OUT_OF_RANGE metOn"),
                new(Unknown, world.Lena, Wish(step: "nothing"), "NotFoundError NOT_FOUND step"),
                new(
                    Unknown,
                    world.Lena,
                    Wish(RefusalWorld.Absent(world.AmiraId), new { slug = "nowhere" }),
                    "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND pathway"),
                new(State, world.Lena, Wish(step: "leadership"), "RuleRefusedError NOT_PERMITTED step"),
                new(State, world.Lena, Wish(pathway: Core, step: "lead-or-train"), "AlreadyExistsError TAKEN step"),
                new(NotYours, world.Lena, Wish(world.StrangerId), "NotFoundError NOT_FOUND coachId"),
            ],
            NoMoney())
        {
            Twins = [new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => Wish((string)id))],
        };
    }

    private static Dictionary<Wrong, string> NoMoney(params (Wrong Wrong, string Reason)[] others) =>
        new(others.Select(other => KeyValuePair.Create(other.Wrong, other.Reason)))
        {
            [NegativeMoney] = "It takes no money.",
            [FundingMismatch] = "It takes no funding.",
        };
}
