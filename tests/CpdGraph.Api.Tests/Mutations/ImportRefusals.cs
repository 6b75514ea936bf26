using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the mutations of imports. A token that works is tried in <c>ImportTests</c>: it works once.</summary>
internal static class ImportRefusals
{
    private const string Token = "InvalidInputError INVALID uploadToken";
    private const string NoDay = "It takes no day.";
    private const string NoMoney = "It takes no money.";
    private const string NoFunding = "It takes no funding.";
    private const string NoText = "It takes no text.";
    private const string NoForm = "It takes no text of a certain form.";

    private static readonly string Long = new('x', 3_000);

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("validateImport", ValidateImport(world)),
        ("commitImport", CommitImport(world)),
        ("cancelImport", CancelImport(world)),
    ];

    private static MutationRefusals ValidateImport(RefusalWorld world) => new(
        [
            new(
                Missing,
                world.Rhona,
                new { dataset = "OFFERS", uploadToken = "", columns = new[] { new { header = " ", field = "title" } } },
                Token, "InvalidInputError REQUIRED providerId", "InvalidInputError REQUIRED columns.0.header"),
            new(
                TooLong,
                world.Rhona,
                new { dataset = "OFFERS", uploadToken = Long, providerId = world.Hub, worksheet = Long, columns = new[] { new { header = Long, field = "title" } } },
                Token, "InvalidInputError TOO_LONG worksheet", "InvalidInputError TOO_LONG columns.0.header"),
            new(
                Malformed,
                world.Rhona,
                new
                {
                    dataset = "OFFERS",
                    uploadToken = "no token\0",
                    providerId = world.Hub,
                    columns = new[] { new { header = "Course", field = "title" }, new { header = "COURSE", field = "title" }, new { header = "Cost", field = "nothing" } },
                },
                Token, "InvalidInputError INVALID columns.1.header", "InvalidInputError INVALID columns.1.field", "InvalidInputError INVALID columns.2.field"),
            new(Unknown, world.Rhona, new { dataset = "RUNS", uploadToken = "aaaa", providerId = RefusalWorld.Absent(world.Hub) }, Token, "NotFoundError NOT_FOUND providerId"),
            new(NotYours, world.Rhona, new { dataset = "RUNS", uploadToken = "aaaa", providerId = world.OtherHub }, Token, "NotFoundError NOT_FOUND providerId"),
        ],
        new Dictionary<Wrong, string>
        {
            [Future] = NoDay,
            [State] = "It makes something new; a token that was used is tried in ImportTests.",
            [NegativeMoney] = NoMoney,
            [FundingMismatch] = NoFunding,
        })
    {
        Twins = [new(world.Rhona, world.OtherHub, RefusalWorld.Absent(world.OtherHub), providerId => new { dataset = "OFFERS", uploadToken = "aaaa", providerId })],
    };

    private static MutationRefusals CommitImport(RefusalWorld world) => new(
        [
            new(Unknown, world.Rhona, new { jobId = RefusalWorld.Absent(world.Import) }, "NotFoundError NOT_FOUND jobId"),
            new(Unknown, world.Rhona, new { jobId = world.Hub }, "NotFoundError NOT_FOUND jobId"),
            new(State, world.Rhona, new { jobId = world.Import }, "WrongStateError WRONG_STATE skipRejected"),
            new(State, world.Rhona, new { jobId = world.WrittenImport, skipRejected = true }, "WrongStateError WRONG_STATE jobId"),
            new(NotYours, world.Stella, new { jobId = world.Import, skipRejected = true }, "NotPermittedError NOT_PERMITTED jobId"),
        ],
        new Dictionary<Wrong, string>
        {
            [Missing] = "The contract asks for everything.",
            [TooLong] = NoText,
            [Malformed] = NoForm,
            [Future] = NoDay,
            [NegativeMoney] = NoMoney,
            [FundingMismatch] = NoFunding,
        })
    {
        Twins = [new(world.Rhona, world.OthersImport, RefusalWorld.Absent(world.OthersImport), jobId => new { jobId })],
    };

    private static MutationRefusals CancelImport(RefusalWorld world) => new(
        [
            new(Unknown, world.Rhona, new { jobId = RefusalWorld.Absent(world.Import) }, "NotFoundError NOT_FOUND jobId"),
            new(State, world.Stella, new { jobId = world.WrittenImport }, "WrongStateError WRONG_STATE jobId"),
            new(NotYours, world.Rhona, new { jobId = world.OthersImport }, "NotFoundError NOT_FOUND jobId"),
        ],
        new Dictionary<Wrong, string>
        {
            [Missing] = "The contract asks for everything.",
            [TooLong] = NoText,
            [Malformed] = NoForm,
            [Future] = NoDay,
            [NegativeMoney] = NoMoney,
            [FundingMismatch] = NoFunding,
        })
    {
        Twins = [new(world.Rhona, world.OthersImport, RefusalWorld.Absent(world.OthersImport), jobId => new { jobId })],
    };
}
