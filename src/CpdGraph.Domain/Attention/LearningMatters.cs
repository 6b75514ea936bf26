using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>What coaches have recorded of their learning and competence that their supervisors are to check.</summary>
internal static class LearningMatters
{
    public static IEnumerable<AttentionItem> Of(CoachMatters coach) => coach.IsOwn ? [] : Completions(coach).Concat(Assessments(coach));

    private static IEnumerable<AttentionItem> Completions(CoachMatters coach)
    {
        var replaced = coach.Records.Completions.Select(completed => completed.Completion.ReplacesId).OfType<CompletionId>().ToHashSet();

        return coach.Records.Completions
            .Where(completed => completed.Completion.Verification is Verification.SelfReported or Verification.Awaiting && !replaced.Contains(completed.Completion.Id))
            .Select(completed => new AttentionItem
            {
                Key = AttentionKey.Of("completion", AttentionKey.Part(completed.Completion.Id.Value)),
                Kind = AttentionKind.CompletionToVerify,
                Text = $"{coach.Name} completed {(completed.Offer is { } offer ? $"“{offer.Version.Title}”" : "an offer")} on {DayText.Of(completed.Completion.OccurredOn)}, "
                    + "and nobody has checked it.",
                Action = "Check it, and verify it or refuse it with a reason.",
                CoachId = coach.Id,
                Subject = new(AttentionSubjectKind.Completion, completed.Completion.Id.Value),
            });
    }

    // What was assessed on one day is one thing to do: a whole framework at a time is the usual way.
    private static IEnumerable<AttentionItem> Assessments(CoachMatters coach) => coach.Standings
        .Where(standing => standing.Self is not null && !standing.IsAnswered)
        .GroupBy(standing => standing.Self!.AssessedOn)
        .Select(waiting => new AttentionItem
        {
            Key = AttentionKey.Of("assessments", AttentionKey.Part(coach.Id.Value), AttentionKey.Part(waiting.Key)),
            Kind = AttentionKind.AssessmentToConfirm,
            Text = string.Create(
                CultureInfo.InvariantCulture,
                $"The self-assessment of {coach.Name} of {DayText.Of(waiting.Key)} in {Count(waiting.Count())} waits for a supervisor."),
            Action = "Read it, and record your own assessment as an answer.",
            CoachId = coach.Id,
            Subject = new(AttentionSubjectKind.CompetencyAssessment, waiting.First().Self!.Id.Value),
        });

    private static string Count(int competencies) => competencies == 1 ? "one competency" : string.Create(CultureInfo.InvariantCulture, $"{competencies:N0} competencies");
}
