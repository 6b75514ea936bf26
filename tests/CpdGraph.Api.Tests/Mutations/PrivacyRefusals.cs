using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the mutations about what is kept of people.</summary>
internal static class PrivacyRefusals
{
    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) => [("erasePerson", ErasePerson(world))];

    private static MutationRefusals ErasePerson(RefusalWorld world)
    {
        const string reason = "REQUESTED";

        return new(
            [
                new(
                    Unknown,
                    world.Stella,
                    new { person = new { coachId = RefusalWorld.Absent(world.AmiraId) }, reason, expectedRevision = 1 },
                    "NotFoundError NOT_FOUND person.coachId"),
                new(
                    Unknown,
                    world.Stella,
                    new { person = new { supervisorId = world.AmiraId }, reason, expectedRevision = 1 },
                    "NotFoundError NOT_FOUND person.supervisorId"),
                new(
                    State,
                    world.Stella,
                    new { person = new { coachId = world.AmiraId }, reason, expectedRevision = 77 },
                    "StaleRevisionError STALE_REVISION expectedRevision"),
            ],
            new Dictionary<Wrong, string>
            {
                [Missing] = "The contract asks for everything.",
                [TooLong] = "It takes no text.",
                [Malformed] = "It takes no text of a certain form.",
                [Future] = "It takes no day.",
                [NotYours] = "Only stewards have it, and they may see everybody.",
                [NegativeMoney] = "It takes no money.",
                [FundingMismatch] = "It takes no funding.",
            })
        {
            NothingHidden = "Only stewards have it, and they may see everybody.",
        };
    }
}
