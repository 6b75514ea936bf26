using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>What is said of a coach who is not there, or not the caller's to see.</summary>
internal static class CoachNamed
{
    /// <param name="key">The id as sent. Null: the caller's own record was meant, and they have none.</param>
    public static InputProblem Missing(string? key) =>
        new(
            UserErrorCode.NotFound,
            key is null ? "You have no coach record of your own. Name the coach." : "No such coach was found. Check it, or choose another.",
            ["coachId"])
        {
            Key = key ?? "",
        };
}
