namespace CpdGraph.Domain;

/// <summary>Development plans to agree, and to look at again.</summary>
internal static class PlanMatters
{
    public static IEnumerable<AttentionItem> Of(CoachMatters coach, AttentionFacts facts)
    {
        var submitted = coach.Plans.Where(plan => plan.Status == PlanStatus.AwaitingAgreement).ToArray();

        if (!coach.IsOwn)
        {
            foreach (var plan in submitted)
            {
                yield return new()
                {
                    Key = AttentionKey.Of("agreement", AttentionKey.Part(plan.Id.Value)),
                    Kind = AttentionKind.PlanToAgree,
                    Text = $"{coach.Name} has submitted a development plan from {DayText.Of(plan.StartsOn)} to {DayText.Of(plan.ReviewOn)}.",
                    Action = "Talk it over, and agree it. A change makes it a draft again, which the coach submits anew.",
                    CoachId = coach.Id,
                    Subject = new(AttentionSubjectKind.DevelopmentPlan, plan.Id.Value),
                };
            }
        }

        // Once the next plan is submitted, what is left to do is to agree it.
        if (submitted is not [])
        {
            yield break;
        }

        var isPrepared = coach.Plans.Any(plan => plan.Status == PlanStatus.Draft);

        foreach (var plan in coach.Plans.Where(plan => plan.Status == PlanStatus.Agreed && plan.ReviewOn <= facts.Day.AddDays(AttentionRules.ReviewDays)))
        {
            var whose = coach.IsOwn ? "Your development plan" : $"The development plan of {coach.Name}";
            var next = isPrepared ? "finish the draft of the next plan" : "write the next plan";

            yield return new()
            {
                Key = AttentionKey.Of("review", AttentionKey.Part(plan.Id.Value)),
                Kind = AttentionKind.PlanToReview,
                Text = plan.ReviewOn < facts.Day ? $"{whose} was to be reviewed on {DayText.Of(plan.ReviewOn)}." : $"{whose} is to be reviewed on {DayText.Of(plan.ReviewOn)}.",
                Action = coach.IsOwn
                    ? $"Look back at it with your supervisor, {next} and submit it. Once that is agreed, it takes the place of this one."
                    : $"Look back at it together, and {next}. Once that is agreed, it takes the place of this one.",
                DueOn = plan.ReviewOn,
                Overdue = plan.ReviewOn < facts.Day,
                CoachId = coach.IsOwn ? null : coach.Id,
                Subject = new(AttentionSubjectKind.DevelopmentPlan, plan.Id.Value),
            };
        }
    }
}
