using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with private calendar addresses.</summary>
internal static class CalendarRefusals
{
    private static readonly string Long = new('x', 300);

    private static readonly Dictionary<Wrong, string> NoMoney = new() { [NegativeMoney] = "It takes no money.", [FundingMismatch] = "It takes no funding." };

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("issueCalendarLink", IssueCalendarLink(world)),
        ("revokeCalendarLink", RevokeCalendarLink(world)),
    ];

    private static MutationRefusals IssueCalendarLink(RefusalWorld world) => new(
        [
            new(TooLong, world.Pat, new { label = Long }, "InvalidInputError TOO_LONG label"),
            new(Malformed, world.Pat, new { label = "My phone\0" }, "InvalidInputError INVALID label"),
        ],
        new Dictionary<Wrong, string>(NoMoney)
        {
            [Missing] = "The label may be left out.",
            [Future] = "It takes no day.",
            [Unknown] = "It takes no id.",
            [State] = "A new address takes the place of the one before.",
            [NotYours] = "It is always the caller's own calendar.",
        });

    private static MutationRefusals RevokeCalendarLink(RefusalWorld world) => new(
        [
            new(Unknown, world.Pat, new { id = RefusalWorld.Absent(world.CalendarLink) }, "NotFoundError NOT_FOUND id"),
            new(Unknown, world.Pat, new { id = "damaged" }, "NotFoundError NOT_FOUND id"),
            new(State, world.Pat, new { id = world.OldCalendarLink }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Amira, new { id = world.CalendarLink }, "NotFoundError NOT_FOUND id"),
        ],
        new Dictionary<Wrong, string>(NoMoney)
        {
            [Missing] = "The schema asks for all of it.",
            [TooLong] = "It takes no text.",
            [Malformed] = "It takes no text of a certain form.",
            [Future] = "It takes no day.",
        })
    {
        Twins = [new(world.Amira, world.CalendarLink, RefusalWorld.Absent(world.CalendarLink), id => new { id })],
    };
}
