using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the mutations of money.</summary>
internal static class FundingRefusals
{
    private const string NhsNumber = "About 943 476 5919.";

    private static readonly string Long = new('x', 2_000);

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("recordFundingAllocation", RecordFundingAllocation(world)),
        ("awardFunding", AwardFunding(world)),
        ("releaseFunding", ReleaseFunding(world)),
    ];

    private static MutationRefusals RecordFundingAllocation(RefusalWorld world)
    {
        object Budget(string? organisationId = null, string? streamId = null, string amount = "10.00", string closesOn = "2027-03-31", string? reference = null) => new
        {
            organisationId = organisationId ?? world.Organisation,
            streamId = streamId ?? world.EmployerStream,
            amount = new { amount },
            opensOn = "2026-11-24",
            closesOn,
            reference,
        };

        return new(
            [
                new(TooLong, world.Fay, Budget(reference: Long), "InvalidInputError TOO_LONG reference"),
                new(Malformed, world.Fay, Budget(reference: NhsNumber), "InvalidInputError NHS_NUMBER_IN_TEXT reference"),
                new(Malformed, world.Fay, Budget(closesOn: "2026-11-23", amount: "0.001"), "InvalidInputError OUT_OF_RANGE closesOn", "InvalidInputError INVALID amount.amount"),
                new(Future, world.Fay, Budget(closesOn: "2047-01-01"), "InvalidInputError OUT_OF_RANGE closesOn"),
                new(
                    Unknown,
                    world.Fay,
                    Budget(RefusalWorld.Absent(world.Organisation), RefusalWorld.Absent(world.EmployerStream)),
                    "NotFoundError NOT_FOUND organisationId", "NotFoundError NOT_FOUND streamId"),
                new(NotYours, world.Fay, Budget(world.OtherOrganisation), "NotPermittedError NOT_PERMITTED organisationId"),
                new(NotYours, world.Lena, Budget(amount: "0"), "NotPermittedError NOT_PERMITTED organisationId", "InvalidInputError OUT_OF_RANGE amount.amount"),
                new(NegativeMoney, world.Fay, Budget(amount: "-10.00"), "InvalidInputError OUT_OF_RANGE amount.amount"),
            ],
            new Dictionary<Wrong, string>
            {
                [Missing] = "The contract asks for everything.",
                [State] = "It hangs on no other record.",
                [FundingMismatch] = "It takes no lines.",
            })
        {
            NothingHidden = "Organisations and streams are public.",
        };
    }

    private static MutationRefusals AwardFunding(RefusalWorld world)
    {
        object Line(string amount = "10.00", string? streamId = null, string? allocationId = null, string? reference = null) =>
            new { streamId = streamId ?? world.EmployerStream, allocationId = allocationId ?? world.Budget, amount = new { amount }, reference };
        object ForCompletion(string completionId, params object[] funding) => new { @for = new { completionId }, funding };
        object ForPlace(string enrolmentId, params object[] funding) => new { @for = new { enrolmentId }, funding };

        return new(
            [
                new(Missing, world.Fay, ForCompletion(world.Costly), "InvalidInputError REQUIRED funding"),
                new(TooLong, world.Fay, ForCompletion(world.Costly, Line(reference: Long)), "InvalidInputError TOO_LONG funding.0.reference"),
                new(Malformed, world.Fay, ForCompletion(world.Costly, Line(reference: NhsNumber)), "InvalidInputError NHS_NUMBER_IN_TEXT funding.0.reference"),
                new(Malformed, world.Fay, ForCompletion(world.Costly, Line("0")), "InvalidInputError OUT_OF_RANGE funding.0.amount"),
                new(Unknown, world.Fay, ForCompletion(RefusalWorld.Absent(world.Costly), Line()), "NotFoundError NOT_FOUND for.completionId"),
                new(Unknown, world.Fay, ForPlace(world.Costly, Line()), "NotFoundError NOT_FOUND for.enrolmentId"),
                new(
                    Unknown,
                    world.Fay,
                    ForCompletion(world.Costly, Line(streamId: RefusalWorld.Absent(world.EmployerStream)), Line(allocationId: "damaged")),
                    "NotFoundError NOT_FOUND funding.0.streamId", "NotFoundError NOT_FOUND funding.1.allocationId"),
                new(State, world.Fay, ForPlace(world.RequestedPlace, Line()), "WrongStateError WRONG_STATE for.enrolmentId"),
                new(
                    State,
                    world.Fay,
                    ForCompletion(world.Costly, Line("2000.00")),
                    "FundingRefusedError FUNDING_EXHAUSTED funding.0", "FundingMismatchError FUNDING_MISMATCH funding"),
                new(NotYours, world.Fay, ForCompletion(world.StrangersCompletion, Line()), "NotFoundError NOT_FOUND for.completionId"),
                new(NotYours, world.Fay, ForCompletion(world.Costly, Line(allocationId: world.OthersBudget)), "NotFoundError NOT_FOUND funding.0.allocationId"),
                new(NotYours, world.Lena, ForCompletion(world.Costly, Line()), "NotPermittedError NOT_PERMITTED for"),
                new(NegativeMoney, world.Fay, ForCompletion(world.Costly, Line("-1.00")), "InvalidInputError OUT_OF_RANGE funding.0.amount.amount"),
                new(FundingMismatch, world.Fay, ForCompletion(world.Costly, Line("80.01")), "FundingMismatchError FUNDING_MISMATCH funding"),
            ],
            new Dictionary<Wrong, string> { [Future] = "It takes no day." })
        {
            Twins =
            [
                new(world.Fay, world.StrangersCompletion, RefusalWorld.Absent(world.Costly), id => ForCompletion((string)id, Line())),
                new(world.Fay, world.OthersBudget, RefusalWorld.Absent(world.Budget), id => ForCompletion(world.Costly, Line(allocationId: (string)id))),
            ],
        };
    }

    private static MutationRefusals ReleaseFunding(RefusalWorld world)
    {
        object Release(string awardId, string? amount = null, string reason = "Cheaper than thought.") =>
            new { awardId, amount = amount is null ? null : new { amount }, reason };

        return new(
            [
                new(Missing, world.Fay, Release(world.Promised, reason: " "), "InvalidInputError REQUIRED reason"),
                new(TooLong, world.Fay, Release(world.Promised, reason: Long), "InvalidInputError TOO_LONG reason"),
                new(Malformed, world.Fay, Release(world.Promised, reason: NhsNumber), "InvalidInputError NHS_NUMBER_IN_TEXT reason"),
                new(Unknown, world.Fay, Release(RefusalWorld.Absent(world.Promised)), "NotFoundError NOT_FOUND awardId"),
                new(State, world.Fay, Release(world.Spent), "RuleRefusedError NOTHING_TO_RELEASE awardId"),
                new(State, world.Fay, Release(world.Promised, "75.01"), "RuleRefusedError NOTHING_TO_RELEASE amount"),
                new(NotYours, world.Fay, Release(world.StrangersAward), "NotFoundError NOT_FOUND awardId"),
                new(NotYours, world.Lena, Release(world.Promised), "NotPermittedError NOT_PERMITTED awardId"),
                new(NegativeMoney, world.Fay, Release(world.Promised, "-1.00"), "InvalidInputError OUT_OF_RANGE amount.amount"),
            ],
            new Dictionary<Wrong, string> { [Future] = "It takes no day.", [FundingMismatch] = "It takes no lines." })
        {
            Twins = [new(world.Fay, world.StrangersAward, RefusalWorld.Absent(world.Promised), id => Release((string)id))],
        };
    }
}
