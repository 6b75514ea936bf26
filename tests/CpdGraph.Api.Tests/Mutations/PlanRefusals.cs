using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the mutations of development plans.</summary>
internal static class PlanRefusals
{
    private const string NoDay = "It takes no day.";
    private const string NoText = "It takes no text.";

    private static readonly string Long = new('x', 30_000);

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("createPlan", CreatePlan(world)),
        ("updatePlan", UpdatePlan(world)),
        ("submitPlan", SubmitPlan(world)),
        ("agreePlan", AgreePlan(world)),
        ("completePlanAction", CompletePlanAction(world)),
    ];

    private static MutationRefusals CreatePlan(RefusalWorld world)
    {
        object Action(string key = "a", string title = "An action", string? offerId = null, string? pathwayId = null, string[]? competencyIds = null) =>
            new { key, title, offerId, pathwayId, competencyIds };

        // Pat has one that is being written: that is told besides.
        const string taken = "AlreadyExistsError TAKEN coachId";

        return new(
            [
                new(Missing, world.Pat, new { plan = RefusalWorld.Plan(actions: Action(title: " ")) }, taken, "InvalidInputError REQUIRED plan.actions.0.title"),
                new(
                    TooLong,
                    world.Pat,
                    new { plan = RefusalWorld.Plan(aspiration: Long, actions: Action(title: Long)) },
                    taken, "InvalidInputError TOO_LONG plan.aspiration", "InvalidInputError TOO_LONG plan.actions.0.title"),
                new(Malformed, world.Pat, new { plan = RefusalWorld.Plan(actions: Action(key: "Not a key")) }, taken, "InvalidInputError INVALID plan.actions.0.key"),
                new(Malformed, world.Pat, new { plan = RefusalWorld.Plan(actions: [Action(), Action()]) }, taken, "InvalidInputError TAKEN plan.actions.1.key"),
                new(Malformed, world.Pat, new { plan = RefusalWorld.Plan(reviewOn: "2026-11-01") }, taken, "InvalidInputError OUT_OF_RANGE plan.reviewOn"),
                new(Future, world.Pat, new { plan = RefusalWorld.Plan(startsOn: "2047-01-01") }, taken, "InvalidInputError OUT_OF_RANGE plan.startsOn"),
                new(
                    Unknown,
                    world.Pat,
                    new { plan = RefusalWorld.Plan(actions: Action(offerId: RefusalWorld.Absent(world.Draft), pathwayId: "damaged", competencyIds: [world.Organisation])) },
                    taken, "NotFoundError NOT_FOUND plan.actions.0.offerId", "NotFoundError NOT_FOUND plan.actions.0.pathwayId", "NotFoundError NOT_FOUND plan.actions.0.competencyIds.0"),
                new(Unknown, world.Lena, new { plan = RefusalWorld.Plan() }, "NotFoundError NOT_FOUND coachId"),
                new(State, world.Pat, new { plan = RefusalWorld.Plan() }, taken),
                new(State, world.Pat, new { plan = RefusalWorld.Plan(actions: Action(offerId: world.Withdrawn)) }, taken, "InvalidInputError INVALID plan.actions.0.offerId"),
                new(NotYours, world.Lena, new { coachId = world.StrangerId, plan = RefusalWorld.Plan() }, "NotFoundError NOT_FOUND coachId"),
            ],
            NoMoney())
        {
            Twins =
            [
                new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.PatId), id => new { coachId = id, plan = RefusalWorld.Plan() }),
                new(world.Pat, world.HiddenDraft, RefusalWorld.Absent(world.Draft), id => new { plan = RefusalWorld.Plan(actions: Action(offerId: (string)id)) }),
            ],
        };
    }

    private static MutationRefusals UpdatePlan(RefusalWorld world) => new(
        [
            new(
                Missing,
                world.Pat,
                new { id = world.DraftPlan, changes = new { startsOn = (string?)null, reviewOn = (string?)null }, expectedRevision = 1 },
                "InvalidInputError REQUIRED changes.startsOn", "InvalidInputError REQUIRED changes.reviewOn"),
            new(
                TooLong,
                world.Pat,
                new { id = world.DraftPlan, changes = new { aspiration = Long }, expectedRevision = 1 },
                "InvalidInputError TOO_LONG changes.aspiration"),
            new(
                Malformed,
                world.Pat,
                new { id = world.DraftPlan, changes = new { aspiration = "About 943 476 5919.", cpdTargetMinutes = 0 }, expectedRevision = 1 },
                "InvalidInputError NHS_NUMBER_IN_TEXT changes.aspiration", "InvalidInputError OUT_OF_RANGE changes.cpdTargetMinutes"),
            new(
                Future,
                world.Pat,
                new { id = world.DraftPlan, changes = new { startsOn = "2047-01-01" }, expectedRevision = 1 },
                "InvalidInputError OUT_OF_RANGE changes.startsOn"),
            new(
                Unknown,
                world.Pat,
                new { id = world.DraftPlan, changes = new { removeActionKeys = new[] { "none" } }, expectedRevision = 1 },
                "NotFoundError NOT_FOUND changes.removeActionKeys.0"),
            new(Unknown, world.Pat, new { id = RefusalWorld.Absent(world.DraftPlan), changes = new { }, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
            new(State, world.Pat, new { id = world.AgreedPlan, changes = new { aspiration = "More." }, expectedRevision = 3 }, "WrongStateError WRONG_STATE id"),
            new(State, world.Pat, new { id = world.DraftPlan, changes = new { }, expectedRevision = 77 }, "StaleRevisionError STALE_REVISION expectedRevision"),
            new(NotYours, world.Pat, new { id = world.StrangersPlan, changes = new { }, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
        ],
        NoMoney())
    {
        Twins = [new(world.Pat, world.StrangersPlan, RefusalWorld.Absent(world.DraftPlan), id => new { id, changes = new { }, expectedRevision = 1 })],
    };

    private static MutationRefusals SubmitPlan(RefusalWorld world) => new(
        [
            new(Unknown, world.Pat, new { id = RefusalWorld.Absent(world.DraftPlan), expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
            new(State, world.Pat, new { id = world.AgreedPlan, expectedRevision = 3 }, "WrongStateError WRONG_STATE id"),
            new(State, world.Pat, new { id = world.DraftPlan, expectedRevision = 77 }, "StaleRevisionError STALE_REVISION expectedRevision"),
            new(NotYours, world.Pat, new { id = world.StrangersPlan, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
        ],
        NoMoney((Missing, "The plan itself is looked at by the rule's own tests."), (TooLong, NoText), (Malformed, NoText), (Future, NoDay)))
    {
        Twins = [new(world.Pat, world.StrangersPlan, RefusalWorld.Absent(world.DraftPlan), id => new { id, expectedRevision = 1 })],
    };

    private static MutationRefusals AgreePlan(RefusalWorld world)
    {
        const string agreedOn = "2026-11-20";

        return new(
            [
                new(
                    Future,
                    world.Lena,
                    new { id = world.DraftPlan, agreedOn = "2047-01-01", expectedRevision = 1 },
                    "InvalidInputError IN_FUTURE agreedOn", "WrongStateError WRONG_STATE id"),
                new(Unknown, world.Lena, new { id = RefusalWorld.Absent(world.DraftPlan), agreedOn, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
                new(State, world.Lena, new { id = world.DraftPlan, agreedOn, expectedRevision = 1 }, "WrongStateError WRONG_STATE id"),
                new(
                    State,
                    world.Lena,
                    new { id = world.AgreedPlan, agreedOn, expectedRevision = 2 },
                    "WrongStateError WRONG_STATE id", "StaleRevisionError STALE_REVISION expectedRevision"),
                new(NotYours, world.Lena, new { id = world.StrangersPlan, agreedOn, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
            ],
            NoMoney((Missing, "The schema asks for all of it."), (TooLong, NoText), (Malformed, NoText)))
        {
            Twins = [new(world.Lena, world.StrangersPlan, RefusalWorld.Absent(world.DraftPlan), id => new { id, agreedOn, expectedRevision = 1 })],
        };
    }

    private static MutationRefusals CompletePlanAction(RefusalWorld world)
    {
        const string key = "shadow";
        const string doneOn = "2026-11-20";

        return new(
            [
                new(Future, world.Pat, new { planId = world.AgreedPlan, key, doneOn = "2047-01-01", expectedRevision = 3 }, "InvalidInputError IN_FUTURE doneOn"),
                new(Unknown, world.Pat, new { planId = world.AgreedPlan, key = "none", doneOn, expectedRevision = 3 }, "NotFoundError NOT_FOUND key"),
                new(Unknown, world.Pat, new { planId = RefusalWorld.Absent(world.DraftPlan), key, doneOn, expectedRevision = 3 }, "NotFoundError NOT_FOUND planId"),
                new(State, world.Pat, new { planId = world.DraftPlan, key, doneOn, expectedRevision = 1 }, "WrongStateError WRONG_STATE planId"),
                new(State, world.Pat, new { planId = world.AgreedPlan, key, doneOn, expectedRevision = 77 }, "StaleRevisionError STALE_REVISION expectedRevision"),
                new(NotYours, world.Pat, new { planId = world.StrangersPlan, key, doneOn, expectedRevision = 1 }, "NotFoundError NOT_FOUND planId"),
            ],
            NoMoney((Missing, "The schema asks for all of it."), (TooLong, NoText), (Malformed, NoText)))
        {
            Twins = [new(world.Pat, world.StrangersPlan, RefusalWorld.Absent(world.DraftPlan), id => new { planId = id, key, doneOn, expectedRevision = 1 })],
        };
    }

    private static Dictionary<Wrong, string> NoMoney(params (Wrong Wrong, string Reason)[] others) =>
        new(others.Select(other => KeyValuePair.Create(other.Wrong, other.Reason)))
        {
            [NegativeMoney] = "It takes no money.",
            [FundingMismatch] = "It takes no funding.",
        };
}
