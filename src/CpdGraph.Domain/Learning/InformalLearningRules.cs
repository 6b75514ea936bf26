using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether informal learning may be logged.</summary>
public static class InformalLearningRules
{
    /// <summary>Minutes of a day.</summary>
    public const int MaximumMinutes = 24 * 60;

    /// <summary>Most competencies of one entry.</summary>
    public const int MaximumCompetencies = 50;

    /// <summary>Decides whether it may be logged.</summary>
    /// <param name="coach">Whose learning it is.</param>
    /// <param name="recorder">Who logs it.</param>
    /// <param name="minutesThatDay">Minutes of informal learning that the coach has logged on the day already.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The entry to be kept, or every mistake found.</returns>
    public static Outcome<InformalLearning, LogInformalLearningError> Log(
        InformalLearningEntry entry, CoachId coach, PrincipalId recorder, int minutesThatDay, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);

        var check = new InputCheck();
        var title = check.Needed(entry.Title, TextRule.Title, "title");
        check.DayOfLearning(entry.OccurredOn, LondonCalendar.DayOf(now), "occurredOn");
        check.Within(entry.CpdMinutes, 1, MaximumMinutes, "cpdMinutes");
        var reflection = check.Text(entry.Reflection, TextRule.Reflection, "reflection");
        var competencies = check.FindAll(entry.Competencies, MaximumCompetencies, "competencyIds");

        var errors = ImmutableArray.CreateBuilder<LogInformalLearningError>();
        errors.AddRange(check.As(problem => new LogInformalLearningError.Input(problem)));

        if (entry.CpdMinutes is >= 1 and <= MaximumMinutes && minutesThatDay > MaximumMinutes - entry.CpdMinutes)
        {
            errors.Add(new LogInformalLearningError.DayFull(minutesThatDay));
        }

        return errors.Count > 0 ? errors.ToImmutable() : new InformalLearning
        {
            Id = InformalLearningId.New(now),
            CoachId = coach,
            Title = title,
            Kind = entry.Kind,
            OccurredOn = entry.OccurredOn,
            CpdMinutes = entry.CpdMinutes,
            Reflection = reflection,
            Verification = Verification.SelfReported,
            CompetencyIds = [.. competencies.Select(competency => competency.Id)],
            RecordedById = recorder,
            RecordedAt = now,
        };
    }
}
