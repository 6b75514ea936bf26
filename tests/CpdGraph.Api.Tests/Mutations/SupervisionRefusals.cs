using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with logging and confirming supervision.</summary>
internal static class SupervisionRefusals
{
    private const string Unqualified = "UnqualifiedSupervisorError UNQUALIFIED_SUPERVISOR supervisorId";

    private static readonly Dictionary<Wrong, string> NoMoney = new() { [NegativeMoney] = "It takes no money.", [FundingMismatch] = "It takes no funding." };

    public static MutationRefusals Log(RefusalWorld world)
    {
        const string kind = "LINE_MANAGEMENT";
        const string heldOn = "2026-11-16";
        const int durationMinutes = 30;

        return new(
            [
                new(
                    Missing,
                    world.Amira,
                    new { kind, heldOn, durationMinutes = 0 },
                    "InvalidInputError OUT_OF_RANGE durationMinutes"),
                new(Missing, world.Amira, new { kind, heldOn, durationMinutes = 481 }, "InvalidInputError OUT_OF_RANGE durationMinutes"),
                new(TooLong, world.Amira, new { kind, heldOn, durationMinutes, agreedActions = new string('x', 10_001) }, "InvalidInputError TOO_LONG agreedActions"),
                new(
                    Malformed,
                    world.Lena,
                    new { coachId = world.AmiraId, kind, heldOn, durationMinutes, agreedActions = "Call 943 476 5919 back." },
                    "InvalidInputError NHS_NUMBER_IN_TEXT agreedActions"),
                new(Future, world.Amira, new { kind, heldOn = "2026-11-25", durationMinutes }, "InvalidInputError IN_FUTURE heldOn"),
                new(
                    Unknown,
                    world.Lena,
                    new { coachId = RefusalWorld.Absent(world.AmiraId), kind, heldOn, durationMinutes, supervisorId = "damaged" },
                    "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND supervisorId"),
                new(Unknown, world.Lena, new { kind, heldOn, durationMinutes }, "NotFoundError NOT_FOUND coachId"),
                new(State, world.Amira, new { kind, heldOn = world.SessionDay, durationMinutes }, "AlreadyExistsError TAKEN heldOn"),
                new(State, world.Lena, new { coachId = world.AmiraId, kind, heldOn = world.SessionDay, durationMinutes }, "AlreadyExistsError TAKEN heldOn"),
                new(State, world.Lena, new { coachId = world.AmiraId, kind = "CLINICAL", heldOn, durationMinutes }, Unqualified, Unqualified),
                new(State, world.Lena, new { coachId = world.AmiraId, kind = "HEALTH_COACHING", heldOn, durationMinutes }, Unqualified, Unqualified),
                new(State, world.Amira, new { kind, heldOn = "1999-11-16", durationMinutes }, Unqualified),
                new(State, world.Amira, new { kind, heldOn, durationMinutes, supervisorId = world.ClaraId }, Unqualified),
                new(
                    NotYours,
                    world.Lena,
                    new { coachId = world.StrangerId, kind, heldOn, durationMinutes },
                    "NotFoundError NOT_FOUND coachId"),
                new(
                    NotYours,
                    world.Lena,
                    new { coachId = world.AmiraId, kind = "CLINICAL", heldOn, durationMinutes, supervisorId = world.ClaraId },
                    "NotPermittedError NOT_PERMITTED supervisorId"),
            ],
            NoMoney)
        {
            Twins =
            [
                new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => new { coachId = id, kind, heldOn, durationMinutes }),
                new(world.Amira, world.MilesId, RefusalWorld.Absent(world.LenaId), id => new { kind, heldOn, durationMinutes, supervisorId = id }),
            ],
        };
    }

    public static MutationRefusals Confirm(RefusalWorld world) => new(
        [
            new(Unknown, world.Lena, new { id = RefusalWorld.Absent(world.Session) }, "NotFoundError NOT_FOUND id"),
            new(Unknown, world.Lena, new { id = "damaged" }, "NotFoundError NOT_FOUND id"),
            new(State, world.Lena, new { id = world.ConfirmedSession }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Amira, new { id = world.Session }, "NotPermittedError OWN_RECORD id"),
            new(NotYours, world.Clara, new { id = world.Session }, "NotPermittedError NOT_PERMITTED id"),
            new(NotYours, world.Lena, new { id = world.StrangersSession }, "NotFoundError NOT_FOUND id"),
        ],
        new Dictionary<Wrong, string>(NoMoney)
        {
            [Missing] = "It takes nothing that can be left empty.",
            [TooLong] = "It takes no text.",
            [Malformed] = "It takes no text of a certain form.",
            [Future] = "It takes no day.",
        })
    {
        Twins = [new(world.Lena, world.StrangersSession, RefusalWorld.Absent(world.Session), id => new { id })],
    };
}
