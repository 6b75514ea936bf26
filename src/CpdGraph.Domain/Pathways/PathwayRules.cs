using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides who may start and leave pathways, and confirm experience on them. Whether a coach is on a pathway decides nothing else: what they have done counts all the same.</summary>
public static class PathwayRules
{
    /// <summary>Code of the rule that a step is done by what it asks for, and by a person's word only where it asks for experience.</summary>
    public const string StepProof = "PATHWAY_STEP_PROOF";

    /// <summary>Decides whether a coach may be put on a pathway.</summary>
    /// <param name="startedOn">First day. Null: today.</param>
    /// <param name="existing">All times of the coach on pathways.</param>
    /// <param name="caller">The coach, or who supervises them; has an account.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The start, or every mistake found.</returns>
    public static Outcome<PathwayStart, PathwayError> Start(
        Named<Coach> coach, Named<Pathway> pathway, DateOnly? startedOn, IReadOnlyCollection<PathwayStart> existing, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(caller);

        var today = LondonCalendar.DayOf(now);
        var day = startedOn ?? today;
        var check = new InputCheck();
        var (person, route) = (check.Find<Coach>(coach, "coachId"), check.Find<Pathway>(pathway, "pathway"));

        if (person is not null && !PlanCheck.MayWrite(caller, person.Id))
        {
            return NotYours();
        }

        PathwayStart[] before = [.. existing.Where(row => row.PathwayId == route?.Id)];
        CheckStart(day, today, before, check);
        var errors = Inputs(check);

        if (before.FirstOrDefault(row => row.LeftOn is null) is { } live)
        {
            errors.Add(new PathwayError.AlreadyStarted(live));
        }

        return errors.Count > 0 || person is null || route is null ? errors.ToImmutable() : new PathwayStart
        {
            Id = PathwayStartId.New(now),
            CoachId = person.Id,
            PathwayId = route.Id,
            StartedOn = day,
            RecordedById = caller.PrincipalId!.Value,
            RecordedAt = now,
        };
    }

    /// <summary>Decides whether a coach may be taken off a pathway, today. What was recorded on it stays.</summary>
    /// <param name="reason">Why. Null when not said.</param>
    /// <param name="existing">All times of the coach on pathways.</param>
    /// <param name="caller">The coach, or who supervises them.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The time on the pathway before and as it ends, or every mistake found.</returns>
    public static Outcome<LeftPathway, PathwayError> Leave(
        Named<Coach> coach, Named<Pathway> pathway, string? reason, IReadOnlyCollection<PathwayStart> existing, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();
        var (person, route) = (check.Find<Coach>(coach, "coachId"), check.Find<Pathway>(pathway, "pathway"));

        if (person is not null && !PlanCheck.MayWrite(caller, person.Id))
        {
            return NotYours();
        }

        var why = check.Text(reason, TextRule.Reason, "reason");
        var errors = Inputs(check);
        PathwayStart[] before = [.. existing.Where(row => row.PathwayId == route?.Id)];
        var live = before.FirstOrDefault(row => row.LeftOn is null);

        if (person is not null && route is not null && live is null)
        {
            errors.Add(new PathwayError.NotStarted(before.Max(row => row.LeftOn)));
        }

        return errors.Count > 0 || live is null
            ? errors.ToImmutable()
            : new LeftPathway(live, live with { LeftOn = LondonCalendar.DayOf(now), LeaveReason = why });
    }

    /// <summary>Decides whether a supervisor may confirm the experience that a step asks for. Whether the step is blocked does not matter.</summary>
    /// <param name="wish">What is to be confirmed.</param>
    /// <param name="confirmer">Who confirms; has an account.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The confirmation, or every mistake found.</returns>
    public static Outcome<PathwayConfirmation, PathwayError> Confirm(StepToConfirm wish, Caller confirmer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(confirmer);

        var check = new InputCheck();
        var (coach, pathway) = (check.Find<Coach>(wish.Coach, "coachId"), check.Find<Pathway>(wish.Pathway, "pathway"));
        var step = pathway is null ? null : check.Find<PathwayStep>(new(wish.Step, pathway.Stages.SelectMany(stage => stage.Steps).FirstOrDefault(row => row.Key == wish.Step)), "step");
        CheckDay(wish, LondonCalendar.DayOf(now), check);
        CheckMonths(wish.Months, step?.Requirement as ExperienceRequirement, check);
        var note = check.Text(wish.Note, TextRule.Reason, "note");
        var errors = Inputs(check);

        if (coach is not null)
        {
            errors.AddRange(RightErrors(coach, confirmer));
        }

        if (step is { Requirement: not ExperienceRequirement })
        {
            errors.Add(new PathwayError.NotExperience(step));
        }

        if (errors.Count == 0 && wish.Existing.FirstOrDefault(row => row.PathwayId == pathway!.Id && row.StepKey == step!.Key) is { } before)
        {
            errors.Add(new PathwayError.AlreadyConfirmed(before));
        }

        return errors.Count > 0 || coach is null || pathway is null || step is null ? errors.ToImmutable() : new PathwayConfirmation
        {
            Id = PathwayConfirmationId.New(now),
            CoachId = coach.Id,
            PathwayId = pathway.Id,
            StepKey = step.Key,
            MetOn = wish.MetOn,
            Note = note,
            ConfirmedById = confirmer.PrincipalId!.Value,
            ConfirmedByName = confirmer.Name!,
            ConfirmedAt = now,
        };
    }

    private static void CheckStart(DateOnly day, DateOnly today, PathwayStart[] before, InputCheck check)
    {
        if (day > today)
        {
            check.Add(UserErrorCode.InFuture, "The date is in the future. Start the pathway on that day, or choose an earlier one.", "startedOn");
        }
        else if (day < new DateOnly(1970, 1, 1))
        {
            check.Add(UserErrorCode.OutOfRange, "The date is before 1970. Check the year.", "startedOn");
        }
        else if (before.Max(row => row.LeftOn) is { } left && day < left)
        {
            check.Add(UserErrorCode.OutOfRange, $"The coach left this pathway on {DayText.Of(left)}. Choose that day or a later one.", "startedOn");
        }
    }

    // Experience in practice is not older than the first post that is known.
    private static void CheckDay(StepToConfirm wish, DateOnly today, InputCheck check)
    {
        var count = check.Count;
        check.DayOfLearning(wish.MetOn, today, "metOn");

        if (check.Count == count && !wish.Employments.IsEmpty && wish.Employments.Min(post => post.StartedOn) is var first && wish.MetOn < first)
        {
            check.Add(UserErrorCode.OutOfRange, $"The coach's first post on record began on {DayText.Of(first)}. Choose a day from then on.", "metOn");
        }
    }

    private static void CheckMonths(int? months, ExperienceRequirement? requirement, InputCheck check)
    {
        if (requirement is { Months: { } needed })
        {
            if (months is null)
            {
                check.Missing("months");
            }
            else if (months < needed)
            {
                check.Add(UserErrorCode.OutOfRange, $"This step asks for {needed} months. Confirm it once the coach has them.", "months");
            }
        }
        else if (requirement is not null && months is not null)
        {
            check.Add(UserErrorCode.Invalid, "This step is not counted in months. Leave them out.", "months");
        }
    }

    private static IEnumerable<PathwayError> RightErrors(Coach coach, Caller confirmer)
    {
        if (confirmer.CoachId == coach.Id)
        {
            yield return new PathwayError.Own();
        }
        else if (!PlanCheck.Supervises(confirmer, coach.Id))
        {
            yield return new PathwayError.NotForYou("Only a supervisor or line manager of the coach confirms this. Ask one of them.");
        }
    }

    private static PathwayError.NotForYou NotYours() => new("Only the coach and whoever supervises them start and leave pathways. Ask one of them.");

    private static ImmutableArray<PathwayError>.Builder Inputs(InputCheck check)
    {
        var errors = ImmutableArray.CreateBuilder<PathwayError>();
        errors.AddRange(check.As(problem => new PathwayError.Input(problem)));

        return errors;
    }
}
