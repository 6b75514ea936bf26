using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with confirming that a coach is ready for referrals.</summary>
internal static class ReadinessRefusals
{
    private const string Induction = "SETTING_INDUCTION";
    private const string Day = "2026-11-23";

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) => [("confirmReadinessRequirement", Confirm(world))];

    private static MutationRefusals Confirm(RefusalWorld world) => new(
        [
            new(
                TooLong,
                world.Lena,
                new { coachId = world.AmiraId, requirementCode = "SHADOWING", metOn = Day, note = new string('x', 1_001) },
                "InvalidInputError TOO_LONG note"),
            new(
                Malformed,
                world.Lena,
                new { coachId = world.AmiraId, requirementCode = "SHADOWING", metOn = Day, note = "About 943 476 5919." },
                "InvalidInputError NHS_NUMBER_IN_TEXT note"),
            new(Future, world.Lena, new { coachId = world.AmiraId, requirementCode = "SHADOWING", metOn = "2026-11-25" }, "InvalidInputError IN_FUTURE metOn"),
            new(Future, world.Lena, new { coachId = world.AmiraId, requirementCode = Induction, metOn = "1999-01-04" }, "InvalidInputError OUT_OF_RANGE metOn"),
            new(
                Unknown,
                world.Lena,
                new { coachId = RefusalWorld.Absent(world.AmiraId), requirementCode = "NOTHING", metOn = Day },
                "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND requirementCode"),

            // Its course needs a completion: no word of a supervisor waives it.
            new(
                State,
                world.Lena,
                new { coachId = world.AmiraId, requirementCode = "ACCREDITED_HEALTH_COACHING", metOn = Day },
                "RuleRefusedError NOT_PERMITTED requirementCode"),
            new(NotYours, world.Lena, new { coachId = world.StrangerId, requirementCode = Induction, metOn = Day }, "NotFoundError NOT_FOUND coachId"),
        ],
        new Dictionary<Wrong, string>
        {
            [Missing] = "All that must be given the schema asks for.",
            [NegativeMoney] = "It takes no money.",
            [FundingMismatch] = "It takes no funding.",
        })
    {
        Twins =
        [
            new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => new { coachId = id, requirementCode = Induction, metOn = Day }),
        ],
    };
}
