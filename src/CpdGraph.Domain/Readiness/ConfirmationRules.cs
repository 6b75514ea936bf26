using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides who may confirm what before a coach takes referrals.</summary>
public static class ConfirmationRules
{
    /// <summary>Decides whether a requirement may be confirmed.</summary>
    /// <param name="wish">What is to be confirmed.</param>
    /// <param name="confirmer">Who confirms; has an account.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The confirmation, or every mistake found.</returns>
    public static Outcome<ReadinessConfirmation, ConfirmReadinessError> Confirm(ReadinessToConfirm wish, Caller confirmer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(confirmer);

        var today = LondonCalendar.DayOf(now);
        var check = new InputCheck();
        var coach = check.Find<Coach>(wish.Coach, "coachId");
        var requirement = check.Find<ReadinessRequirement>(wish.Requirement, "requirementCode");
        check.DayOfLearning(wish.MetOn, today, "metOn");
        var note = check.Text(wish.Note, TextRule.Reason, "note");
        var post = Employment.On(wish.Employments, requirement?.PerSetting == true ? today : wish.MetOn);
        CheckPost(wish, requirement, post, check);

        var errors = ImmutableArray.CreateBuilder<ConfirmReadinessError>();
        errors.AddRange(check.As(problem => new ConfirmReadinessError.Input(problem)));

        if (coach is not null)
        {
            errors.AddRange(RightErrors(coach, confirmer));
        }

        if (requirement is { Confirmable: false })
        {
            errors.Add(new ConfirmReadinessError.NotConfirmable(requirement));
        }

        if (errors.Count == 0 && Before(wish, requirement!, post) is { } before)
        {
            errors.Add(new ConfirmReadinessError.AlreadyConfirmed(before));
        }

        return errors.Count > 0 || coach is null || requirement is null
            ? errors.ToImmutable()
            : new ReadinessConfirmation
            {
                Id = ReadinessConfirmationId.New(now),
                CoachId = coach.Id,
                RequirementCode = requirement.Code,
                EmploymentId = post?.Id,
                MetOn = wish.MetOn,
                Note = note,
                ConfirmedById = confirmer.PrincipalId!.Value,
                ConfirmedByName = confirmer.Name!,
                ConfirmedAt = now,
            };
    }

    // What starts again in each post is confirmed for the one that runs today: a day in an earlier one would change nothing about it.
    private static void CheckPost(ReadinessToConfirm wish, ReadinessRequirement? requirement, Employment? post, InputCheck check)
    {
        if (requirement?.PerSetting != true || wish.Coach.Value is null)
        {
            return;
        }

        if (post is null)
        {
            check.Add(UserErrorCode.OutOfRange, "The coach is in no post today, and this is met anew in each post. Enter the new employment first.", "metOn");
        }
        else if (wish.MetOn < post.StartedOn)
        {
            check.Add(
                UserErrorCode.OutOfRange, $"The coach's present post began on {DayText.Of(post.StartedOn)}, and this is met anew in each post. Choose a day from then on.", "metOn");
        }
    }

    private static IEnumerable<ConfirmReadinessError> RightErrors(Coach coach, Caller confirmer)
    {
        if (confirmer.CoachId == coach.Id)
        {
            yield return new ConfirmReadinessError.Own();
        }
        else if (!confirmer.Has(Standing.Supervisor) || !confirmer.SupervisedCoachIds.Contains(coach.Id))
        {
            yield return new ConfirmReadinessError.NotSupervisor();
        }
    }

    private static ReadinessConfirmation? Before(ReadinessToConfirm wish, ReadinessRequirement requirement, Employment? post) => wish.Existing
        .Where(row => row.RequirementCode == requirement.Code && (!requirement.PerSetting || row.EmploymentId == post?.Id))
        .OrderBy(row => row.MetOn)
        .FirstOrDefault();
}
