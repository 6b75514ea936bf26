using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the mutations of places on runs.</summary>
internal static class EnrolmentRefusals
{
    private const string NoDay = "It takes no day.";

    private static readonly object Hundred = new { amount = "100.00" };
    private static readonly string Long = new('x', 30_000);

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("requestEnrolment", RequestEnrolment(world)),
        ("approveEnrolment", ApproveEnrolment(world)),
        ("declineEnrolment", DeclineEnrolment(world)),
        ("cancelEnrolment", CancelEnrolment(world)),
    ];

    private static MutationRefusals RequestEnrolment(RefusalWorld world) => new(
        [
            new(Unknown, world.Pat, new { runId = RefusalWorld.Absent(world.FullRun) }, "NotFoundError NOT_FOUND runId"),
            new(Unknown, world.Pat, new { runId = "damaged" }, "NotFoundError NOT_FOUND runId"),
            new(Unknown, world.Lena, new { runId = world.FullRun }, "NotFoundError NOT_FOUND coachId"),
            new(State, world.Pat, new { runId = world.ApprovedRun }, "BookingClashError ALREADY_ENROLLED runId"),
            new(State, world.Amira, new { runId = world.FullRun }, "NoPlacesLeftError NO_PLACES_LEFT runId"),
            new(NotYours, world.Lena, new { coachId = world.StrangerId, runId = world.ApprovedRun }, "NotFoundError NOT_FOUND coachId"),
            new(
                TooLong,
                world.Pat,
                new { runId = world.OpenRun, cost = Hundred, funding = new[] { new { streamId = world.OwnMoney, amount = Hundred, reference = Long } } },
                "InvalidInputError TOO_LONG funding.0.reference"),
            new(Malformed, world.Pat, new { runId = world.OpenRun, cost = new { amount = "1.005" } }, "InvalidInputError INVALID cost.amount"),
            new(
                NegativeMoney,
                world.Pat,
                new { runId = world.OpenRun, cost = new { amount = "-1.00" }, funding = new[] { new { streamId = world.OwnMoney, amount = new { amount = "-1.00" } } } },
                "InvalidInputError OUT_OF_RANGE cost.amount", "InvalidInputError OUT_OF_RANGE funding.0.amount.amount"),
            new(
                FundingMismatch,
                world.Pat,
                new { runId = world.OpenRun, cost = Hundred, funding = new[] { new { streamId = world.OwnMoney, amount = new { amount = "99.99" } } } },
                "FundingMismatchError FUNDING_MISMATCH funding"),
            new(Unknown, world.Pat, new { runId = world.OpenRun, cost = Hundred, funding = new[] { new { streamId = RefusalWorld.Absent(world.OwnMoney), amount = Hundred } } }, "NotFoundError NOT_FOUND funding.0.streamId"),
        ],
        new Dictionary<Wrong, string> { [Missing] = "The schema asks for all of it.", [Future] = NoDay })
    {
        Twins = [new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.PatId), id => new { coachId = id, runId = world.ApprovedRun })],
    };

    private static MutationRefusals ApproveEnrolment(RefusalWorld world) => new(
        [
            new(Unknown, world.Lena, new { id = RefusalWorld.Absent(world.PatsPlace) }, "NotFoundError NOT_FOUND id"),
            new(State, world.Lena, new { id = world.PatsPlace }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Clara, new { id = world.AmirasRequest }, "NotPermittedError NOT_PERMITTED id"),
            new(NotYours, world.Lena, new { id = world.StrangersPlace }, "NotFoundError NOT_FOUND id"),
            new(
                TooLong,
                world.Lena,
                new { id = world.PatsRequest, funding = new[] { new { streamId = world.OwnMoney, amount = Hundred, reference = Long } } },
                "InvalidInputError TOO_LONG funding.0.reference"),
            new(
                NegativeMoney,
                world.Lena,
                new { id = world.PatsRequest, funding = new[] { new { streamId = world.OwnMoney, amount = new { amount = "-1.00" } } } },
                "InvalidInputError OUT_OF_RANGE funding.0.amount.amount"),
            new(
                FundingMismatch,
                world.Lena,
                new { id = world.PatsRequest, funding = new[] { new { streamId = world.OwnMoney, amount = new { amount = "99.99" } } } },
                "FundingMismatchError FUNDING_MISMATCH funding"),
        ],
        new Dictionary<Wrong, string> { [Missing] = "The schema asks for all of it.", [Malformed] = "It takes no text that people type freely.", [Future] = NoDay })
    {
        Twins = [new(world.Lena, world.StrangersPlace, RefusalWorld.Absent(world.PatsPlace), id => new { id })],
    };

    private static MutationRefusals DeclineEnrolment(RefusalWorld world) => new(
        [
            new(Missing, world.Lena, new { id = world.PatsRequest, reason = " " }, "InvalidInputError REQUIRED reason"),
            new(TooLong, world.Lena, new { id = world.PatsRequest, reason = Long }, "InvalidInputError TOO_LONG reason"),
            new(Malformed, world.Lena, new { id = world.PatsRequest, reason = "As 943 476 5919 said." }, "InvalidInputError NHS_NUMBER_IN_TEXT reason"),
            new(Unknown, world.Lena, new { id = RefusalWorld.Absent(world.PatsPlace), reason = "No cover." }, "NotFoundError NOT_FOUND id"),
            new(State, world.Hugo, new { id = world.PatsPlace, reason = "No cover." }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Clara, new { id = world.AmirasRequest, reason = "No cover." }, "NotPermittedError NOT_PERMITTED id"),
            new(NotYours, world.Hugo, new { id = world.PatsRequest, reason = "No cover." }, "NotFoundError NOT_FOUND id"),
        ],
        NoMoney((Future, NoDay)))
    {
        Twins = [new(world.Hugo, world.PatsRequest, RefusalWorld.Absent(world.PatsPlace), id => new { id, reason = "No cover." })],
    };

    private static MutationRefusals CancelEnrolment(RefusalWorld world) => new(
        [
            new(TooLong, world.Pat, new { id = world.PatsPlace, reason = Long }, "InvalidInputError TOO_LONG reason"),
            new(Malformed, world.Pat, new { id = world.PatsPlace, reason = "For 943 476 5919." }, "InvalidInputError NHS_NUMBER_IN_TEXT reason"),
            new(Unknown, world.Pat, new { id = RefusalWorld.Absent(world.PatsPlace) }, "NotFoundError NOT_FOUND id"),
            new(State, world.Lena, new { id = world.GivenBack }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Pat, new { id = world.StrangersPlace }, "NotFoundError NOT_FOUND id"),
            new(NotYours, world.Rhona, new { id = world.PatsPlace }, "NotFoundError NOT_FOUND id"),
        ],
        NoMoney((Missing, "The schema asks for all of it."), (Future, NoDay)))
    {
        Twins = [new(world.Pat, world.StrangersPlace, RefusalWorld.Absent(world.PatsPlace), id => new { id })],
    };

    private static Dictionary<Wrong, string> NoMoney(params (Wrong Wrong, string Reason)[] others) =>
        new(others.Select(other => KeyValuePair.Create(other.Wrong, other.Reason)))
        {
            [NegativeMoney] = "It takes no money.",
            [FundingMismatch] = "It takes no funding.",
        };
}
